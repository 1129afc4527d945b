// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QComboBox>
#include <QTabBar>
#include <QTableView>
#include <algorithm>

#include "tests/support/temporary.h"
#include "tests/ui/pages/driving.h"
#include "tests/ui/pages/small_survey.h"
#include "ui/pages/frame/project_actions.h"
#include "ui/pages/steps.h"

using namespace candour;
using namespace candour::driving;

namespace {

// A window on a small survey of our own, with an outcome and two drivers set through the window.
struct Desk {
  TemporaryFolder folder;
  Session session;
  MainWindow window{session, ThemeChoice::Light};

  Desk() {
    const auto file = folder / "residents.csv";
    writeSmallSurvey(file);
    window.resize(1280, 800);
    window.show();
    window.projects().open({QString::fromStdString(file.string())});
    REQUIRE(waitFor([this] { return session.hasData(); }));
  }

  void selectVariable(const QString& name) {
    click(window, "stepData");
    auto* search = visible<QLineEdit>(window, "variableSearch");
    search->clear();
    QTest::keyClicks(search, name);
    auto* table = visible<QTableView>(window, "variables");
    REQUIRE(table->model()->rowCount() >= 1);
    table->selectRow(0);
    REQUIRE(visible<QLabel>(window, "variableName")->text() == name);
    search->clear();
  }

  void setOutcome(const QString& name, const QString& answer, const QString& called) {
    selectVariable(name);
    click(window, "setOutcome");
    auto* ticks = visible<QListWidget>(window, "answersTicks");
    const auto lines = ticks->findItems(answer, Qt::MatchStartsWith);
    REQUIRE(lines.size() == 1);
    lines.first()->setCheckState(Qt::Checked);
    auto* field = visible<QLineEdit>(window, "answersName");
    field->clear();
    QTest::keyClicks(field, called);
    click(window, "useAnswers");
  }

  void addDriver(const QString& name) {
    selectVariable(name);
    click(window, "addDriver");
  }

  void setUp() {
    setOutcome(QStringLiteral("trust"), QStringLiteral("Agree"), QStringLiteral("Trust"));
    addDriver(QStringLiteral("fairness"));
    addDriver(QStringLiteral("patrols"));
    click(window, "stepDrivers");
    REQUIRE(waitFor([this] { return answered(session) && figure(window) != nullptr; }));
  }
};

}  // namespace

TEST_CASE("A survey file becomes a project with its variables and distributions") {
  Desk desk;
  CHECK(desk.session.survey().rows == kSmallRows);
  CHECK(std::filesystem::exists(desk.folder / "residents.candour"));
  desk.selectVariable(QStringLiteral("area"));
  REQUIRE(waitFor([&] {
    return desk.session.facts().distribution("area", desk.session.question().design.weight) !=
           nullptr;
  }));
  const auto* counted =
      desk.session.facts().distribution("area", desk.session.question().design.weight);
  REQUIRE(counted->answers.size() == 4);
  CHECK(counted->answers.front().text == "East");
  CHECK(counted->answers.front().n == kSmallRows / 4);
}

TEST_CASE("An only weight is used and said") {
  Desk desk;
  CHECK(desk.session.question().design.weight == "weight");
  CHECK(visible<QLabel>(desk.window, "bannerText")->text().contains(QStringLiteral("weight")));
}

TEST_CASE("Outcome and drivers set in the window give a fitted figure and its numbers") {
  Desk desk;
  desk.setUp();
  const Figure* effects = figure(desk.window);
  REQUIRE(effects->rows.size() == 2);
  // Fairness moves trust in this survey and patrols do not.
  CHECK(effects->rows.front().label == "fairness");
  CHECK(effects->rows.front().lower.value() > 0);
  auto* numbers = visible<QTableView>(desk.window, "numbers");
  CHECK(numbers->model()->rowCount() == 2);
  CHECK(
      visible<QLabel>(desk.window, "statusFacts")->text().contains(QStringLiteral("in the model")));
}

