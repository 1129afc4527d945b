// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QPlainTextEdit>
#include <QTableWidget>

#include "core/store/project.h"
#include "tests/support/temporary.h"
#include "tests/ui/pages/driving.h"
#include "tests/ui/pages/small_survey.h"
#include "ui/pages/frame/project_actions.h"
#include "ui/pages/prepare/steps_pane.h"
#include "ui/pages/prepare/variable_field.h"

using namespace candour;
using namespace candour::driving;
using namespace Qt::StringLiterals;

namespace {

struct PrepareDesk {
  TemporaryFolder folder;
  Session session;
  MainWindow window{session, ThemeChoice::Light};

  PrepareDesk() {
    writeSmallSurvey(folder / "residents.csv");
    window.resize(1280, 800);
    window.show();
    window.projects().open({QString::fromStdString((folder / "residents.csv").string())});
    REQUIRE(waitFor([this] { return session.hasData(); }));
    click(window, "stepPrepare");
  }

  [[nodiscard]] StepsPane* pane() { return visible<StepsPane>(window, "stepsPane"); }
  [[nodiscard]] bool has(const std::string& variable) {
    return session.survey().find(variable).has_value();
  }
  void name(const QString& name) { visible<QLineEdit>(window, "stepName")->setText(name); }
  void accept() {
    auto* button = visible<QPushButton>(window, "stepAccept");
    REQUIRE(waitFor([button] { return button->isEnabled(); }));
    QTest::mouseClick(button, Qt::LeftButton);
  }
  void derive(const QString& called, const QString& formula) {
    pane()->addStep(DeriveStep{});
    name(called);
    visible<QPlainTextEdit>(window, "deriveFormula")->setPlainText(formula);
    accept();
    REQUIRE(waitFor([&] { return has(called.toStdString()); }));
  }
};

}  // namespace

TEST_CASE("An empty recipe says what to do, and a formula makes a variable; undo takes it back") {
  PrepareDesk desk;
  CHECK(visible<QPushButton>(desk.window, "addFirstStep")->isEnabled());
  desk.derive(u"both"_s, u"mean(fairness, patrols)"_s);
  auto* list = visible<QTableWidget>(desk.window, "stepsList");
  CHECK(list->rowCount() == 1);
  CHECK(list->item(0, 0)->text() == u"both"_s);
  REQUIRE(waitFor([list] { return list->item(0, 2)->text() == u"800"_s; }));
  desk.session.undoStack().undo();
  REQUIRE(waitFor([&] { return !desk.has("both"); }));
  desk.session.undoStack().redo();
  REQUIRE(waitFor([&] { return desk.has("both"); }));
  REQUIRE(waitFor([&] { return desk.session.isSaved(); }));
  const auto project = Project::open(desk.session.project().file);
  REQUIRE(project);
  CHECK(project->steps().size() == 1);
}

TEST_CASE("A formula that is wrong says where, and cannot be accepted") {
  PrepareDesk desk;
  desk.pane()->addStep(DeriveStep{});
  desk.name(u"x"_s);
  auto* formula = visible<QPlainTextEdit>(desk.window, "deriveFormula");
  auto* verdict = visible<QLabel>(desk.window, "stepVerdict");
  formula->setPlainText(u"fairnes + 1"_s);
  REQUIRE(waitFor([verdict] { return verdict->text().contains(u"fairness"_s); }));
  CHECK(verdict->text().startsWith(u"Line 1, column 1"_s));
  CHECK_FALSE(formula->extraSelections().isEmpty());
  CHECK_FALSE(visible<QPushButton>(desk.window, "stepAccept")->isEnabled());
  formula->setPlainText(u"fairness + 1"_s);
  REQUIRE(waitFor([verdict] { return verdict->text().startsWith(u"800 interviews"_s); }));
  CHECK(formula->extraSelections().isEmpty());
}

