// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QComboBox>
#include <QListView>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTableView>

#include "tests/ui/pages/ward_window.h"
#include "ui/export/rota_hash.h"
#include "ui/pages/wards/board_cards.h"
#include "ui/pages/wards/board_tab.h"
#include "ui/pages/wards/plan_grid.h"
#include "ui/pages/wards/register_actions.h"
#include "ui/pages/wards/rota_words.h"
#include "ui/pages/wards/sheet_tab.h"
#include "ui/pages/wards/wards_page.h"

using namespace candour;
using namespace candour::driving;

namespace {

void showTab(MainWindow& window, const QString& name) {
  auto* tabs = visible<QTabBar>(window, "tabs");
  for (int i = 0; i < tabs->count(); ++i) {
    if (tabs->tabText(i) == name) return tabs->setCurrentIndex(i);
  }
  FAIL("no tab called " << name.toStdString());
}

QWidget* dialog(const char* name) {
  QWidget* found = nullptr;
  REQUIRE(waitFor(
      [&] {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
          if (widget->objectName() == QLatin1String(name) && widget->isVisible()) found = widget;
        }
        return found != nullptr;
      },
      5000));
  return found;
}

void type(MainWindow& window, const char* field, const QString& text) {
  window.activateWindow();
  REQUIRE(QTest::qWaitForWindowActive(&window));
  auto* edit = visible<QWidget>(window, field);
  edit->setFocus();
  QTest::keyClicks(edit, text);
  QTest::keyClick(edit, Qt::Key_Tab);
}

int cards(MainWindow& window, const char* column) {
  return visible<QListView>(window, column)->model()->rowCount();
}

WardsPage* page(MainWindow& window) {
  return visible<WardsPage>(window, "wardsPage");
}

}  // namespace

TEST_CASE("A newcomer goes from nomination to feedback sheet in the window", "[wards]") {
  WardWindow desk;
  MainWindow& window = desk.window;
  click(window, "noRegisterSurvey");
  click(*dialog("surveyWardsDialog"), "wardsAccept");
  REQUIRE(waitFor([&] { return desk.wards().wards.size() == 8; }));
  CHECK(desk.session.wards().ward("W5")->name == "Ward E");

  click(window, "nominate");
  QWidget* nomination = dialog("nominateDialog");
  CHECK(!visible<QPushButton>(*nomination, "nominateAccept")->isEnabled());
  auto* ward = visible<QComboBox>(*nomination, "nominateWard");
  ward->setCurrentIndex(0);
  auto* words = visible<QPlainTextEdit>(*nomination, "nominateWords");
  QTest::keyClicks(words, QStringLiteral("Cars race at night"));
  click(*nomination, "nominateAccept");
  REQUIRE(waitFor([&] { return desk.wards().priorities.size() == 1; }));
  REQUIRE(waitFor([&] { return cards(window, "cardsNominated") == 1; }));

  const auto now = [&] { return desk.wards().priorities.front(); };
  CHECK(!visible<QPushButton>(window, "moveOn")->isEnabled());
  type(window, "priorityWeek", QStringLiteral("10 Jul 2019"));
  CHECK(now().week == "2019-07-08");
  click(window, "moveOn");
  CHECK(now().state == PriorityState::Planned);
  type(window, "priorityActions", QStringLiteral("Speed checks"));
  click(window, "moveOn");
  CHECK(now().state == PriorityState::Acted);
  CHECK(cards(window, "cardsActed") == 1);
  type(window, "priorityResult", QStringLiteral("Fewer cars"));
  type(window, "priorityFeedbackOn", QStringLiteral("1/8/2019"));
  type(window, "priorityChannel", QStringLiteral("Leaflet"));
  click(window, "moveOn");
  CHECK(now().state == PriorityState::FedBack);

  click(window, "openSheet");
  auto* sheet = visible<SheetTab>(window, "sheetTab");
  REQUIRE(sheet->sheet());
  CHECK(sheet->sheet()->title.find(": you said, we did") != std::string::npos);
  const auto file = desk.folder / "sheet.html";
  sheet->exportTo(QString::fromStdString(file.string()));
  REQUIRE(waitFor([&] { return std::filesystem::exists(file); }));
  CHECK(desk.held() == desk.wards());
}

