// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/footer.h"
#include "models/briefing/words.h"
#include "models/findings/finding_parts.h"

namespace candour::finding {

std::string areas(const Figure& figure) {
  const auto& rows = figure.rows;
  if (rows.empty()) return {};
  const auto [low, high] =
      std::minmax_element(rows.begin(), rows.end(),
                          [](const FigureRow& a, const FigureRow& b) { return a.value < b.value; });
  const auto share = [](const FigureRow& row) {
    return percents(row.value) +
           span(row.lower.value_or(kNotAvailable), row.upper.value_or(kNotAvailable), 0);
  };
  const auto differing = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const FigureRow& row) { return row.emphasised; }));
  const std::string count = differing == 0 ? "None" : countWord(differing);
  return "The estimates run from " + share(*low) + " in " + low->label + " to " + share(*high) +
         " in " + high->label + ". " + count + " of the " + std::to_string(rows.size()) +
         (differing < 2 ? " differs" : " differ") +
         " from the whole beyond chance; the order of the others is not to be read as a ranking.";
}

std::string funnel(const PlottedTable& table) {
  std::vector<std::string> outside;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, "outside") != "99.8 %") continue;
    outside.push_back(table.text(row, "area") + ", " + percents(table.number(row, "percent")));
  }
  if (outside.empty()) {
    return "All lie within what chance and the ordinary variation between areas would give; the "
           "limits are wider where fewer people were asked.";
  }
  return "Outside the limits of 99.8 %: " + join(outside, "; ") + ".";
}

std::string differences(const PlottedTable& table) {
  std::size_t differing = 0, largest = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, "differs") == "yes") ++differing;
    const double size = std::abs(table.number(row, "difference"));
    if (size > std::abs(table.number(largest, "difference"))) largest = row;
  }
  if (table.rows() == 0) return {};
  const double gap = table.number(largest, "difference");
  return grouped(static_cast<long long>(differing)) + " of " +
         grouped(static_cast<long long>(table.rows())) +
         " pairs differ once all are tested together. The widest apart are " +
         table.text(largest, "first") + " and " + table.text(largest, "second") + ", " +
         drawnNumber(std::abs(gap), 1) + " points.";
}

namespace {

// The steps of a gap that can be told from none, the longest first.
std::vector<std::string> stepsOf(const PlottedTable& table) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool step = table.text(row, "part") != "gap";
    if (step && leavesZeroOut(table.number(row, "lower"), table.number(row, "upper"))) {
      rows.push_back(row);
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return std::abs(table.number(a, "points")) > std::abs(table.number(b, "points"));
  });
  std::vector<std::string> steps;
  for (const std::size_t row : rows) {
    if (steps.size() == kMostNamed) break;
    steps.push_back(midSentence(table.text(row, "name")) + ", " +
                    drawnNumber(table.number(row, "points"), 1) + " points" +
                    span(table.number(row, "lower"), table.number(row, "upper"), 1));
  }
  return steps;
}

}  // namespace

std::string gap(const PlottedTable& table) {
  std::string text;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (table.text(row, "part") != "gap") continue;
    text = table.text(row, "name") + " is " +
           pointsApart(table.number(row, "points"), table.number(row, "lower"),
                       table.number(row, "upper")) +
           " than the whole.";
  }
  const auto steps = stepsOf(table);
  if (steps.empty()) return text + " No single part of it can be told from none.";
  return text + " The longest steps: " + join(steps, "; ") + ".";
}

}  // namespace candour::finding