TEST_CASE("Answers that get one name become one, ordered by hand") {
  PrepareDesk desk;
  desk.pane()->addStep(RecodeStep{});
  desk.name(u"sides"_s);
  visible<VariableField>(desk.window, "recodeSource")->choose("area");
  auto* table = visible<QTableWidget>(desk.window, "recodeAnswers");
  REQUIRE(table->rowCount() == 4);
  for (int row = 0; row < 4; ++row) table->item(row, 2)->setText(row % 2 == 0 ? u"A"_s : u"B"_s);
  auto* order = visible<QListWidget>(desk.window, "recodeOrder");
  REQUIRE(order->count() == 2);
  CHECK(order->indexAt(QPoint(10, 10)).isValid());  // it is seen, too
  order->setCurrentRow(1);
  click(desk.window, "recodeUp");
  CHECK(order->item(0)->text() == u"B"_s);
  click(desk.window, "recodeDown");
  CHECK(order->item(0)->text() == u"A"_s);
  click(desk.window, "recodeTurn");
  desk.accept();
  REQUIRE(waitFor([&] { return desk.has("sides"); }));
  const auto& made = desk.session.survey().variables[*desk.session.survey().find("sides")];
  REQUIRE(made.levels.size() == 2);
  CHECK(made.levels[0].label == "B");
  // The dialog shows a step as it was made.
  click(desk.window, "editStep");
  CHECK(visible<QTableWidget>(desk.window, "recodeAnswers")->item(1, 2)->text() == u"B"_s);
  CHECK(visible<QListWidget>(desk.window, "recodeOrder")->item(0)->text() == u"B"_s);
}

TEST_CASE("Bands are named by their cuts") {
  PrepareDesk desk;
  desk.pane()->addStep(BandStep{});
  desk.name(u"bands"_s);
  visible<VariableField>(desk.window, "bandSource")->choose("fairness");
  auto* cuts = visible<QLineEdit>(desk.window, "bandCuts");
  QTest::keyClicks(cuts, u"3, 5"_s);
  auto* labels = visible<QTableWidget>(desk.window, "bandLabels");
  REQUIRE(labels->rowCount() == 3);
  CHECK(labels->item(1, 0)->text() == u"3-4"_s);
  labels->item(0, 0)->setText(u"low"_s);
  desk.accept();
  REQUIRE(waitFor([&] { return desk.has("bands"); }));
  CHECK(desk.session.survey().variables.back().levels[0].label == "low");
}

TEST_CASE(
    "Return in a field that gives items to a scale adds one, once, and leaves the dialog open") {
  PrepareDesk desk;
  desk.pane()->addStep(ScaleStep{});
  desk.name(u"both"_s);
  auto* field = visible<VariableField>(desk.window, "scaleVariables");
  auto* items = visible<QTableWidget>(desk.window, "scaleItems");
  auto* accept = visible<QPushButton>(desk.window, "stepAccept");
  QTest::keyClicks(field->lineEdit(), u"fair"_s);
  QWidget* completions = field->completer()->popup();
  REQUIRE(completions->isVisible());
  QTest::keyClick(completions, Qt::Key_Down);
  QTest::keyClick(completions, Qt::Key_Return);
  CHECK_FALSE(completions->isVisible());
  CHECK(waitFor([items] { return items->rowCount() == 1; }));
  for (const QString& name : {u"patrols"_s, u"patrols"_s}) {
    field->setEditText(name);
    field->completer()->popup()->hide();
    QTest::keyClick(field->lineEdit(), Qt::Key_Return);
    CHECK(waitFor([field] { return field->currentText().isEmpty(); }));
    REQUIRE(waitFor([accept] { return accept->isEnabled(); }));
  }
  CHECK(items->rowCount() == 2);
  CHECK(accept->isVisible());
  auto* least = visible<QComboBox>(desk.window, "scaleLeast");
  CHECK(least->count() == 3);
  CHECK(least->itemText(2) == u"all of them"_s);
}

