// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"
#include "models/findings/finding_parts.h"

namespace candour::finding {

// Who adds more than whom in every model.
std::string dominance(const PlottedTable& table) {
  std::vector<std::string> parts;
  std::string before;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string driver = table.text(row, "driver");
    const std::string over = table.text(row, "adds_more_in_every_model");
    if (driver == before || over.empty()) continue;
    before = driver;
    if (parts.size() < kMostNamed) parts.push_back(driver + " more than " + over);
  }
  if (parts.empty()) return "No driver adds more than another whatever other drivers are known.";
  return "Whatever other drivers are known, these add more: " + join(parts, "; ") + ".";
}

// What the one test says, and where effects lie.
std::string subgroups(const PlottedTable& table) {
  if (table.rows() == 0) return {};
  const double p = table.number(0, "all_p");
  if (std::isnan(p)) return "Whether drivers work alike in all groups cannot be tested.";
  if (!(p < 0.05)) {
    return "One test of all drivers does not show that they work differently in these groups; "
           "differences between groups are not to be read.";
  }
  std::vector<std::string> parts;
  for (std::size_t row = 0; row < table.rows() && parts.size() < kMostNamed; ++row) {
    if (!(table.number(row, "difference_holm") < 0.05)) continue;
    parts.push_back(table.text(row, "driver") + " in " + table.text(row, "group") + ", " +
                    drawnNumber(table.number(row, "points"), 1) + " points" +
                    span(table.number(row, "lower"), table.number(row, "upper"), 1));
  }
  return "Drivers do not work alike in all groups." +
         (parts.empty() ? std::string()
                        : " Away from the groups\xE2\x80\x99 mean: " + join(parts, "; ") + ".");
}

// The smallest and the largest effect under the first heading.
std::string interaction(const Figure& figure) {
  std::vector<const FigureRow*> rows;
  for (const FigureRow& row : figure.rows) {
    if (row.group == figure.rows.front().group) rows.push_back(&row);
  }
  if (rows.empty()) return {};
  const auto less = [](const FigureRow* a, const FigureRow* b) { return a->value < b->value; };
  const auto [low, high] = std::minmax_element(rows.begin(), rows.end(), less);
  const auto at = [](const FigureRow& row) {
    return row.label + ", " + drawnNumber(row.value, 1) + " points" +
           span(row.lower.value_or(NAN), row.upper.value_or(NAN), 1);
  };
  if (rows.size() == 1) return "The effect: " + at(*rows.front()) + ".";
  return "Smallest effect: " + at(**low) + "; largest: " + at(**high) + ".";
}

}  // namespace candour::finding
