// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/document_parts.h"

#include <algorithm>
#include <cmath>
#include <regex>
#include <set>

#include "core/base/text.h"
#include "ui/charts/layout.h"
#include "ui/documents/scene_shift.h"

namespace candour {

namespace {

// layoutFigure() leaves about a line's height free on every side.
constexpr double kSide = kSmallestText, kAbove = 0.7 * kSmallestText, kBelow = kSmallestText;

}  // namespace

std::string ownHeadline(const DocumentPage& page) {
  if (!page.figure || page.figure->headline == page.headline) return {};
  return page.figure->headline;
}

std::string measureLine(const Figure& figure) {
  const bool said = lowered(figure.subtitle).find("simulated") != std::string::npos;
  if (!figure.simulated || said) return figure.subtitle;
  return figure.subtitle + (figure.subtitle.empty() ? "Simulated data" : ". Simulated data");
}

Scene drawingOf(const Figure& figure, double width) {
  Figure drawing = figure;
  drawing.headline.clear();
  drawing.subtitle.clear();
  drawing.footer.clear();
  Scene scene = layoutFigure(drawing, {width + 2 * kSide, 0});
  for (SceneItem& item : scene.items) std::visit(Shift{{-kSide, -kAbove}}, item);
  scene.size = {width, scene.size.height() - kAbove - kBelow};
  return scene;
}

std::optional<double> plainNumber(const std::string& cell) {
  static const std::regex kPlain("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
  const auto value = parseNumber(cell);
  if (!value || (shortest(*value) != cell && !std::regex_match(cell, kPlain))) return std::nullopt;
  return value;
}

bool isCount(const std::string& header) {
  return header == "n" || header.starts_with("n_");
}

std::string shownNumber(double value, int decimals, const std::string& header) {
  return isCount(header) ? grouped(std::llround(value)) : fixed(value, decimals);
}

bool isProbability(const std::string& header) {
  return header == "p" || header.starts_with("p_") || header.ends_with("_p");
}

// Labels that are numbers stay apart when rounded.
static int decimalsApart(const Figure& figure, int least) {
  for (int decimals = least; decimals < 6; ++decimals) {
    std::set<std::string> seen;
    bool apart = true;
    for (std::size_t row = 1; row < figure.table.size(); ++row) {
      const auto value = plainNumber(figure.table[row][0]);
      apart = apart && (!value || seen.insert(fixed(*value, decimals)).second);
    }
    if (apart) return decimals;
  }
  return 6;
}

int shownDecimals(const Figure& figure, std::size_t column) {
  const std::string& header = figure.table.front()[column];
  if (isCount(header)) return 0;
  if (isProbability(header)) return 3;
  bool whole = true;
  double largest = 0;
  for (std::size_t row = 1; row < figure.table.size(); ++row) {
    const auto value = plainNumber(figure.table[row][column]);
    if (!value) continue;
    whole = whole && std::round(*value) == *value;
    largest = std::max(largest, std::abs(*value));
  }
  if (whole) return 0;
  const int magnitude = static_cast<int>(std::floor(std::log10(largest)));
  const int decimals = largest >= 1 ? 1 : std::min(2 - magnitude, 9);
  return column == 0 ? decimalsApart(figure, decimals) : decimals;
}

}  // namespace candour