TEST_CASE("A limit or a cut that is no number is a fault, never passed over") {
  PrepareDesk desk;
  desk.pane()->addStep(MissingStep{});
  desk.name(u"some"_s);
  auto* verdict = visible<QLabel>(desk.window, "stepVerdict");
  visible<VariableField>(desk.window, "missingSource")->choose("fairness");
  CHECK(verdict->text().startsWith(u"Say what is to be missing"_s));
  QTest::keyClicks(visible<QLineEdit>(desk.window, "missingCodes"), u"1"_s);
  QTest::keyClicks(visible<QLineEdit>(desk.window, "missingBelow"), u"two"_s);
  CHECK(verdict->text() == u"Missing below: \"two\" is no number."_s);
  CHECK_FALSE(visible<QPushButton>(desk.window, "stepAccept")->isEnabled());
  click(desk.window, "stepCancel");
  desk.pane()->addStep(BandStep{});
  desk.name(u"bands"_s);
  visible<VariableField>(desk.window, "bandSource")->choose("fairness");
  QTest::keyClicks(visible<QLineEdit>(desk.window, "bandCuts"), u"3, x"_s);
  CHECK(visible<QTableWidget>(desk.window, "bandLabels")->rowCount() == 0);
  CHECK(visible<QLabel>(desk.window, "stepVerdict")->text().contains(u"\"x\" is none"_s));
}

TEST_CASE("What a later step or the question uses is not removed, and moves no further") {
  PrepareDesk desk;
  desk.derive(u"one"_s, u"fairness + 1"_s);
  desk.derive(u"two"_s, u"one * 2"_s);
  auto* list = visible<QTableWidget>(desk.window, "stepsList");
  list->selectRow(0);
  click(desk.window, "removeStep");
  click(desk.window, "stepDown");
  CHECK(desk.session.steps().size() == 2);
  CHECK(desk.session.steps()[0].name == "one");
  list->selectRow(1);
  DriverModelSpec question = desk.session.question();
  question.controls.push_back({.items = {{.variable = "two"}}});
  desk.session.edit(u"control"_s, question);
  click(desk.window, "removeStep");
  CHECK(desk.session.steps().size() == 2);
  desk.session.undoStack().undo();
  click(desk.window, "removeStep");
  REQUIRE(waitFor([&] { return !desk.has("two"); }));
  CHECK(desk.has("one"));
}

TEST_CASE(
    "Weights are raked to shares that are typed or pasted, and told of before they are made") {
  PrepareDesk desk;
  desk.pane()->addStep(RakeStep{});
  desk.name(u"raked"_s);
  auto* verdict = visible<QLabel>(desk.window, "stepVerdict");
  CHECK(verdict->text().startsWith(u"Add a margin"_s));
  auto* variables = visible<VariableField>(desk.window, "rakeVariables");
  variables->choose("area");
  Q_EMIT variables->activated(variables->currentIndex());
  auto* shares = visible<QTableWidget>(desk.window, "rakeShares");
  REQUIRE(waitFor([shares] { return shares->rowCount() == 4; }));
  for (int row = 0; row < 3; ++row) shares->item(row, 1)->setText(u"20"_s);
  REQUIRE(waitFor([verdict] { return verdict->text().contains(u"has no share"_s); }));
  CHECK_FALSE(visible<QPushButton>(desk.window, "stepAccept")->isEnabled());
  shares->item(3, 1)->setText(u"40 %"_s);
  CHECK(visible<QLabel>(desk.window, "rakeSum")->text() == u"Sum: 100"_s);
  REQUIRE(waitFor([verdict] { return verdict->text().contains(u"design effect"_s); }));
  desk.accept();
  REQUIRE(waitFor([&] { return desk.has("raked"); }));
  click(desk.window, "editStep");
  CHECK(visible<QTableWidget>(desk.window, "rakeShares")->item(3, 1)->text() == u"40"_s);
}
