// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/priority_fields.h"

#include <catch2/catch.hpp>

#include "tests/support/sample_register.h"

using namespace candour;

TEST_CASE("every field of a priority is set from its own text", "[ward]") {
  const Priority before = fedBackPriority("E05000001", "2019-Q3");
  Priority after;
  for (const auto field : priorityFields()) {
    INFO(field);
    CHECK(setField(after, field, fieldText(before, field)));
  }
  CHECK(after == before);
}

TEST_CASE("texts are taken without blanks and carriage returns", "[ward]") {
  Priority priority;
  REQUIRE(setField(priority, "words", " Bins\r\nand rats \n"));
  CHECK(priority.words == "Bins\nand rats");
  REQUIRE(setField(priority, "state", "Fed_Back"));
  CHECK(priority.state == PriorityState::FedBack);
  REQUIRE(setField(priority, "nominated_through", "ONLINE platform"));
  CHECK(priority.nominatedThrough == Nomination::OnlinePlatform);
  REQUIRE(setField(priority, "withdrawn", "Yes"));
  CHECK(priority.withdrawn);
}

TEST_CASE("a field or value that is none is said", "[ward]") {
  Priority priority;
  CHECK(setField(priority, "state", "done").error().message ==
        "state is \"done\"; it is nominated, planned, acted, fed back or evaluated.");
  CHECK(setField(priority, "nominated_through", "phone").error().message ==
        "nominated_through is \"phone\"; it is ward panel, online platform or other.");
  CHECK(setField(priority, "withdrawn", "perhaps").error().message ==
        "withdrawn is \"perhaps\"; write yes or no.");
  CHECK(setField(priority, "word", "x").error().message.find("words") != std::string::npos);
  CHECK(setField(priority, "id", "7").error().message.find("no field \"id\"") != std::string::npos);
}

TEST_CASE("what a state needs is missed one by one", "[ward]") {
  Priority priority = nominatedPriority("E05000001", "2019-Q3");
  CHECK(missingFor(priority, PriorityState::Nominated).empty());
  CHECK(missingFor(priority, PriorityState::Planned) == "it has no week of action yet");
  priority.week = "2019-07-09";
  CHECK(missingFor(priority, PriorityState::Planned) == "its week does not begin on a Monday");
  priority.week = "2019-07-08";
  CHECK(missingFor(priority, PriorityState::Planned).empty());
  CHECK(missingFor(priority, PriorityState::Acted).find("(actions)") != std::string::npos);
  priority.actions = "Searches of bins";
  CHECK(missingFor(priority, PriorityState::Acted).empty());
  CHECK(missingFor(priority, PriorityState::FedBack) == "it has no result yet");
  priority.result = "Fewer rats";
  CHECK(missingFor(priority, PriorityState::FedBack).find("(feedback_on)") != std::string::npos);
  priority.feedbackOn = "2019-07-07";
  CHECK(missingFor(priority, PriorityState::FedBack).find("(feedback_channel)") !=
        std::string::npos);
  priority.feedbackChannel = "Newsletter";
  CHECK(missingFor(priority, PriorityState::FedBack) ==
        "its feedback lies before its week of action");
  priority.feedbackOn = "2019-07-08";
  CHECK(missingFor(priority, PriorityState::FedBack).empty());
  CHECK(missingFor(priority, PriorityState::Evaluated).empty());
}

TEST_CASE("a priority that cannot be is refused in one sentence", "[ward]") {
  const Priority sound = nominatedPriority("E05000001", "2019-Q3");
  CHECK(flawOf(sound).empty());
  const auto flawWith = [&sound](std::string_view field, std::string value) {
    Priority priority = sound;
    REQUIRE(setField(priority, field, value));
    return flawOf(priority);
  };
  CHECK(flawWith("ward", " ") == "It has no ward.");
  CHECK(flawWith("words", "").starts_with("It has no words"));
  CHECK(flawWith("cycle", "2019").find("write a quarter as 2019-Q3") != std::string::npos);
  CHECK(flawWith("nominated_on", "31/02/2019").find("no day") != std::string::npos);
  CHECK(flawWith("feedback_on", "2019-02-30").find("no day") != std::string::npos);
  CHECK(flawWith("week", "2019-07-03") ==
        "week is 2019-07-03, which is no Monday; that week begins on 2019-07-01.");
  CHECK(flawWith("partners", std::string("a\x01z")).find("control characters") !=
        std::string::npos);
  CHECK(flawWith("actions", std::string(20001, 'a')).find("20,000") != std::string::npos);
  CHECK(flawWith("state", "planned") == "It cannot be planned: it has no week of action yet.");
}