TEST_CASE("What is being written counts for the next step, and undo takes it back first",
          "[wards]") {
  WardWindow desk;
  MainWindow& window = desk.window;
  desk.takeWards();
  const auto id = desk.nominate("W1", "Cars race at night");
  visible<BoardTab>(window, "boardTab")->openPriority(id);
  const auto now = [&] { return desk.wards().priorities.front(); };
  type(window, "priorityWeek", QStringLiteral("10 Jul 2019"));
  click(window, "moveOn");
  REQUIRE(now().state == PriorityState::Planned);
  auto* next = visible<QPushButton>(window, "moveOn");
  auto* actions = visible<QPlainTextEdit>(window, "priorityActions");
  actions->setFocus();
  QTest::keyClicks(actions, QStringLiteral("Patrols"));
  CHECK(next->isEnabled());
  CHECK(now().actions.empty());
  QTest::keyClick(actions, Qt::Key_Z, Qt::ControlModifier);
  CHECK(actions->toPlainText().isEmpty());
  CHECK(now().state == PriorityState::Planned);
  CHECK(!next->isEnabled());
  QTest::keyClicks(actions, QStringLiteral("Patrols"));
  next->setFocus();
  click(window, "moveOn");
  CHECK(now().state == PriorityState::Acted);
  CHECK(now().actions == "Patrols");
  // No button that takes something back has the keyboard now.
  const QWidget* focus = window.focusWidget();
  REQUIRE(focus != nullptr);
  CHECK(qobject_cast<const QPushButton*>(focus) == nullptr);
}

TEST_CASE("A card is opened by keys and moved by Ctrl and an arrow", "[wards]") {
  WardWindow desk;
  desk.takeWards();
  const auto id = desk.nominate("W1", "Cars race at night");
  Priority planned = *desk.session.wards().priority(id);
  planned.week = "2019-07-08";
  desk.session.wards().change(QStringLiteral("week"), {planned});
  desk.showCycle("2019-Q3");
  auto* list = visible<QListView>(desk.window, "cardsNominated");
  list->setFocus();
  list->setCurrentIndex(list->model()->index(0, 0));
  QTest::keyClick(list, Qt::Key_Return);
  CHECK(visible<QWidget>(desk.window, "sectionPriority")->isVisible());
  CHECK(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"Cars race"));
  QTest::keyClick(list, Qt::Key_Right, Qt::ControlModifier);
  CHECK(desk.session.wards().priority(id)->state == PriorityState::Planned);
  // Nothing was done yet: it stays, and why is said.
  QTest::keyClick(visible<QListView>(desk.window, "cardsPlanned"), Qt::Key_Right,
                  Qt::ControlModifier);
  CHECK(desk.session.wards().priority(id)->state == PriorityState::Planned);
}

TEST_CASE("The board shows a cycle and a borough, overdue cards first", "[wards]") {
  WardRegister wards;
  wards.wards = {{"W1", "Ward A", "North"}, {"W2", "Ward B", "South"}, {"W3", "Ward C", "South"}};
  for (int i = 1; i <= 3; ++i) {
    Priority priority;
    priority.id = i;
    priority.ward = "W" + std::to_string(i);
    priority.cycle = "2019-Q3";
    priority.words = "Noise";
    priority.state = PriorityState::Planned;
    priority.week = i == 3 ? "2019-07-01" : "2019-09-02";
    wards.priorities.push_back(priority);
  }
  const auto all = boardCards(wards, {"2019-Q3", {}, {}, false}, "2019-08-01");
  REQUIRE(all[1].size() == 3);
  CHECK(all[1].front().ward == u"Ward C");
  CHECK(all[1].front().overdue == u"no action recorded by 7 Jul 2019");
  CHECK(boardCards(wards, {"2019-Q3", "North", {}, false}, "2019-08-01")[1].size() == 1);
  CHECK(
      boardCards(wards, {"2019-Q3", "", QStringLiteral("ward b"), false}, "2019-08-01")[1].size() ==
      1);
  CHECK(boardCards(wards, {"2019-Q4", {}, {}, false}, "2019-08-01")[1].empty());
}

