// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/effect_rows.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

std::string rowInWords(const FigureRow& row) {
  std::string text =
      (row.group.empty() ? "" : row.group + ": ") + row.label + ", " + plainNumber(row.value, 1);
  if (row.lower && row.upper) {
    text += " (" + plainNumber(*row.lower, 1) + " to " + plainNumber(*row.upper, 1) + ")";
  }
  return text;
}

}  // namespace

bool isDrawable(const Effect& effect) {
  return std::isfinite(effect.estimate) && std::isfinite(effect.lower) &&
         std::isfinite(effect.upper);
}

std::string notShownText(const std::string& name, const std::string& why) {
  return why.empty() ? name : name + " (" + why + ")";
}

FigureRow effectRow(const Effect& effect, std::string label) {
  FigureRow row;
  row.label = std::move(label);
  row.value = 100 * effect.estimate;
  row.lower = 100 * effect.lower;
  row.upper = 100 * effect.upper;
  row.valueText = drawnNumber(row.value, 1);
  return row;
}

std::vector<std::string> effectsTableHeader() {
  return {"driver", "variable", "level", "contrast", "percentage_points",
          "lower",  "upper",    "sd",    "reach"};
}

std::vector<std::string> effectsTableRow(const Effect& effect, const FigureRow& row) {
  return {effect.driver,
          effect.variable,
          effect.level,
          effect.contrast,
          shortest(row.value),
          shortest(*row.lower),
          shortest(*row.upper),
          std::isfinite(effect.sd) ? shortest(effect.sd) : std::string(),
          row.filled ? "police" : "partly or outside"};
}

std::string intervalNote(int df) {
  std::string note = "Intervals: 95" + std::string(kNoBreak) + "%, design-based";
  if (df > 0) note += ", t on " + grouped(df) + " df";
  return note + ".";
}

std::string altExtremes(const Figure& figure) {
  if (figure.rows.empty()) return {};
  const auto less = [](const FigureRow& a, const FigureRow& b) { return a.value < b.value; };
  const auto [low, high] = std::minmax_element(figure.rows.begin(), figure.rows.end(), less);
  if (figure.rows.size() == 1) return " " + rowInWords(figure.rows.front()) + ".";
  return " Highest " + rowInWords(*high) + "; lowest " + rowInWords(*low) + ".";
}

}  // namespace candour
