// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/figure_parts.h"

#include <algorithm>
#include <regex>
#include <string>

#include "models/briefing/effect_rows.h"
#include "models/briefing/words.h"
#include "ui/charts/axis.h"
#include "ui/charts/rows_plan.h"

namespace candour {

namespace {

constexpr int kMostSteps = 8;

// What a row is, also away from its heading.
std::string nameOf(const FigureRow& row) {
  return row.group.empty() ? row.label : row.group + ": " + row.label;
}

// " Highest A, 9.8 (8.0 to 11.6); lowest B, ..." of the rows.
std::string extremesOf(Figure figure) {
  for (FigureRow& row : figure.rows) row.label = nameOf(row);
  if (figure.kind == FigureKind::Likert) return altExtremes(figure, {0, ""});
  return altExtremes(
      figure, figure.percent ? AltNumbers{0, std::string(kNoBreak) + "%"} : AltNumbers{1, ""});
}

std::string altOf(const Figure& whole, const Figure& part, const std::string& which) {
  static const std::regex kExtremes(
      " (Highest|Lowest)[^;,]*,[^;]*[;,] (highest|lowest) .*?\\.(?=( |$))");
  std::string rows = " Part " + which;
  if (!part.rows.empty()) {
    rows += ", " + nameOf(part.rows.front()) + " to " + nameOf(part.rows.back());
  }
  rows += "." + extremesOf(part);
  std::smatch found;
  std::string text = whole.altText;
  if (std::regex_search(text, found, kExtremes)) {
    text = found.prefix().str() + rows + found.suffix().str();
  } else {
    text += rows;
  }
  return withinWords(text, kMostAltTextWords);
}

// The ends of the axis that the whole figure has.
void pinAxis(const Figure& whole, Figure& part) {
  if (whole.kind == FigureKind::Likert) return;
  const auto [low, high] = rowsRange(whole);
  if (low > high) return;
  const Axis axis = valueAxisOf(whole, low, high, kMostSteps);
  part.axisFrom = axis.from, part.axisTo = axis.to;
}

}  // namespace

bool canBeParted(const Figure& figure) {
  switch (figure.kind) {
    case FigureKind::DriverEffects:
    case FigureKind::Boroughs:
    case FigureKind::Importance:
    case FigureKind::Scenario:
    case FigureKind::Likert:
      return figure.rows.size() > 1;
    case FigureKind::Curve:
      return !figure.continuous && figure.rows.size() > 1;
    default:
      return false;
  }
}

Figure partOf(const Figure& figure, RowRange rows, std::size_t part, std::size_t parts) {
  Figure some = figure;
  const auto at = [&](std::size_t row) {
    return figure.rows.begin() + static_cast<std::ptrdiff_t>(row);
  };
  some.rows.assign(at(rows.first), at(rows.second));
  pinAxis(figure, some);
  if (parts < 2) return some;
  const std::string which = std::to_string(part + 1) + " of " + std::to_string(parts);
  some.altText = altOf(figure, some, which);
  some.subtitle += (some.subtitle.empty() ? "(" : " (") + which + ")";
  return some;
}

std::vector<RowRange> rowStretches(std::size_t rows, std::size_t parts) {
  std::vector<RowRange> stretches;
  const std::size_t count = std::clamp<std::size_t>(parts, 1, std::max<std::size_t>(1, rows));
  std::size_t first = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t last = first + (rows - first + count - i - 1) / (count - i);
    stretches.emplace_back(first, last);
    first = last;
  }
  return stretches;
}

}  // namespace candour