TEST_CASE("A plan is drawn, frozen, and shows which wards moved", "[wards]") {
  WardWindow desk;
  desk.takeWards();
  for (const auto& ward : desk.wards().wards) desk.nominate(ward.code, "Noise in " + ward.name);
  RotaQuestion question;
  question.cycle = "2019-Q3";
  question.firstWeek = "2019-07-01";
  question.wardsAWeek = 2;
  question.seed = 7;
  question.take = RotaWards::Nominated;
  auto drawn = drawRota(desk.wards(), question);
  REQUIRE(drawn);
  drawn->name = "Summer";
  page(desk.window)->actions().freeze(*drawn);
  REQUIRE(waitFor([&] { return desk.wards().rotas.size() == 1; }));
  const FrozenRota& rota = desk.wards().rotas.front();
  CHECK(rota.sha256 == rotaHash(rota));
  CHECK(rotaState(desk.session.wards(), rota).kept);
  for (const auto& priority : desk.wards().priorities) {
    CHECK(priority.state == PriorityState::Planned);
  }
  const PlanGrid grid = planGrid(desk.wards(), "2019-Q3", "");
  CHECK(grid.boroughs == std::vector<std::string>{"", "North", "South"});
  CHECK(grid.cells[0][0].size() == 2);
  CHECK(grid.cells[0].back().empty());

  Priority moved = desk.wards().priorities.front();
  moved.week = "2019-09-02";
  desk.session.wards().change(QStringLiteral("week"), {moved});
  const RotaState state = rotaState(desk.session.wards(), desk.wards().rotas.front());
  CHECK(!state.kept);
  CHECK(state.text.contains(u"1 ward moved"));
  CHECK(state.text.contains(QString::fromStdString(desk.session.wards().wardName(moved.ward))));

  showTab(desk.window, QStringLiteral("Plan"));
  desk.showCycle("2019-Q3");
  REQUIRE(waitFor(
      [&] {
        const auto* note = desk.window.findChild<QWidget*>(QStringLiteral("frozenPlan"));
        return note != nullptr && note->isVisible() && note->accessibleName() == state.text;
      },
      5000));
  // Undo takes the weeks back; the plan itself is kept for ever.
  desk.session.undoStack().undo();
  desk.session.undoStack().undo();
  CHECK(desk.held().rotas.size() == 1);
  CHECK(desk.held().priorities.front().state == PriorityState::Nominated);
}

TEST_CASE("A register comes in and goes out as a table", "[wards]") {
  WardWindow desk;
  std::ofstream(desk.folder / "in.csv") << "ward,ward_name,borough,cycle,words,category\n"
                                           "W1,Ward A,North,2019-Q3,Cars race,Road safety\n"
                                           "W5,Ward E,South,2019-Q3,Litter,Litter\n";
  page(desk.window)
      ->actions()
      .importTable(QString::fromStdString((desk.folder / "in.csv").string()));
  REQUIRE(waitFor([&] { return desk.wards().priorities.size() == 2; }));
  CHECK(desk.session.wards().ward("W5")->borough == "South");
  const auto out = desk.folder / "out.csv";
  page(desk.window)->actions().exportTo(QString::fromStdString(out.string()));
  CHECK(std::filesystem::file_size(out) > 100);
  desk.session.undoStack().undo();
  CHECK(desk.held().priorities.front().withdrawn);
}
