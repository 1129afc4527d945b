// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>

#include "models/disclosure/leaving.h"
#include "models/disclosure/suppression.h"

using namespace candour;

namespace {

AnsweredItem item(const std::string& variable, const std::vector<std::size_t>& counts) {
  AnsweredItem made;
  made.variable = variable;
  for (const std::size_t n : counts) made.n += n;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    ItemAnswer& answer = made.answers.emplace_back();
    answer.label = std::string(1, static_cast<char>('a' + k));
    answer.n = counts[k];
    answer.share = static_cast<double>(counts[k]) / static_cast<double>(made.n);
  }
  made.nEffective = static_cast<double>(made.n);
  return made;
}

ItemAnswers answersOf(std::vector<AnsweredItem> items) {
  ItemAnswers answers;
  answers.items = std::move(items);
  answers.n = 2000;
  return answers;
}

const AskedAbout kAbout = {{{"area", "Camden", false}}, {{"area", "Camden", false}}};

// What is left of the answer once it was decided what may leave.
ItemAnswers left(const ItemAnswers& answers, LeavingNotes& notes,
                 const DisclosureRules& rules = {}) {
  Disclosure disclosure;
  disclosure.leaves = true;
  disclosure.rules = rules;
  disclosure.withheld = suppress(cellsOf(answers, kAbout), rules).withheld;
  return leaving(answers, kAbout, disclosure, notes);
}

}  // namespace

TEST_CASE("an item leaves where each answer has ten interviews or more", "[disclosure]") {
  LeavingNotes notes;
  const ItemAnswers answers = left(answersOf({item("q1", {10, 300, 55})}), notes);
  CHECK(answers.items.size() == 1);
  CHECK_FALSE(notes.withheld);
  CHECK(answers.items[0].n == 365);
}

TEST_CASE("an item with a small cell, an empty one or a small base is withheld whole",
          "[disclosure]") {
  for (const auto& counts :
       {std::vector<std::size_t>{9, 300, 55}, {300, 1, 64}, {0, 300, 55}, {300, 0, 0}, {3, 4, 2}}) {
    LeavingNotes notes;
    const ItemAnswers answers =
        left(answersOf({item("q1", counts), item("q2", {100, 200, 333})}), notes);
    REQUIRE(answers.items.size() == 1);
    CHECK(answers.items[0].variable == "q2");
    CHECK(notes.withheld);
    REQUIRE(answers.refused.size() == 1);
    CHECK(answers.refused[0].variable == "q1");
    CHECK(answers.refused[0].why == kWithheldWhy);
    // The number without an answer, and so the base withheld, must not follow.
    CHECK(answers.items[0].n == 630);
    CHECK(answers.n == 2000);
  }
}

TEST_CASE("what is withheld of an item follows the rules in force", "[disclosure]") {
  LeavingNotes notes;
  DisclosureRules rules;
  rules.fewest = 5;
  CHECK(left(answersOf({item("q1", {9, 300, 55})}), notes, rules).items.size() == 1);
  rules.extremes = false;
  CHECK(left(answersOf({item("q1", {0, 300, 55})}), notes, rules).items.size() == 1);
  CHECK_FALSE(notes.withheld);
}

TEST_CASE("the same item of two areas keeps small cells of the rest from following",
          "[disclosure]") {
  // Everybody less Camden leaves four who gave the first answer.
  const AskedAbout everybody;
  auto cells = cellsOf(answersOf({item("q1", {104, 300, 200})}), everybody);
  const auto camden = cellsOf(answersOf({item("q1", {100, 200, 100})}), kAbout);
  cells.insert(cells.end(), camden.begin(), camden.end());
  const Suppression found = suppress(cells, {});
  const bool hidden =
      std::any_of(found.withheld.begin(), found.withheld.end(), [](const CellKey& who) {
        return std::any_of(who.begin(), who.end(), [](const CellCondition& part) {
          return part.variable == "q1" && !part.others;
        });
      });
  CHECK(hidden);
}

TEST_CASE("small bases that leave are marked, counts are rounded where asked", "[disclosure]") {
  LeavingNotes notes;
  DisclosureRules rules;
  rules.rounding = 5;
  const ItemAnswers answers = left(answersOf({item("q1", {11, 12, 13})}), notes, rules);
  CHECK(answers.items[0].n == 35);
  CHECK(notes.flagged == std::vector<std::string>{"q1"});
}
