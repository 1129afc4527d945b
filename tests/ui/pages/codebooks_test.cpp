// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>

#include "models/codebooks/codebook_table.h"
#include "tests/support/temporary.h"
#include "tests/ui/pages/driving.h"
#include "tests/ui/pages/small_survey.h"
#include "ui/documents/text_workbook.h"
#include "ui/export/write_file.h"
#include "ui/pages/frame/project_actions.h"

using namespace candour;
using namespace candour::driving;

namespace {

QString tableText(const QTableView& table, int row, int column) {
  return table.model()->index(row, column).data().toString();
}

struct CodebookDesk {
  TemporaryFolder folder;
  Session session;
  MainWindow window{session, ThemeChoice::Light};

  CodebookDesk() {
    window.resize(1280, 800);
    window.show();
  }
  void open(const QStringList& names) {
    QStringList files;
    for (const auto& name : names) {
      files << QString::fromStdString((folder / name.toStdString()).string());
    }
    window.projects().open(files);
  }
};

}  // namespace

TEST_CASE("a join is accepted in the window, undone and done again") {
  CodebookDesk desk;
  writeText(desk.folder / "w1.csv", "Q13,trust\nVery worried,Agree\nNot worried,Disagree\n");
  writeText(desk.folder / "w2.csv", "Q13a,trust\nVery worried,Agree\nNot worried,Disagree\n");
  desk.open({QStringLiteral("w1.csv"), QStringLiteral("w2.csv")});
  REQUIRE(waitFor([&] { return desk.session.hasData(); }));
  visible<QTabBar>(desk.window, "dataTabs")->setCurrentIndex(1);
  auto* table = visible<QTableView>(desk.window, "differences");
  REQUIRE(waitFor([&] { return table->model()->rowCount() == 1; }));
  CHECK(tableText(*table, 0, 0) == QString::fromUtf8("Q13 → Q13a"));
  const auto knows = [&](const char* name) { return desk.session.survey().find(name).has_value(); };
  CHECK(knows("Q13"));
  click(desk.window, "acceptJoin");
  REQUIRE(waitFor([&] { return !knows("Q13"); }));
  REQUIRE(waitFor([&] { return table->model()->rowCount() == 0; }));
  CHECK(desk.session.project().joins.size() == 1);
  desk.session.undoStack().undo();
  REQUIRE(waitFor([&] { return knows("Q13"); }));
  REQUIRE(waitFor([&] { return table->model()->rowCount() == 1; }));
  CHECK(desk.session.project().joins.empty());
  click(desk.window, "ignoreDifference");
  CHECK(tableText(*table, 0, 2) == QStringLiteral("Ignored"));
  desk.session.undoStack().redo();
  REQUIRE(waitFor([&] { return !knows("Q13"); }));
}

TEST_CASE("a workbook whose header is not its first row is shown before it is read") {
  CodebookDesk desk;
  const auto bytes = textWorkbook(
      "Answers",
      {{"Cover", {"Read me"}, {{"This is a survey"}}, {}},
       {"Answers", {"id", "area", "trust"}, {{"1", "Brent", "4"}, {"2", "Camden", "5"}}, {}}});
  REQUIRE(bytes);
  REQUIRE(writeWhole(desk.folder / "book.xlsx", *bytes));
  desk.open({QStringLiteral("book.xlsx")});
  REQUIRE(
      waitFor([&] { return desk.window.findChild<QDialog*>(QStringLiteral("workbookDialog")); }));
  auto* dialog = desk.window.findChild<QDialog*>(QStringLiteral("workbookDialog"));
  auto* sheets = dialog->findChild<QComboBox*>(QStringLiteral("workbookSheet"));
  auto* row = dialog->findChild<QSpinBox*>(QStringLiteral("workbookHeaderRow"));
  auto* import = dialog->findChild<QPushButton*>(QStringLiteral("workbookImport"));
  REQUIRE(sheets->count() == 2);
  sheets->setCurrentIndex(1);
  CHECK(row->value() == 1);
  const auto* made = dialog->findChild<QLabel*>(QStringLiteral("workbookMade"));
  CHECK(made->text().contains(QStringLiteral("id (number)")));
  row->setValue(2);
  CHECK(made->text().contains(QStringLiteral("1 (number)")));
  row->setValue(1);
  REQUIRE(import->isEnabled());
  QTest::mouseClick(import, Qt::LeftButton);
  REQUIRE(waitFor([&] { return desk.session.hasData(); }));
  CHECK(desk.session.survey().find("trust"));
  CHECK(desk.session.survey().rows == 2);
}
