// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QComboBox>
#include <QTabBar>
#include <QTableView>

#include "tests/ui/pages/sample_desk.h"
#include "ui/pages/wards/sheet_tab.h"

using namespace candour;
using namespace candour::driving;

namespace {

/// A window on the bundled sample with its register of wards.
struct RegisterDesk {
  TemporaryFolder folder;
  Session session;
  MainWindow window{session, ThemeChoice::Light};

  RegisterDesk() {
    const auto sample = std::filesystem::path(CANDOUR_SOURCE_DIR) / "data" / "sample";
    window.resize(1280, 800);
    window.show();
    session.importFiles(folder / "sample.candour", bundledSample(),
                        {sample / "ward_register.csv", sample / "ward_rota.json"});
    REQUIRE(waitFor([this] { return session.hasData(); }));
  }

  void show(const char* step, const QString& tab) {
    click(window, step);
    auto* tabs = visible<QTabBar>(window, "tabs");
    for (int i = 0; i < tabs->count(); ++i) {
      if (tabs->tabText(i) == tab) return tabs->setCurrentIndex(i);
    }
    FAIL("no tab called " << tab.toStdString());
  }
  [[nodiscard]] std::string headline() {
    const Figure* shown = figure(window);
    return shown == nullptr ? std::string() : shown->headline;
  }
  void choose(const char* list, int index) {
    auto* found = visible<QComboBox>(window, list);
    found->setCurrentIndex(index);
    Q_EMIT found->activated(index);
  }
};

}  // namespace

TEST_CASE("The sample brings its register and the plan that was frozen", "[wards]") {
  RegisterDesk desk;
  const WardRegister& wards = desk.session.wards().wards();
  CHECK(wards.priorities.size() == 442);
  CHECK(wards.wards.size() == 640);
  REQUIRE(wards.rotas.size() == 1);
  CHECK(wards.rotas.front().entries.size() == 640);
}

TEST_CASE("Requests are counted by cycle and borough", "[wards]") {
  RegisterDesk desk;
  desk.show("stepWards", QStringLiteral("Requests"));
  REQUIRE(waitFor([&] { return figure(desk.window) != nullptr; }));
  const std::string all = desk.headline();
  desk.choose("requestsCycle", 1);
  REQUIRE(waitFor([&] { return desk.headline() != all; }));
  CHECK(visible<QTableView>(desk.window, "numbers")->model()->columnCount() == 2);
}

TEST_CASE("What could be seen is said before the result, and follows the question", "[wards]") {
  RegisterDesk desk;
  desk.show("stepWards", QStringLiteral("Readiness"));
  REQUIRE(waitFor([&] { return figure(desk.window) != nullptr; }));
  CHECK(visible<QWidget>(desk.window, "lead")->accessibleName().contains(u"four of five surveys"));
  desk.show("stepWards", QStringLiteral("Result"));
  REQUIRE(waitFor([&] {
    return desk.headline().find("rust") != std::string::npos &&
           figure(desk.window)->kind == FigureKind::EventStudy;
  }));
  const QString lead = visible<QWidget>(desk.window, "lead")->accessibleName();
  CHECK(lead.startsWith(u"Before the result"));
  CHECK(lead.contains(u"Chance decided which ward came when"));
  const std::string flagged = desk.headline();
  choose(desk.window, "chipOutcome", QStringLiteral("Confidence"));
  REQUIRE(waitFor([&] { return desk.headline() != flagged; }));
  // What the survey says of the wards together stands on the sheet of each.
  desk.show("stepWards", QStringLiteral("Feedback"));
  auto* sheet = visible<SheetTab>(desk.window, "sheetTab");
  REQUIRE(waitFor([&] {
    return sheet->sheet() && sheet->sheet()->pages.front().sections.back().paragraphs.size() == 2;
  }));
}

TEST_CASE("What trust buys is shown of all behaviours and of one", "[wards]") {
  RegisterDesk desk;
  desk.show("stepWhat-if", QStringLiteral("What trust buys"));
  REQUIRE(waitFor(
      [&] { return figure(desk.window) != nullptr && figure(desk.window)->rows.size() == 6; }));
  CHECK(visible<QComboBox>(desk.window, "scenarioBehaviour")->count() == 4);
  desk.choose("scenarioBehaviour", 1);
  REQUIRE(waitFor(
      [&] { return figure(desk.window) != nullptr && figure(desk.window)->rows.size() > 6; }));
  CHECK(visible<QTableView>(desk.window, "numbers")->model()->columnCount() == 3);
}
