// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/ui/pages/ward_window.h"

using namespace candour;
using namespace candour::driving;

TEST_CASE("Every edit of the register is saved at once and is a step of undo", "[wards]") {
  WardWindow desk;
  desk.takeWards();
  const auto id = desk.nominate("W1", "Cars race at night");
  CHECK(desk.held().wards.size() == 8);
  REQUIRE(desk.held().priorities.size() == 1);

  Priority after = *desk.session.wards().priority(id);
  after.partners = "Council";
  desk.session.wards().change(QStringLiteral("partners"), {after});
  after.week = "2019-07-08";
  desk.session.wards().change(QStringLiteral("week"), {after});
  after.state = PriorityState::Planned;
  desk.session.wards().change(QStringLiteral("planned"), {after});
  CHECK(desk.held().priorities.front() == after);

  desk.session.undoStack().undo();
  desk.session.undoStack().undo();
  CHECK(desk.wards().priorities.front().week.empty());
  CHECK(desk.wards().priorities.front().partners == "Council");
  CHECK(desk.held() == desk.wards());
  desk.session.undoStack().redo();
  desk.session.undoStack().redo();
  CHECK(desk.held().priorities.front() == after);
}

TEST_CASE("Undoing a nomination withdraws it: nothing is ever lost", "[wards]") {
  WardWindow desk;
  desk.takeWards();
  const auto id = desk.nominate("W1", "Cars race at night");
  desk.session.undoStack().undo();
  CHECK(desk.session.wards().priority(id)->withdrawn);
  CHECK(desk.session.wards().livePriority("W1", "2019-Q3") == nullptr);
  CHECK(desk.held().priorities.front().withdrawn);
  desk.session.undoStack().redo();
  CHECK(!desk.held().priorities.front().withdrawn);
}

TEST_CASE("Undo takes back the fields of one edit and leaves later ones alone", "[wards]") {
  WardWindow desk;
  desk.takeWards();
  const auto id = desk.nominate("W1", "Cars race at night");
  Priority after = *desk.session.wards().priority(id);
  after.partners = "Council";
  desk.session.wards().change(QStringLiteral("partners"), {after});
  // What another tool or an import did meanwhile.
  WardRegister other = desk.wards();
  other.priorities.front().officer = "Dedicated ward officer";
  desk.session.wards().load(other);
  desk.session.undoStack().undo();
  CHECK(desk.wards().priorities.front().partners.empty());
  CHECK(desk.wards().priorities.front().officer == "Dedicated ward officer");
}

TEST_CASE("What the project refuses is said, and the desk shows what it holds", "[wards]") {
  WardWindow desk;
  desk.takeWards();
  const auto id = desk.nominate("W1", "Cars race at night");
  QStringList failures;
  QObject::connect(&desk.session, &Session::failed,
                   [&failures](const QString& message) { failures << message; });
  Priority second;
  second.ward = "W1";
  second.cycle = "2019-Q3";
  second.words = "Litter";
  desk.session.wardWork().nominate(second);
  REQUIRE(waitFor([&] { return failures.size() == 1; }));
  CHECK(desk.held().priorities.size() == 1);

  Priority wrong = *desk.session.wards().priority(id);
  wrong.words.clear();
  desk.session.wards().change(QStringLiteral("words"), {wrong});
  REQUIRE(waitFor([&] { return failures.size() == 2; }));
  REQUIRE(waitFor([&] { return !desk.session.wards().priority(id)->words.empty(); }));
}

TEST_CASE("Wards that are taken away by undo leave the project, too", "[wards]") {
  WardWindow desk;
  desk.takeWards();
  CHECK(desk.held().wards.size() == 8);
  desk.session.undoStack().undo();
  CHECK(desk.held().wards.empty());
  desk.session.undoStack().redo();
  CHECK(desk.held().wards.size() == 8);
}
