// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/figure_edits.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/words.h"
#include "models/findings/edit_parts.h"

namespace candour {

namespace {

// Rows that stand for themselves: no steps of a sum, no cells or tiles beside them.
bool canOrder(const Figure& figure) {
  const bool kind = figure.kind == FigureKind::DriverEffects ||
                    figure.kind == FigureKind::Importance || figure.kind == FigureKind::Boroughs ||
                    figure.kind == FigureKind::Likert;
  return kind && figure.rows.size() > 1;
}

// Rows stay under their headings.
void reorder(std::vector<FigureRow>& rows, RowOrder order) {
  const auto before = [order](const FigureRow& a, const FigureRow& b) {
    if (order == RowOrder::ByName) return lowered(a.label) < lowered(b.label);
    // Rows without a value, such as questions without a net score, come last.
    if (std::isnan(a.value) || std::isnan(b.value)) return !std::isnan(a.value);
    return order == RowOrder::HighestFirst ? a.value > b.value : a.value < b.value;
  };
  auto begin = rows.begin();
  while (begin != rows.end()) {
    const auto end = std::find_if(begin, rows.end(),
                                  [&](const FigureRow& row) { return row.group != begin->group; });
    std::stable_sort(begin, end, before);
    begin = end;
  }
}

// "72 %" and "+3.4" keep their sign and unit.
std::string reprinted(const std::string& text, double value, int decimals) {
  const bool plus = text.front() == '+';
  const std::string unit = text.ends_with('%') ? std::string(kNoBreak) + "%" : "";
  return (plus && value >= 0 ? "+" : "") + drawnNumber(value, decimals) + unit;
}

// "72 % (69 to 75)" keeps its interval, too.
bool reprint(FigureRow& row, int decimals) {
  if (row.valueText.empty() || std::isnan(row.value)) return false;
  const std::size_t interval = row.valueText.find(" (");
  // A waterfall's step ends at `value` and prints its own length.
  const double value = row.start && !row.total ? row.value - *row.start : row.value;
  const bool both = interval != std::string::npos && row.lower && row.upper;
  row.valueText = reprinted(row.valueText.substr(0, interval), value, decimals);
  if (both) {
    row.valueText +=
        " (" + drawnNumber(*row.lower, decimals) + " to " + drawnNumber(*row.upper, decimals) + ")";
  }
  return true;
}

// The value beside the title of a small chart is its line's last.
bool reprint(FigurePanel& panel, int decimals) {
  if (panel.valueText.empty() || panel.series.empty() || panel.series[0].points.empty()) {
    return false;
  }
  panel.valueText = reprinted(panel.valueText, panel.series[0].points.back().y, decimals);
  return true;
}

bool printsValues(const Figure& figure) {
  const auto prints = [](const auto& part) { return !part.valueText.empty(); };
  return std::any_of(figure.rows.begin(), figure.rows.end(), prints) ||
         std::any_of(figure.panels.begin(), figure.panels.end(), prints);
}

void editRows(const FigureEdits& edits, EditedFigure& edited) {
  if (edits.order != RowOrder::AsMade) {
    if (canOrder(edited.figure)) {
      reorder(edited.figure.rows, edits.order);
    } else {
      edited.warnings.emplace_back("This figure's rows have an order of their own; it was kept.");
    }
  }
  if (!edits.decimals) return;
  bool printed = false;
  for (FigureRow& row : edited.figure.rows) printed |= reprint(row, *edits.decimals);
  for (FigurePanel& panel : edited.figure.panels) printed |= reprint(panel, *edits.decimals);
  if (!printed) edited.warnings.emplace_back("This figure prints no values to set decimals of.");
}

// The alt text says the headline as it is printed, unless that would make it too long.
void setHeadline(const std::string& headline, Figure& figure) {
  const std::size_t at = figure.altText.find(figure.headline);
  std::string text = figure.altText;
  if (!figure.headline.empty() && at != std::string::npos) {
    text.replace(at, figure.headline.size(), headline);
  }
  if (wordCount(text) <= kMostAltTextWords) figure.altText = text;
  figure.headline = headline;
}

void editWords(const FigureEdits& edits, EditedFigure& edited) {
  Figure& figure = edited.figure;
  if (!trim(edits.headline).empty()) setHeadline(edits.headline, figure);
  if (trim(edits.subtitle).empty()) return;
  figure.subtitle = edits.subtitle;
  if (!figure.simulated || lowered(figure.subtitle).find("simulated") != std::string::npos) return;
  figure.subtitle += ". Simulated data";
  edited.warnings.emplace_back("The subtitle goes on to say that the data are simulated.");
}

}  // namespace

EditedFigure applyEdits(Figure figure, const FigureEdits& edits) {
  EditedFigure edited{std::move(figure), {}, false};
  edited.figure.size = edits.size;
  editWords(edits, edited);
  editRows(edits, edited);
  editFocus(edits.highlight, edited);
  if (trim(edits.headline).empty()) {
    const std::string headline = focusHeadline(edited.figure);
    if (!headline.empty()) setHeadline(headline, edited.figure);
  }
  editAxis(edits, edited);
  return edited;
}

Editable editableOf(const Figure& figure) {
  Editable can;
  can.order = canOrder(figure);
  can.decimals = printsValues(figure);
  can.axis = hasValueAxis(figure);
  can.range = valueRangeOf(figure);
  can.names = focusNames(figure);
  return can;
}

}  // namespace candour
