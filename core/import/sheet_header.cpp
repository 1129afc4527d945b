// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/sheet_header.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace candour {

namespace {

// Longer texts are sentences, not names.
constexpr std::size_t kLongestName = 190;

std::size_t widest(const std::vector<FirstRow>& rows) {
  std::size_t most = 0;
  for (const auto& row : rows) most = std::max(most, row.cells.size());
  return most;
}

bool allTexts(const FirstRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const FirstCell& cell) { return cell.kind == CellKind::Text; });
}

bool couldBeNames(const FirstRow& row) {
  std::unordered_set<std::string_view> seen;
  return allTexts(row) && std::all_of(row.cells.begin(), row.cells.end(), [&](const auto& cell) {
           return cell.text.size() < kLongestName && seen.insert(cell.text).second;
         });
}

const FirstRow* find(const std::vector<FirstRow>& rows, std::size_t row) {
  const auto at =
      std::find_if(rows.begin(), rows.end(), [row](const FirstRow& one) { return one.row == row; });
  return at == rows.end() ? nullptr : &*at;
}

// The first row from `from` on with at least so many cells; rows.size() where there is none.
std::size_t rowWith(const std::vector<FirstRow>& rows, std::size_t cells, std::size_t from) {
  while (from < rows.size() && rows[from].cells.size() < cells) ++from;
  return from;
}

// Of the rows, the one that titles stand above; the first where none do.
std::size_t belowTitles(const std::vector<FirstRow>& rows) {
  const std::size_t width = widest(rows);
  const std::size_t half = std::max<std::size_t>(2, (width + 1) / 2);
  const std::size_t most = std::max<std::size_t>(2, (4 * width + 4) / 5);
  const std::size_t first = rowWith(rows, half, 0);
  if (first == rows.size()) return 0;
  // A line of a source and a date may fill half as well; then a blank row sets the header off.
  const std::size_t full = rowWith(rows, most, first);
  const bool setOff = full > first && full < rows.size() && rows[full].row > rows[full - 1].row + 1;
  if (setOff && couldBeNames(rows[full])) return full;
  // A first row that is too short for a header, but what follows are answers.
  return couldBeNames(rows[first]) ? first : 0;
}

}  // namespace

bool goesOnBelow(const std::vector<FirstRow>& rows, std::size_t row,
                 const std::vector<CellRange>& merged) {
  const FirstRow* const upper = find(rows, row);
  const FirstRow* const lower = find(rows, row + 1);
  if (upper == nullptr || lower == nullptr || !allTexts(*upper) || !allTexts(*lower)) return false;
  // One text over the whole table is its title.
  const std::size_t first = lower->cells.front().column;
  return std::any_of(merged.begin(), merged.end(), [&](const CellRange& range) {
    const bool named =
        std::any_of(upper->cells.begin(), upper->cells.end(),
                    [&range](const FirstCell& cell) { return cell.column == range.first.column; });
    return range.first.row == row && range.last.row == row && range.columns() > 1 && named &&
           (upper->cells.size() > 1 || range.first.column > first);
  });
}

HeaderPlace proposedHeader(const std::vector<FirstRow>& rows,
                           const std::vector<CellRange>& merged) {
  const std::size_t at = belowTitles(rows);
  const std::size_t row = rows[at].row;
  if (goesOnBelow(rows, row, merged)) return {row, 2};
  // Few names over many columns look like a title.
  if (at > 0 && goesOnBelow(rows, row - 1, merged)) return {row - 1, 2};
  return {row, 1};
}

bool headerMayBeMerged(const std::vector<FirstRow>& rows) {
  if (belowTitles(rows) > 0) return true;
  return rows.front().cells.size() < widest(rows);
}

std::vector<std::string> joinedNames(const std::vector<std::string>& upper,
                                     const std::vector<std::string>& lower, std::size_t row,
                                     const std::vector<CellRange>& merged) {
  std::vector<std::string> over = upper;
  bool any = false;
  for (const auto& range : merged) {
    if (range.first.row != row || range.first.column >= over.size() || range.columns() < 2) {
      continue;
    }
    any = true;
    const std::size_t last = std::min(range.last.column, over.size() - 1);
    for (std::size_t c = range.first.column + 1; c <= last; ++c) {
      if (over[c].empty()) over[c] = upper[range.first.column];
    }
  }
  for (std::size_t c = 1; !any && c < over.size(); ++c) {
    if (over[c].empty() && !lower[c].empty()) over[c] = over[c - 1];
  }
  std::vector<std::string> names = lower;
  for (std::size_t c = 0; c < names.size(); ++c) {
    if (over[c].empty() || over[c] == lower[c]) continue;
    names[c] = lower[c].empty() ? over[c] : over[c] + ": " + lower[c];
  }
  return names;
}

std::optional<std::pair<std::size_t, std::size_t>> sameNames(
    const std::vector<std::string>& names) {
  std::unordered_map<std::string_view, std::size_t> seen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) continue;
    const auto [at, isNew] = seen.emplace(names[i], i);
    if (!isNew) return std::pair(at->second, i);
  }
  return std::nullopt;
}

}  // namespace candour
