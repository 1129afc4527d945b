// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/disclosure/count_table.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

#include "models/disclosure/windows.h"

namespace candour {

namespace {

// A table being put together.
struct Draft {
  CountTable table;
  std::map<CellKey, std::size_t> placeOf;
  std::vector<std::set<std::string>> across;  // by cell

  [[nodiscard]] std::optional<std::size_t> find(const CellKey& who) const {
    const auto found = placeOf.find(who);
    return found == placeOf.end() ? std::nullopt : std::optional(found->second);
  }
};

void add(const CountCell& cell, Draft& draft) {
  const auto [place, fresh] = draft.placeOf.try_emplace(cell.who, draft.table.cells.size());
  if (fresh) {
    draft.table.cells.push_back({cell.who, 0, kNotAvailable, false, true, false});
    draft.across.emplace_back();
  }
  TableCell& merged = draft.table.cells[place->second];
  merged.n = std::max(merged.n, static_cast<double>(cell.n));
  if (std::isnan(merged.positive) && std::isfinite(cell.share)) {
    merged.positive = static_cast<double>(cell.n) * cell.share;
  }
  merged.published |= cell.published;
  merged.single &= cell.across.empty();
  draft.across[place->second].insert(cell.across.begin(), cell.across.end());
}

// The people of `whole` who are in none of `parts`, as a cell and a relation; none where the parts
// are all there is.
void addRest(std::size_t whole, std::vector<std::size_t> parts, CellKey who, Draft& draft) {
  auto& cells = draft.table.cells;
  TableCell rest{std::move(who), cells[whole].n, cells[whole].positive, false, false, true};
  for (const std::size_t part : parts) {
    rest.n -= cells[part].n;
    rest.positive -= cells[part].positive;
  }
  if (rest.n >= 1) {
    if (std::isfinite(rest.positive)) rest.positive = std::clamp(rest.positive, 0.0, rest.n);
    parts.push_back(cells.size());
    draft.placeOf[rest.who] = cells.size();
    cells.push_back(std::move(rest));
    draft.across.emplace_back();
  }
  draft.table.relations.push_back({whole, std::move(parts)});
}

// The cells that are a cell with an answer to one variable more.
struct Children {
  std::vector<std::size_t> single;   // of one answer
  std::vector<std::size_t> several;  // of several answers as one
  bool listed = false;               // every answer is among them
};

const CellCondition& conditionOn(const TableCell& cell, const std::string& variable) {
  return *std::find_if(cell.who.begin(), cell.who.end(),
                       [&](const CellCondition& part) { return part.variable == variable; });
}

using ChildrenOf = std::map<std::pair<CellKey, std::string>, Children>;

ChildrenOf childrenOf(const Draft& draft) {
  ChildrenOf children;
  for (std::size_t i = 0; i < draft.table.cells.size(); ++i) {
    const CellKey& who = draft.table.cells[i].who;
    for (std::size_t k = 0; k < who.size(); ++k) {
      CellKey without = who;
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(k));
      Children& family = children[{without, who[k].variable}];
      const bool one = partsOf(who[k].answer).size() == 1;
      (one ? family.single : family.several).push_back(i);
      family.listed |= draft.across[i].contains(who[k].variable);
    }
  }
  return children;
}

// Several answers as one: their sum where each has a cell, else a cell with a rest.
void relateSeveral(std::optional<std::size_t> whole, const std::string& variable,
                   const Children& family, Draft& draft) {
  for (const std::size_t i : family.several) {
    const CellCondition condition = conditionOn(draft.table.cells[i], variable);
    const auto answers = partsOf(condition.answer);
    std::vector<std::size_t> parts;
    for (const auto& answer : answers) {
      const auto part = draft.find(with(draft.table.cells[i].who, variable, answer));
      if (part) parts.push_back(*part);
    }
    if (!parts.empty() && (family.listed || parts.size() == answers.size())) {
      draft.table.relations.push_back({i, parts});
      continue;
    }
    if (!parts.empty()) {
      CellKey left = with(draft.table.cells[i].who, variable, condition.answer + " less its parts");
      addRest(i, parts, std::move(left), draft);
    }
    if (!whole) continue;
    CellKey others = draft.table.cells[i].who;
    for (CellCondition& part : others) part.others |= part.variable == variable;
    addRest(*whole, {i}, std::move(others), draft);
  }
}

void relateSingle(std::size_t whole, const std::string& variable, const Children& family,
                  Draft& draft) {
  if (family.single.empty()) return;
  if (family.listed) {
    draft.table.relations.push_back({whole, family.single});
    return;
  }
  std::vector<std::string> answers;
  for (const std::size_t i : family.single) {
    answers.push_back(conditionOn(draft.table.cells[i], variable).answer);
  }
  CellKey others = with(draft.table.cells[whole].who, variable, anyOf(answers));
  for (CellCondition& part : others) part.others |= part.variable == variable;
  addRest(whole, family.single, std::move(others), draft);
}

// Windows may overlap; those that tile each other and the whole are related.
void relateWindows(std::optional<std::size_t> whole, const Children& family, Draft& draft) {
  std::vector<TimeSpan> spans;
  for (const std::size_t i : family.single) {
    spans.push_back(spanOf(conditionOn(draft.table.cells[i], kTimeVariable).answer));
  }
  for (const WindowTiling& tiling : tilingsOf(spans)) {
    CountRelation relation;
    for (const std::size_t part : tiling.parts) relation.parts.push_back(family.single[part]);
    if (!tiling.whole && !whole) continue;
    relation.total = tiling.whole ? family.single[*tiling.whole] : *whole;
    draft.table.relations.push_back(std::move(relation));
  }
}

// A cell that only cells of two or more conditions fewer hold: the rest of the nearest of them.
void relateDistant(Draft& draft) {
  const std::size_t count = draft.table.cells.size();
  for (std::size_t i = 0; i < count; ++i) {
    const CellKey who = draft.table.cells[i].who;
    std::optional<std::size_t> nearest;
    for (std::size_t j = 0; j < count; ++j) {
      const CellKey& other = draft.table.cells[j].who;
      const bool holds = other.size() < who.size() &&
                         std::includes(who.begin(), who.end(), other.begin(), other.end());
      if (!holds || draft.table.cells[j].derived) continue;
      if (!nearest || other.size() > draft.table.cells[*nearest].who.size()) nearest = j;
    }
    const bool far = nearest && draft.table.cells[*nearest].who.size() + 1 < who.size();
    if (!far || draft.table.cells[i].derived || draft.across[i].size() > 1) continue;
    CellKey others = who;
    for (CellCondition& part : others) part.others = true;
    addRest(*nearest, {i}, std::move(others), draft);
  }
}

void relate(Draft& draft) {
  for (const auto& [at, family] : childrenOf(draft)) {
    const auto& [without, variable] = at;
    const auto whole = draft.find(without);
    if (variable == kTimeVariable) {
      relateWindows(whole, family, draft);
      continue;
    }
    relateSeveral(whole, variable, family, draft);
    if (whole) relateSingle(*whole, variable, family, draft);
  }
  relateDistant(draft);
}

}  // namespace

std::vector<CountTable> tablesOf(const std::vector<CountCell>& cells) {
  std::map<std::pair<std::string, CountedRows>, Draft> drafts;
  for (const CountCell& cell : cells) add(cell, drafts[{cell.outcome, cell.rows}]);
  std::vector<CountTable> tables;
  for (auto& [key, draft] : drafts) {
    relate(draft);
    tables.push_back(std::move(draft.table));
  }
  return tables;
}

}  // namespace candour
