// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "models/disclosure/leaving.h"

namespace candour {

namespace {

// Tables of their own: an item's base is other people than the outcome's.
constexpr const char* kPeople = "@items";
constexpr const char* kScalePeople = "@scales";

CountCell cell(const std::string& table, CellKey who, std::size_t n, double share) {
  return {std::move(who), table, CountedRows::Answered, n, share, true, {}};
}

// The item's base and each answer's interviews in one table, so that each follows from the others;
// and, a table an answer, the base with that answer's share of it.
void addItem(const AnsweredItem& item, const CellKey& who, std::vector<CountCell>& cells) {
  const CellKey base = itemKey(who, item);
  cells.push_back(cell(item.variable, base, item.n, kNotAvailable));
  for (const ItemAnswer& given : item.answers) {
    cells.push_back(cell(item.variable, answerKey(who, item, given), given.n, kNotAvailable));
    const double share = static_cast<double>(given.n) / static_cast<double>(item.n);
    cells.push_back(cell(item.variable + "=" + given.label, base, item.n, share));
  }
}

bool isHidden(const AnsweredItem& item, const CellKey& who, const Disclosure& disclosure) {
  if (disclosure.roundsBases() && item.n < disclosure.rules.hideBelow) return true;
  return disclosure.hides(itemKey(who, item)) ||
         std::any_of(item.answers.begin(), item.answers.end(), [&](const ItemAnswer& given) {
           return disclosure.hides(answerKey(who, item, given));
         });
}

}  // namespace

CellKey itemKey(const CellKey& who, const AnsweredItem& item) {
  std::vector<std::string> labels;
  for (const ItemAnswer& given : item.answers) labels.push_back(given.label);
  return with(who, item.variable, anyOf(std::move(labels)));
}

CellKey answerKey(const CellKey& who, const AnsweredItem& item, const ItemAnswer& given) {
  return with(who, item.variable, given.label);
}

std::vector<CountCell> cellsOf(const ItemAnswers& answer, const AskedAbout& about) {
  std::vector<CountCell> cells = {cell(kPeople, about.all, answer.n, kNotAvailable)};
  for (const AnsweredItem& item : answer.items) addItem(item, about.all, cells);
  return cells;
}

std::vector<CountCell> cellsOf(const Reliability& answer, const AskedAbout& about) {
  return {cell(kScalePeople, about.all, answer.n, kNotAvailable)};
}

std::vector<CountCell> cellsOf(const FactorStructure& answer, const AskedAbout& about) {
  return {cell(kScalePeople, about.all, answer.n, kNotAvailable)};
}

// An item of which anything is withheld is withheld whole: from the shares of the rest, and a net
// score, the answer that is not shown would follow.
ItemAnswers leaving(ItemAnswers answer, const AskedAbout& about, const Disclosure& disclosure,
                    LeavingNotes& notes) {
  std::erase_if(answer.items, [&](const AnsweredItem& item) {
    if (!isHidden(item, about.all, disclosure)) return false;
    answer.refused.push_back({item.driver, item.variable, item.label, kWithheldWhy});
    notes.withheld = true;
    return true;
  });
  for (AnsweredItem& item : answer.items) {
    if (disclosure.leaves && item.n < disclosure.rules.flagBelow) {
      notes.flagged.push_back(item.variable);
    }
    roundTotals(item.n, item.nEffective, disclosure, notes);
  }
  double none = kNotAvailable;
  roundTotals(answer.n, none, disclosure, notes);
  return answer;
}

}  // namespace candour
