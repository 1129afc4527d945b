// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/overdue.h"

#include <catch2/catch.hpp>

#include "tests/support/sample_register.h"

using namespace candour;

namespace {

WardRegister registerIn(PriorityState state) {
  Priority priority = fedBackPriority("E1", "2019-Q3");
  priority.id = 7;
  priority.state = state;
  WardRegister wards;
  wards.priorities = {priority};
  return wards;
}

std::vector<OverduePriority> on(PriorityState state, const char* today) {
  return overdueOn(registerIn(state), today).value();
}

}  // namespace

TEST_CASE("priorities become overdue the day after the last in time", "[ward]") {
  using enum PriorityState;
  CHECK(on(Nominated, "2019-09-30").empty());
  REQUIRE(on(Nominated, "2019-10-01").size() == 1);
  CHECK(on(Nominated, "2019-10-01")[0] ==
        OverduePriority{7, Overdue::NotPlanned, "2019-09-30", 1,
                        "Its cycle (July to September 2019) is over and it is not marked as "
                        "planned; 1 day late."});
  CHECK(on(Planned, "2019-07-14").empty());  // the week of 8 July ends
  CHECK(on(Planned, "2019-07-16")[0].words ==
        "Its week of action (8 July 2019) is over and it is not marked as acted; 2 days late.");
  CHECK(on(Acted, "2019-08-11").empty());  // 28 days later
  CHECK(on(Acted, "2019-08-12")[0].kind == Overdue::NotFedBack);
  CHECK(on(FedBack, "2019-12-31").empty());
  CHECK(on(FedBack, "2020-01-01")[0].kind == Overdue::NotEvaluated);
  CHECK(on(Evaluated, "2030-01-01").empty());
}

TEST_CASE("what is overdue is said by what has been entered", "[ward]") {
  const auto words = [](PriorityState state, std::string Priority::*without) {
    WardRegister wards = registerIn(state);
    (wards.priorities[0].*without).clear();
    return overdueOn(wards, "2020-06-01").value().at(0).words;
  };
  using enum PriorityState;
  CHECK(words(Nominated, &Priority::week).find("no week is planned") != std::string::npos);
  CHECK(words(Planned, &Priority::actions).find("no action is recorded") != std::string::npos);
  CHECK(words(Acted, &Priority::feedbackOn).find("have not been told") != std::string::npos);
  CHECK(words(Acted, &Priority::followUp).find("not marked as fed back") != std::string::npos);
}

TEST_CASE("withdrawn priorities are never overdue, and the longest wait comes first", "[ward]") {
  WardRegister wards = registerIn(PriorityState::Planned);
  wards.priorities[0].withdrawn = true;
  CHECK(overdueOn(wards, "2030-01-01")->empty());
  wards.priorities[0].withdrawn = false;
  Priority older = wards.priorities[0];
  older.id = 8;
  older.week = "2019-07-01";
  wards.priorities.push_back(older);
  const auto overdue = overdueOn(wards, "2019-08-01");
  REQUIRE(overdue->size() == 2);
  CHECK(overdue->front().id == 8);
  CHECK(overdueOn(wards, "soon").error().message.find("no day") != std::string::npos);
}
