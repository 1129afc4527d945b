// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <catch2/catch.hpp>

#include "core/store/project.h"
#include "models/findings/recipe.h"
#include "tests/support/temporary.h"
#include "tests/ui/pages/briefing_driving.h"
#include "tests/ui/pages/small_survey.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/figure_view.h"

using namespace candour;
using namespace candour::driving;

namespace {

// The areas of the small survey and one of six interviews more, compared.
struct Comparing {
  TemporaryFolder folder;
  Session session;
  MainWindow window{session, ThemeChoice::Light};

  Comparing() {
    writeSmallSurvey(folder / "residents.csv");
    std::ofstream more(folder / "residents.csv", std::ios::binary | std::ios::app);
    for (int i = 0; i < 6; ++i) more << 900 + i << ",Tiny,Agree,3,3,1\n";
    more.close();
    window.resize(1280, 800);
    window.show();
    session.importFiles(folder / "residents.candour", {folder / "residents.csv"});
    REQUIRE(waitFor([this] { return session.hasData(); }));
    const auto question = parseDriverModelSpec(R"({
      "outcome": {"name": "Trust", "variable": "trust", "positive": ["Agree"]},
      "drivers": [{"name": "Fairness", "items": ["fairness"], "as": "number"}],
      "design": {"weight": "weight"}, "area": "area"})");
    REQUIRE(question);
    session.edit(QStringLiteral("question"), *question);
    click(window, "stepBoroughs");
    settle(window, session);
  }

  QWidget& dialog() {
    auto* found = window.findChild<QWidget*>(QStringLiteral("exportDialog"));
    REQUIRE(found != nullptr);
    return *found;
  }
  QPushButton* exportButton() { return visible<QPushButton>(dialog(), "exportButton"); }
  std::string read(const char* name) {
    QFile file(QString::fromStdString((folder / name).string()));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll().toStdString();
  }
  std::vector<Project::DisclosureOverride> log() {
    const auto project = Project::open(folder / "residents.candour");
    REQUIRE(project);
    return project->overrides();
  }
  // Opens the dialog, waits until it knows what leaves and names the file.
  void openExport(const char* name) {
    click(window, "exportFigure");
    REQUIRE(waitFor([this] { return exportButton()->isEnabled(); }));
    visible<QLineEdit>(dialog(), "exportPath")
        ->setText(QString::fromStdString((folder / name).string()));
  }
  void finishExport(const char* name) {
    REQUIRE(waitFor([this] { return exportButton()->isEnabled(); }));
    click(dialog(), "exportButton");
    REQUIRE(waitFor([&] {
      return visible<QLabel>(window, "bannerText")->text().contains(QString::fromUtf8(name));
    }));
  }
};

}  // namespace

TEST_CASE("A figure leaves the window without who must not be shown") {
  Comparing desk;
  // On the analyst's own screen everybody is there.
  const auto& shown = figure(desk.window)->table;
  const auto withheld = [](const std::vector<std::vector<std::string>>& table) {
    return std::count_if(table.begin(), table.end(), [](const auto& line) {
      return std::find(line.begin(), line.end(), std::string(kWithheldWhy)) != line.end();
    });
  };
  CHECK(withheld(shown) == 0);
  desk.openExport("areas.svg");
  CHECK(visible<QLabel>(desk.dialog(), "leavingWithheld")
            ->text()
            .contains(QStringLiteral("area = Tiny (few interviews)")));
  const auto* preview = desk.dialog().findChild<FigureView*>();
  REQUIRE(preview->figure());
  CHECK(withheld(preview->figure()->table) == 2);
  desk.finishExport("areas.svg");
  CHECK(desk.read("areas.csv").find("withheld to protect people") != std::string::npos);
  CHECK(desk.log().empty());
  const auto recipe = parseRecipe(desk.read("areas.recipe.json"));
  REQUIRE(recipe);
  CHECK(recipe->size == "half-page");
  CHECK(recipe->sha256.size() == 64);
  CHECK(std::get<FigureQuestion>(recipe->question).topic == FigureTopic::Boroughs);
  CHECK(recipe->data.project == "residents.candour");
}

