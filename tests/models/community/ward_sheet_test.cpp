// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/ward_sheet.h"

#include <catch2/catch.hpp>

#include "core/base/text.h"
#include "tests/support/sample_register.h"

using namespace candour;

namespace {

WardRegister oneWard(Priority priority) {
  WardRegister wards;
  wards.wards = {{"E1", "Rushey Green", "Lewisham"}};
  priority.id = 1;
  wards.priorities = {std::move(priority)};
  return wards;
}

std::string textOf(const Document& sheet, std::size_t section) {
  return join(sheet.pages.front().sections[section].paragraphs, "\n");
}

}  // namespace

TEST_CASE("A sheet tells what was said, done and changed, and how sure one can be", "[sheet]") {
  const WardRegister wards = oneWard(fedBackPriority("E1", "2019-Q3"));
  const Document sheet = wardSheet(wards, wards.priorities.front());
  CHECK(sheet.title == "Rushey Green: you said, we did");
  CHECK(sheet.subtitle == "Lewisham, July to September 2019");
  REQUIRE(sheet.pages.size() == 1);
  const auto& sections = sheet.pages.front().sections;
  REQUIRE(sections.size() == 4);
  CHECK(sections[0].heading == "You said");
  CHECK(textOf(sheet, 0).find("\xE2\x80\x9C"
                              "Bins set on fire") == 0);
  CHECK(textOf(sheet, 0).find("on the online platform on 12 June 2019.") != std::string::npos);
  CHECK(textOf(sheet, 1) ==
        "A week of action was held in the week of 8 July 2019, by police together with Council and "
        "Fire brigade.\nPatrols at night\nBins moved\nTo ask about it, speak to: Dedicated ward "
        "officer.");
  CHECK(textOf(sheet, 2) == "Two fires, nine before\nWhat comes next: Look again in October");
  CHECK(textOf(sheet, 3).find("not measured against wards that had no such week") !=
        std::string::npos);
  CHECK(sheetGaps(wards.priorities.front()).empty());
}

TEST_CASE("What the register does not hold yet is said", "[sheet]") {
  Priority planned = nominatedPriority("E1", "2019-Q3");
  const WardRegister bare = oneWard(planned);
  CHECK(textOf(wardSheet(bare, bare.priorities.front()), 1) ==
        "It does not have a week of action yet.");
  CHECK(sheetGaps(bare.priorities.front()) ==
        std::vector<std::string>{"the week of action", "what was done", "the result"});
  planned.state = PriorityState::Planned;
  planned.week = "2019-07-08";
  planned.partners = "Council";
  const Document sheet = wardSheet(oneWard(planned), planned);
  CHECK(textOf(sheet, 1) ==
        "A week of action by police together with Council is planned for the week of 8 July 2019.");
  CHECK(textOf(sheet, 2) == "This will be said once the week of action has been.");
}

TEST_CASE("The survey's sentences are of wards together, with what they rest on", "[sheet]") {
  const WardRegister wards = oneWard(fedBackPriority("E1", "2019-Q3"));
  SheetEvidence evidence;
  evidence.changed = {"Across the 24 wards that acted, trust rose."};
  evidence.howSure = {"The order was drawn at random."};
  evidence.notes = {"Source: simulated survey."};
  evidence.simulated = true;
  const Document sheet = wardSheet(wards, wards.priorities.front(), evidence);
  CHECK(textOf(sheet, 2).find("Across the 24 wards") == std::string::npos);
  CHECK(sheet.pages.front().sections[3].heading == "In all wards that had their week");
  CHECK(textOf(sheet, 3) == "Across the 24 wards that acted, trust rose.");
  CHECK(textOf(sheet, 4) == "The order was drawn at random.");
  CHECK(sheet.pages.front().notes.front() == "Source: simulated survey.");
  CHECK(sheet.simulated);
  // A ward that waits for its week is told nothing of the others.
  const WardRegister waiting = oneWard(nominatedPriority("E1", "2019-Q4"));
  const Document early = wardSheet(waiting, waiting.priorities.front(), evidence);
  REQUIRE(early.pages.front().sections.size() == 4);
  CHECK(textOf(early, 3).find("A survey asks too few people") == 0);
  CHECK(early.simulated);
}

TEST_CASE("A ward is found by its code or name, in its latest cycle", "[sheet]") {
  WardRegister wards = oneWard(fedBackPriority("E1", "2019-Q3"));
  Priority later = nominatedPriority("E1", "2019-Q4");
  later.id = 2;
  Priority withdrawn = nominatedPriority("E1", "2020-Q1");
  withdrawn.id = 3;
  withdrawn.withdrawn = true;
  wards.priorities.push_back(later);
  wards.priorities.push_back(withdrawn);
  CHECK(sheetPriority(wards, "rushey green", "")->id == 2);
  CHECK(sheetPriority(wards, "E1", "2019-Q3")->id == 1);
  const auto none = sheetPriority(wards, "E1", "2020-Q1");
  REQUIRE(!none);
  CHECK(none.error().message ==
        "Rushey Green has no priority in January to March 2020. Nominate one first.");
  const auto unknown = sheetPriority(wards, "Rushey Grene", "");
  REQUIRE(!unknown);
  CHECK(unknown.error().message.find("Did you mean Rushey Green?") != std::string::npos);
}
