// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "models/briefing/words.h"
#include "models/findings/edit_parts.h"

namespace candour {

namespace {

std::string axisNumber(const Figure& figure, double value) {
  int decimals = 0;
  const auto isRounded = [&] {
    const double power = std::pow(10, decimals);
    return std::abs(std::round(value * power) / power - value) < 1e-9 * std::max(1.0, value);
  };
  while (decimals < kMostDecimals && !isRounded()) ++decimals;
  return drawnNumber(value, decimals) + (figure.percent ? std::string(kNoBreak) + "%" : "");
}

// A power of ten, a quarter of the range at most: what ends are rounded to.
double unitOf(const ValueRange& range) {
  const double span = std::max(range.high - range.low, 1e-3 * std::abs(range.high));
  return span > 0 ? std::pow(10, std::floor(std::log10(span / 4))) : 1;
}

bool hasBarsFromZero(const Figure& figure) {
  return figure.kind == FigureKind::Importance || figure.kind == FigureKind::Scenario;
}

void keepShares(Figure& figure, std::vector<std::string>& warnings) {
  if (!figure.percent) return;
  const auto outside = [](const std::optional<double>& end) {
    return end && (*end < 0 || *end > 100);
  };
  if (!outside(figure.axisFrom) && !outside(figure.axisTo)) return;
  for (auto* end : {&figure.axisFrom, &figure.axisTo}) {
    if (*end) *end = std::clamp(**end, 0.0, 100.0);
  }
  warnings.emplace_back("Shares lie between 0 and 100" + std::string(kNoBreak) +
                        "%: the axis goes no further.");
}

// An end that would cut off a mark moves out to the next round number beyond it.
void widen(Figure& figure, std::vector<std::string>& warnings) {
  const ValueRange range = valueRangeOf(figure);
  if (range.empty) return;
  const double unit = unitOf(range), slack = 1e-9 * unit;
  const auto said = [&](const char* wanted, double end, const char* instead, double to) {
    warnings.push_back(std::string("An axis ") + wanted + " " + axisNumber(figure, end) +
                       " would cut off values or intervals: it " + instead + " " +
                       axisNumber(figure, to) + ".");
  };
  if (figure.axisFrom && *figure.axisFrom > range.low + slack) {
    const double from = std::floor(range.low / unit + 1e-9) * unit;
    said("from", *figure.axisFrom, "begins at", from);
    figure.axisFrom = from;
  }
  if (figure.axisTo && *figure.axisTo < range.high - slack) {
    const double to = std::ceil(range.high / unit - 1e-9) * unit;
    said("to", *figure.axisTo, "ends at", to);
    figure.axisTo = to;
  }
}

}  // namespace

bool hasValueAxis(const Figure& figure) {
  return figure.kind != FigureKind::TileMap && figure.kind != FigureKind::Differences &&
         figure.kind != FigureKind::Likert && figure.kind != FigureKind::Loadings;
}

void editAxis(const FigureEdits& edits, EditedFigure& edited) {
  if (!edits.axisFrom && !edits.axisTo) return;
  Figure& figure = edited.figure;
  auto& warnings = edited.warnings;
  if (!hasValueAxis(figure)) {
    warnings.emplace_back("This figure has no axis of values to set a range of.");
    return;
  }
  if (edits.axisFrom && edits.axisTo && *edits.axisFrom >= *edits.axisTo) {
    warnings.push_back("An axis cannot run from " + axisNumber(figure, *edits.axisFrom) + " to " +
                       axisNumber(figure, *edits.axisTo) + ": it is left as it was.");
    return;
  }
  figure.axisFrom = edits.axisFrom, figure.axisTo = edits.axisTo;
  keepShares(figure, warnings);
  widen(figure, warnings);
  const bool leavesZero = figure.axisFrom.value_or(0) > 0 || figure.axisTo.value_or(0) < 0;
  if (leavesZero && hasBarsFromZero(figure)) {
    warnings.emplace_back("Bars no longer begin at zero: their lengths mislead.");
  }
}

}  // namespace candour