TEST_CASE("A filter to one area refits, and undo brings the first answer back") {
  Desk desk;
  desk.setUp();
  const double everywhere = figure(desk.window)->rows.front().value;
  choose(desk.window, "chipArea", QStringLiteral("area"));
  CHECK(desk.session.question().area == "area");
  choose(desk.window, "chipArea", QStringLiteral("North"));
  REQUIRE(desk.session.question().domain.size() == 1);
  REQUIRE(waitFor([&] { return answered(desk.session); }));
  const auto& model = *desk.session.answers().current().value<DriverModel>(kModel);
  CHECK(model.n <= kSmallRows / 4);
  CHECK(figure(desk.window)->rows.front().value != everywhere);
  press(desk.window, Qt::Key_Z, Qt::ControlModifier);
  CHECK(desk.session.question().domain.empty());
  REQUIRE(waitFor([&] { return answered(desk.session); }));
  CHECK(figure(desk.window)->rows.front().value == everywhere);
  press(desk.window, Qt::Key_Y, Qt::ControlModifier);
  CHECK(desk.session.question().domain.size() == 1);
}

TEST_CASE("Another outcome refits, and is no driver of itself") {
  Desk desk;
  desk.setUp();
  desk.setOutcome(QStringLiteral("patrols"), QStringLiteral("5"), QStringLiteral("Patrols"));
  CHECK(desk.session.question().outcome.variable == "patrols");
  CHECK(desk.session.question().drivers.size() == 1);
  CHECK(visible<QLabel>(desk.window, "bannerText")->text().contains(QStringLiteral("patrols")));
  click(desk.window, "stepDrivers");
  REQUIRE(waitFor([&] { return answered(desk.session); }));
  CHECK(figure(desk.window)->rows.size() == 1);
}

TEST_CASE("The areas are compared") {
  Desk desk;
  desk.setUp();
  choose(desk.window, "chipArea", QStringLiteral("area"));
  click(desk.window, "stepBoroughs");
  REQUIRE(waitFor([&] { return desk.session.answers().current().known.contains(kPack); }));
  const Figure* areas = figure(desk.window);
  REQUIRE(areas != nullptr);
  CHECK(areas->rows.size() == 4);
}

TEST_CASE("A figure is exported with its numbers and its alternative text") {
  Desk desk;
  desk.setUp();
  click(desk.window, "exportFigure");
  const auto target = desk.folder / "effects.svg";
  auto* path = visible<QLineEdit>(desk.window, "exportPath");
  path->clear();
  QTest::keyClicks(path, QString::fromStdString(target.string()));
  auto* button = visible<QPushButton>(desk.window, "exportButton");
  REQUIRE(waitFor([&] { return button->isEnabled(); }, 10000));
  click(desk.window, "exportButton");
  REQUIRE(
      waitFor([&] { return std::filesystem::exists(desk.folder / "effects.recipe.json"); }, 10000));
  CHECK(std::filesystem::exists(target));
  CHECK(std::filesystem::exists(desk.folder / "effects.csv"));
  CHECK(std::filesystem::exists(desk.folder / "effects.txt"));
  REQUIRE(waitFor([&] {
    return visible<QLabel>(desk.window, "bannerText")
        ->text()
        .contains(QStringLiteral("effects.svg"));
  }));
}

TEST_CASE("The question is there again when the project is opened again") {
  Desk desk;
  desk.setUp();
  const DriverModelSpec question = desk.session.question();
  desk.session.saveNow();
  REQUIRE(waitFor([&] { return desk.session.isSaved(); }));
  Session later;
  MainWindow window(later, ThemeChoice::Light);
  window.show();
  later.openProject(desk.folder / "residents.candour");
  REQUIRE(waitFor([&] { return later.hasData(); }));
  CHECK(later.question() == question);
  CHECK(later.state().page == DriversStep);
  REQUIRE(waitFor([&] { return answered(later) && figure(window) != nullptr; }));
}

TEST_CASE("A file that is no survey leaves the window as it was, with one line why") {
  Desk desk;
  const auto file = desk.folder / "broken.sav";
  writeText(file, "not a survey");
  desk.window.projects().open({QString::fromStdString(file.string())});
  REQUIRE(waitFor([&] {
    auto* line = desk.window.findChild<QLabel*>(QStringLiteral("bannerText"));
    return line->isVisible() && line->text().contains(QStringLiteral("broken.sav"));
  }));
  CHECK(desk.session.survey().rows == kSmallRows);
  CHECK(!std::filesystem::exists(desk.folder / "broken.candour"));
}