TEST_CASE("What is let leave all the same needs a reason, which the project keeps") {
  Comparing desk;
  desk.openExport("all.svg");
  auto* rounding = visible<QComboBox>(desk.dialog(), "leavingRounding");
  rounding->setCurrentIndex(rounding->findData(5));
  Q_EMIT rounding->activated(rounding->currentIndex());
  visible<QCheckBox>(desk.dialog(), "leavingOverride")->setChecked(true);
  CHECK_FALSE(desk.exportButton()->isEnabled());
  QTest::keyClicks(visible<QLineEdit>(desk.dialog(), "leavingReason"),
                   QStringLiteral("agreed with the six"));
  desk.finishExport("all.svg");
  CHECK(desk.read("all.csv").find("withheld") == std::string::npos);
  CHECK(desk.read("all.csv").find("Tiny") != std::string::npos);
  const auto log = desk.log();
  REQUIRE(log.size() == 1);
  CHECK(log[0].reason == "agreed with the six");
  CHECK(log[0].what.find("area = Tiny") != std::string::npos);
  const auto recipe = parseRecipe(desk.read("all.recipe.json"));
  REQUIRE(recipe);
  CHECK(recipe->leaving.reason == "agreed with the six");
  CHECK(recipe->leaving.rules.rounding == 5);
  // The rounding is the rule of the project from now on, the override is not.
  desk.openExport("next.svg");
  CHECK(visible<QComboBox>(desk.dialog(), "leavingRounding")->currentData().toInt() == 5);
  CHECK_FALSE(visible<QCheckBox>(desk.dialog(), "leavingOverride")->isChecked());
}

TEST_CASE("What is copied is protected as what is exported") {
  Comparing desk;
  press(desk.window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
  REQUIRE(waitFor([&] {
    return visible<QLabel>(desk.window, "bannerText")->text().contains(QStringLiteral("Withheld"));
  }));
  const auto* data = QGuiApplication::clipboard()->mimeData();
  CHECK(data->hasImage());
  CHECK(data->data(QStringLiteral("image/svg+xml")).contains("Withheld to protect people"));
}

TEST_CASE("A briefing is let leave for a reason, too") {
  Comparing desk;
  click(desk.window, "stepBriefing");
  auto* page = desk.window.findChild<BriefingsPage*>();
  const auto said = [&] { return visible<QLabel>(desk.window, "leavingWithheld")->text(); };
  REQUIRE(waitFor([&] {
    const auto* label = desk.window.findChild<QLabel*>(QStringLiteral("leavingWithheld"));
    return label != nullptr && label->isVisible();
  }));
  REQUIRE(waitFor([&] { return said().contains(QStringLiteral("area = Tiny")); }));
  // Own words that name somebody withheld are told.
  visible<PageList>(desk.window, "briefingPages")->setCurrentRow(2);
  auto* headline = visible<QPlainTextEdit>(desk.window, "pageHeadline");
  headline->setFocus();
  QTest::keyClicks(headline, QStringLiteral("Tiny trusts most"));
  const auto tells = [&](const QString& text) {
    for (const auto* label : desk.window.findChildren<QLabel*>()) {
      if (label->isVisible() && label->text().contains(text)) return true;
    }
    return false;
  };
  REQUIRE(waitFor([&] { return tells(QStringLiteral("name Tiny")); }, 10000));
  visible<QCheckBox>(desk.window, "leavingOverride")->setChecked(true);
  CHECK_FALSE(visible<QPushButton>(desk.window, "export.pdf")->isEnabled());
  QTest::keyClicks(visible<QLineEdit>(desk.window, "leavingReason"), QStringLiteral("a test"));
  REQUIRE(waitFor([&] { return said().startsWith(QStringLiteral("Let leave")); }));
  CHECK_FALSE(tells(QStringLiteral("name Tiny")));
  page->exportTo(QString::fromStdString((desk.folder / "all.html").string()));
  REQUIRE(waitFor([&] { return !desk.log().empty(); }));
  CHECK(desk.log().front().reason == "a test");
  CHECK(desk.log().front().what.find("briefing, all.html") != std::string::npos);
}
