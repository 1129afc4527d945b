// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/priority_rules.h"

#include <catch2/catch.hpp>
#include <set>

#include "tests/support/sample_register.h"

using namespace candour;

TEST_CASE("states follow one step at a time and say what they need", "[ward]") {
  Priority priority = nominatedPriority("E1", "2019-Q3");
  CHECK(whyNot(priority, PriorityState::Planned) ==
        "It cannot be planned: it has no week of action yet.");
  CHECK(whyNot(priority, PriorityState::Acted) == "It is nominated: make it planned before acted.");
  priority.week = "2019-07-08";
  CHECK(whyNot(priority, PriorityState::Planned).empty());
  priority = fedBackPriority("E1", "2019-Q3");
  CHECK(whyNot(priority, PriorityState::Evaluated).empty());
  CHECK(whyNot(priority, PriorityState::Nominated).empty());  // a correction
  priority.followUp.clear();
  CHECK(whyNot(priority, PriorityState::Evaluated).find("(follow_up)") != std::string::npos);
  CHECK(whyNot(priority, PriorityState::Evaluated, {.evaluation = true}).empty());
  priority.withdrawn = true;
  CHECK(whyNot(priority, PriorityState::Evaluated).find("withdrawn") != std::string::npos);
}

TEST_CASE("what is odd is told and allowed", "[ward]") {
  Priority priority = fedBackPriority("E1", "2019-Q3");
  CHECK(oddities(priority).empty());
  priority.week = "2019-06-24";  // its Sunday is 30 June
  CHECK(oddities(priority) ==
        std::vector<std::string>{"Its week of action (24 June 2019) lies outside of its cycle "
                                 "(July to September 2019)."});
  priority.week = "2019-09-30";  // its Monday is the cycle's last day
  priority.feedbackOn = "2019-10-20";
  CHECK(oddities(priority).empty());
  priority.nominatedOn = "2019-11-01";
  CHECK(oddities(priority).size() == 1);
}

TEST_CASE("categories are proposed, each once", "[ward]") {
  const auto& categories = proposedCategories();
  CHECK(categories.size() > 5);
  CHECK(std::set<std::string>(categories.begin(), categories.end()).size() == categories.size());
  CHECK_FALSE(proposedPartners().empty());
  CHECK_FALSE(proposedChannels().empty());
}
