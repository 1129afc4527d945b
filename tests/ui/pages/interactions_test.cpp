// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>

#include "tests/ui/pages/briefing_driving.h"
#include "ui/pages/drivers/interaction_editor.h"

using namespace candour;
using namespace candour::driving;

TEST_CASE("An interaction is added, removed and follows its drivers' names") {
  InteractionEditor editor({{"A", "B"}}, nullptr);
  editor.setNames({"A", "B", "C"});
  auto* add = editor.findChild<QPushButton*>(QStringLiteral("addInteraction"));
  auto* first = editor.findChild<QComboBox*>(QStringLiteral("interactionFirst"));
  auto* second = editor.findChild<QComboBox*>(QStringLiteral("interactionSecond"));
  CHECK_FALSE(add->isEnabled());  // A with B is there
  first->setCurrentText(QStringLiteral("C"));
  Q_EMIT first->activated(first->currentIndex());
  REQUIRE(add->isEnabled());
  add->click();
  CHECK(editor.pairs() == std::vector<InteractionSpec>{{"A", "B"}, {"C", "B"}});
  CHECK_FALSE(add->isEnabled());
  second->setCurrentText(QStringLiteral("C"));
  Q_EMIT second->activated(second->currentIndex());
  CHECK_FALSE(add->isEnabled());  // with itself
  editor.rename("B", "Blue");
  editor.setNames({"A", "Blue", "C"});
  CHECK(editor.pairs() == std::vector<InteractionSpec>{{"A", "Blue"}, {"C", "Blue"}});
  editor.findChild<QListWidget*>(QStringLiteral("interactionList"))->setCurrentRow(0);
  editor.findChild<QPushButton*>(QStringLiteral("removeInteraction"))->click();
  CHECK(editor.pairs() == std::vector<InteractionSpec>{{"C", "Blue"}});
  editor.setNames({"A", "C"});  // a driver was removed
  CHECK(editor.pairs().empty());
}

TEST_CASE("The drivers page shows interactions where the question has some, as one edit") {
  SampleDesk desk;
  click(desk.window, "stepDrivers");
  settle(desk.window, desk.session);
  auto* tabs = visible<QTabBar>(desk.window, "tabs");
  int last = 0;
  while (tabs->tabText(last) != QStringLiteral("Interactions")) REQUIRE(++last < tabs->count());
  CHECK_FALSE(tabs->isTabVisible(last));
  const DriverModelSpec before = desk.session.question();
  DriverModelSpec question = before;
  question.interactions = {{before.drivers[0].name, before.drivers[1].name}};
  question.drivers[0].degree = 2;
  desk.session.edit(QStringLiteral("drivers"), question);
  REQUIRE(tabs->isTabVisible(last));
  tabs->setCurrentIndex(last);
  checkQuestion(desk.window, desk.session);
  CHECK(front(desk.window).figureQuestion()->driver == before.drivers[0].name);
  CHECK(front(desk.window).figure()->rows.size() >= 2);
  auto* side = visible<QComboBox>(desk.window, "sideDriver");
  CHECK(side->count() == 2);
  side->setCurrentIndex(1);
  Q_EMIT side->activated(1);
  checkQuestion(desk.window, desk.session);
  desk.session.undoStack().undo();
  CHECK(desk.session.question() == before);
  CHECK_FALSE(tabs->isTabVisible(last));
  CHECK(tabs->currentIndex() == 0);
}
