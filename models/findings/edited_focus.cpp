// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "core/base/text.h"
#include "models/briefing/words.h"
#include "models/findings/edit_parts.h"

namespace candour {

namespace {

constexpr std::size_t kMostInAltText = 4;
constexpr std::string_view kDagger = "\xE2\x80\xA0";

bool isSame(const std::string& a, const std::string& b) {
  return lowered(trim(a)) == lowered(trim(b));
}

bool isNamed(const std::string& name, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& one) { return isSame(one, name); });
}

// The table beside a map says which tile an area has: "Barnet (BAR)". What leaves of few people
// carries a dagger.
std::string rowName(const Figure& figure, const FigureRow& row) {
  std::string name = row.label;
  if (name.ends_with(kDagger)) name.resize(name.size() - kDagger.size());
  const std::size_t tile = name.rfind(" (");
  const bool named = figure.kind == FigureKind::TileMap && tile != std::string::npos;
  return named ? name.substr(0, tile) : name;
}

// Lines are all drawn alike but for the one that stands in front.
void focusLines(const std::vector<std::string>& names, std::vector<FigureSeries>& all) {
  for (FigureSeries& series : all) series.context = !isNamed(series.name, names);
}

void focusMarks(const std::vector<std::string>& names, Figure& figure) {
  const auto of = [&](const std::string& name) {
    return isNamed(name, names) ? Focus::Highlighted : Focus::Muted;
  };
  for (FigureRow& row : figure.rows) row.focus = of(rowName(figure, row));
  for (FigureTile& tile : figure.tiles) tile.focus = of(tile.name);
  for (FigurePanel& panel : figure.panels) panel.focus = of(panel.title);
  for (FigurePoint& point : figure.points) {
    point.focus = of(point.name);
    if (point.focus == Focus::Highlighted) point.label = point.name;
  }
  if (figure.kind == FigureKind::Trend) focusLines(names, figure.series);
}

void sayFocus(const std::vector<std::string>& names, Figure& figure) {
  if (names.size() > kMostInAltText) return;
  const std::string text = figure.altText + " Highlighted: " + listOf(names) + ".";
  if (!figure.altText.empty() && wordCount(text) <= kMostAltTextWords) figure.altText = text;
}

}  // namespace

std::vector<std::string> focusNames(const Figure& figure) {
  std::vector<std::string> names;
  if (figure.kind == FigureKind::EventStudy) return names;  // its quarters belong together
  const auto add = [&names](const std::string& name) {
    if (!name.empty() && !isNamed(name, names)) names.push_back(name);
  };
  for (const FigureRow& row : figure.rows) add(rowName(figure, row));
  for (const FigurePanel& panel : figure.panels) add(panel.title);
  for (const FigurePoint& point : figure.points) add(point.name);
  if (figure.kind == FigureKind::Trend) {
    for (const FigureSeries& series : figure.series) add(series.name);
  }
  if (names.size() < 2) names.clear();
  return names;
}

std::string focusHeadline(const Figure& figure) {
  if (figure.kind != FigureKind::Boroughs || figure.references.empty()) return {};
  const FigureRow* only = nullptr;
  for (const FigureRow& row : figure.rows) {
    if (row.focus != Focus::Highlighted) continue;
    if (only != nullptr) return {};
    only = &row;
  }
  const ReferenceLine& whole = figure.references.front();
  const std::size_t blank = whole.label.rfind(' ');
  if (only == nullptr || blank == std::string::npos) return {};
  const std::string stands = !only->emphasised           ? "not clearly apart from "
                             : only->value < whole.value ? "below "
                                                         : "above ";
  return rowName(figure, *only) + " stands at " + only->valueText + ", " + stands +
         whole.label.substr(0, blank) + " at" + whole.label.substr(blank);
}

void editFocus(const std::vector<std::string>& highlight, EditedFigure& edited) {
  if (highlight.empty()) return;
  const std::vector<std::string> known = focusNames(edited.figure);
  if (known.empty()) {
    edited.warnings.emplace_back("There is nothing in this figure to highlight.");
    return;
  }
  std::vector<std::string> found;
  for (const std::string& name : known) {
    if (isNamed(name, highlight)) found.push_back(name);
  }
  for (const std::string& name : highlight) {
    if (isNamed(name, known)) continue;
    edited.warnings.push_back("\"" + name +
                              "\" is not in this figure: nothing is highlighted for it." +
                              didYouMean(name, known));
  }
  if (found.empty()) return;
  edited.figure.focused = true;
  focusMarks(found, edited.figure);
  sayFocus(found, edited.figure);
}

}  // namespace candour
