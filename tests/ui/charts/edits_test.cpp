// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>

#include "models/findings/figure_edits.h"
#include "tests/support/sample_figures.h"
#include "tests/support/sample_plots.h"
#include "tests/support/scene_checks.h"
#include "ui/charts/axis.h"
#include "ui/charts/layout.h"
#include "ui/charts/paint.h"
#include "ui/charts/plane.h"

using namespace candour;

namespace {

Figure bars() {
  Figure figure = bareFigure(FigureKind::Importance);
  figure.zeroBased = true;
  figure.valueAxis = "Share";
  for (int i = 0; i < 3; ++i) {
    FigureRow row;
    row.label = longName(i, 12), row.value = 60 + 5 * i, row.valueText = "60";
    row.lower = row.value - 2, row.upper = row.value + 2;
    figure.rows.push_back(row);
  }
  return figure;
}

Figure highlighted(const Figure& figure, std::size_t which) {
  return applyEdits(figure, {.highlight = {editableOf(figure).names.at(which)}}).figure;
}

template <typename Mark>
std::size_t countOf(const Figure& figure, Ink ink) {
  const auto marks = marksOf<Mark>(figure);
  return static_cast<std::size_t>(
      std::count_if(marks.begin(), marks.end(), [ink](const Mark& mark) {
        if constexpr (requires { mark.fill; }) {
          return mark.fill == ink;
        } else {
          return mark.ink == ink;
        }
      }));
}

bool says(const Figure& figure, const QString& words) {
  const auto runs = marksOf<TextRun>(figure);
  return std::any_of(runs.begin(), runs.end(),
                     [&](const TextRun& run) { return run.text.contains(words); });
}

std::vector<QString> boldLabels(const Figure& figure) {
  std::vector<QString> bold;
  for (const TextRun& run : marksOf<TextRun>(figure)) {
    if (run.bold && run.role == TextRole::Label) bold.push_back(run.text);
  }
  return bold;
}

}  // namespace

TEST_CASE("an axis of the analyst's begins and ends where it should, its ticks are round") {
  Figure figure = bareFigure(FigureKind::Boroughs);
  figure.percent = true;
  CHECK(valueAxisOf(figure, 63, 71, 8).from == niceAxis(63, 71, 8, 0, 100).from);
  figure.axisFrom = 58, figure.axisTo = 83;
  Axis axis = valueAxisOf(figure, 63, 71, 8);
  CHECK(axis.from == 58);
  CHECK(axis.to == 83);
  CHECK(axis.ticks == std::vector<double>{60, 65, 70, 75, 80});
  CHECK(axis.fromText(true) == QStringLiteral("58\u00A0%"));
  figure.axisTo.reset();
  axis = valueAxisOf(figure, 63, 71, 8);
  CHECK(axis.from == 58);
  CHECK(axis.to == axis.ticks.back());
  figure.axisFrom = 63.25, figure.axisTo = 64.5;
  axis = valueAxisOf(figure, 63.5, 64, 2);
  CHECK(axis.ticks.size() >= 2);
  CHECK(axis.fromText(false) == QStringLiteral("63.25"));
}

TEST_CASE("bars that leave zero begin at the edge, and the axis says so") {
  const Figure cut = applyEdits(bars(), {.axisFrom = 50}).figure;
  const auto whole = marksOf<RectMark>(bars()), shorter = marksOf<RectMark>(cut);
  REQUIRE(whole.size() == shorter.size());
  const auto widthOf = [](const std::vector<RectMark>& all) {
    for (const RectMark& bar : all) {
      if (bar.fill == Ink::Mark) return bar.rect.width();
    }
    return 0.0;
  };
  CHECK(widthOf(shorter) < 0.7 * widthOf(whole));
  CHECK(says(cut, QStringLiteral("not 0")));
  CHECK_FALSE(says(bars(), QStringLiteral("not 0")));
}

TEST_CASE("a range of the analyst's reaches every kind of figure with an axis of values") {
  for (const auto& [name, figure] : sampleFigures()) {
    const Editable can = editableOf(figure);
    if (!can.axis || can.range.empty || figure.percent) continue;
    const double span = std::max(1.0, can.range.high - can.range.low);
    const double from = can.range.low - 2.5 * span, to = can.range.high + 2.5 * span;
    const Figure wide = applyEdits(figure, {.axisFrom = from, .axisTo = to}).figure;
    CAPTURE(name);
    CHECK(wide.axisFrom == from);
    CHECK_FALSE(layoutFigure(wide, kHalfPage).items.size() == 0);
    CHECK(renderFigure(wide, kHalfPage, 1) != renderFigure(figure, kHalfPage, 1));
  }
}

TEST_CASE("a highlighted bar keeps its colour, the others stand back, and its name is in bold") {
  const Figure figure = highlighted(bars(), 1);
  CHECK(countOf<RectMark>(bars(), Ink::Mark) == 3);
  CHECK(countOf<RectMark>(figure, Ink::Mark) == 1);
  CHECK(countOf<RectMark>(figure, Ink::Strip) == 2);
  CHECK(boldLabels(bars()).empty());
  CHECK(boldLabels(figure) == std::vector<QString>{QString::fromStdString(longName(1, 12))});
}

TEST_CASE("a highlight is in shape or letters, too, whatever the kind of figure") {
  for (const auto& [name, figure] : sampleFigures()) {
    if (editableOf(figure).names.empty() || figure.kind == FigureKind::Trend) continue;
    CAPTURE(name);
    const auto bold = [](const Figure& drawn) {
      const auto runs = marksOf<TextRun>(drawn);
      return std::count_if(runs.begin(), runs.end(), [](const TextRun& run) {
        return run.bold && run.role != TextRole::Headline && run.role != TextRole::Value;
      });
    };
    Figure plain = figure;
    for (FigurePanel& panel : plain.panels) panel.emphasised = false;
    CHECK(bold(highlighted(plain, 0)) != bold(plain));
  }
}

TEST_CASE("what a highlight mutes keeps its shape: filled stays filled, hollow stays hollow") {
  Figure figure = bareFigure(FigureKind::Boroughs);
  for (int i = 0; i < 3; ++i) {
    FigureRow row;
    row.label = longName(i, 12), row.value = i, row.emphasised = i > 0;
    figure.rows.push_back(row);
  }
  const auto dots = marksOf<CircleMark>(highlighted(figure, 0));
  REQUIRE(dots.size() == 3);
  CHECK((dots[0].stroke == Ink::Mark && dots[0].fill == Ink::Paper));
  CHECK((dots[1].stroke == Ink::Faded && dots[1].fill == Ink::Faded));
  CHECK(dots[0].radius > dots[1].radius);
}

TEST_CASE("edited figures fit their pages and are drawn alike twice") {
  for (const auto& [name, figure] : sampleFigures()) {
    const Editable can = editableOf(figure);
    FigureEdits edits{.decimals = 2};
    if (!can.names.empty()) edits.highlight = {can.names.front(), can.names.back()};
    if (can.axis && !can.range.empty) edits.axisFrom = can.range.low - 0.37;
    const Figure edited = applyEdits(figure, edits).figure;
    for (const QSizeF& size : {kHalfPage, QSizeF(720, 405), QSizeF(340, 340)}) {
      CAPTURE(name, size.width());
      const Scene scene = layoutFigure(edited, size);
      CHECK_THAT(textProblems(scene), Catch::Equals(""));
      CHECK_THAT(markProblems(scene), Catch::Equals(""));
    }
    CHECK(renderFigure(edited, kHalfPage, 1) == renderFigure(edited, kHalfPage, 1));
  }
}
