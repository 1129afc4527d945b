// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>

#include "tests/support/sample_plots.h"
#include "tests/support/scene_checks.h"
#include "ui/charts/layout.h"
#include "ui/charts/marks.h"
#include "ui/charts/paint.h"

using namespace candour;

namespace {

Figure named(const std::vector<NamedFigure>& figures, const std::string& name) {
  for (const auto& [each, figure] : figures) {
    if (each == name) return figure;
  }
  FAIL("no figure " << name);
  return {};
}

std::vector<RectMark> barsOf(const Figure& figure, Ink ink) {
  auto bars = marksOf<RectMark>(figure);
  std::erase_if(bars, [&](const RectMark& bar) { return bar.fill != ink; });
  return bars;
}

const TextRun* textOf(const std::vector<TextRun>& runs, const QString& text) {
  const auto found =
      std::find_if(runs.begin(), runs.end(), [&](const TextRun& r) { return r.text == text; });
  return found == runs.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a second value is a mark of another shape on the line of the first") {
  const Figure figure = named(sampleRowFigures(), "second-2");
  Figure alone = figure;
  for (FigureRow& row : alone.rows) row.second.reset();
  const auto with = marksOf<PolygonMark>(figure), without = marksOf<PolygonMark>(alone);
  CHECK(with.size() == without.size() + 2);
  CHECK(marksOf<CircleMark>(figure).size() == marksOf<CircleMark>(alone).size());
}

TEST_CASE("steps of a waterfall begin where the one before ended, and only those up are solid") {
  const Figure figure = named(sampleRowFigures(), "waterfall");
  auto bars = barsOf(figure, kStepInk);
  bars.erase(bars.begin());  // the key
  REQUIRE(bars.size() == 1);
  const auto dots = marksOf<CircleMark>(figure);
  REQUIRE(dots.size() == 2);  // the levels: no bars, as the axis does not begin at 0
  const double perPoint = (dots[0].centre.x() - dots[1].centre.x()) /
                          (figure.rows.front().value - figure.rows.back().value);
  CHECK(bars[0].rect.width() == Approx(0.4 * perPoint));
  CHECK(bars[0].rect.left() - dots[1].centre.x() ==
        Approx(perPoint * (*figure.rows[4].start - figure.rows.back().value)));
}

TEST_CASE("no paper lies on the steps of a waterfall, and its axis says that it is cut") {
  const Figure figure = named(sampleRowFigures(), "waterfall");
  for (const LineMark& line : marksOf<LineMark>(figure)) CHECK(line.ink != Ink::Paper);
  const auto says = [](const Figure& drawn) {
    const auto runs = marksOf<TextRun>(drawn);
    return std::any_of(runs.begin(), runs.end(),
                       [](const TextRun& run) { return run.text.contains(u"not 0"); });
  };
  CHECK(says(figure));
  Figure whole = figure;
  whole.zeroBased = true;
  CHECK_FALSE(says(whole));
}

TEST_CASE("bars of a scenario begin at zero, whichever way they run") {
  const auto bars = barsOf(named(sampleRowFigures(), "scenario-12"), Ink::Mark);
  REQUIRE(bars.size() > 5);
  const double zero = bars[0].rect.left();
  CHECK(bars[1].rect.left() == Approx(zero));
  CHECK(bars.back().rect.right() == Approx(zero));
}

TEST_CASE("a trend is cut at its breaks") {
  Figure figure = named(samplePlaneFigures(), "trend-2");
  const auto lines = [&] {
    auto all = marksOf<PolylineMark>(figure);
    std::erase_if(all, [](const PolylineMark& line) { return line.width < 2; });
    return all.size();
  };
  CHECK(lines() == 1);
  figure.series[0].points[1].breakBefore = true;
  CHECK(lines() == 0);
  CHECK(marksOf<CircleMark>(figure).size() == 2);
}

TEST_CASE("names along time are thinned from the last, never turned or cut") {
  const Figure figure = named(samplePlaneFigures(), "trend");
  const auto runs = marksOf<TextRun>(figure);
  CHECK(textOf(runs, QStringLiteral("2015")) != nullptr);
  CHECK(textOf(runs, QStringLiteral("2014")) == nullptr);
}

TEST_CASE("limits of a funnel stay within its plot") {
  const auto lines = marksOf<PolylineMark>(named(samplePlaneFigures(), "funnel"));
  CHECK(lines.size() >= 4);
  for (const PolylineMark& line : lines) {
    CHECK(line.points.boundingRect().bottom() <
          layoutFigure(named(samplePlaneFigures(), "funnel"), kHalfPage).size.height());
  }
}

TEST_CASE("letters on dark tiles are light, on pale ones dark") {
  Figure figure = bareFigure(FigureKind::TileMap);
  figure.shades = {"low", "middle", "high"};
  for (int i = 0; i < 3; ++i) {
    FigureTile tile;
    tile.column = i, tile.shade = i, tile.label = std::string(1, static_cast<char>('X' + i));
    figure.tiles.push_back(tile);
  }
  const auto runs = marksOf<TextRun>(figure);
  CHECK(textOf(runs, QStringLiteral("X"))->ink == Ink::OnPale);
  CHECK(textOf(runs, QStringLiteral("Y"))->ink == Ink::OnDark);
  CHECK(textOf(runs, QStringLiteral("Z"))->ink == Ink::OnDark);
}

TEST_CASE("every cell of a matrix is drawn as what it is") {
  Figure figure = named(sampleGridFigures(), "differences-2");
  figure.legend.clear();
  figure.cells = {{CellState::Self, CellState::Higher}, {CellState::Lower, CellState::Self}};
  CHECK(barsOf(figure, Ink::Mark).size() == 1);
  CHECK(marksOf<PolylineMark>(figure).size() == 1);
  figure.cells = {{CellState::Self, CellState::Alike}, {CellState::Alike, CellState::Self}};
  CHECK(marksOf<CircleMark>(figure).size() == 2);
}

TEST_CASE("panels share their axes: labels of values stand at the left column only") {
  const Figure figure = named(sampleGridFigures(), "panels");
  const auto runs = marksOf<TextRun>(figure);
  const auto count = std::count_if(runs.begin(), runs.end(), [](const TextRun& run) {
    return run.role == TextRole::Tick && run.text == QString::fromUtf8("80\u00A0%");
  });
  CHECK(count == 8);  // 32 panels, four to a row
}

TEST_CASE("names of times under small charts are never broken inside a word") {
  Figure figure = named(sampleGridFigures(), "panels");
  figure.xTicks = {{figure.xFrom, "Jul-Sep-2013-14"}, {figure.xTo, "Jul-Sep-2019-20"}};
  for (const double width : {300.0, 451.0, 900.0}) {
    for (const TextRun& run : marksOf<TextRun>(figure, {width, 900})) {
      if (run.role != TextRole::Tick || run.text.contains(u'%')) continue;
      INFO(run.text.toStdString());
      CHECK((run.text == u"Jul-Sep-2013-14" || run.text == u"Jul-Sep-2019-20"));
    }
  }
}

TEST_CASE("small charts too narrow for both ends of time tell them in the title of the axis") {
  Figure figure = named(sampleGridFigures(), "panels");
  figure.categoryAxis = "Year";
  figure.xTicks = {{figure.xFrom, "Jul-Sep-2013-14"}, {figure.xTo, "Jul-Sep-2019-20"}};
  QStringList title;
  for (const TextRun& run : marksOf<TextRun>(figure, {300, 900})) {
    if (run.role == TextRole::AxisTitle) title << run.text;
    CHECK_FALSE((run.role == TextRole::Tick && run.text.startsWith(u"Jul")));
  }
  CHECK(title.join(u' ').contains(u"Year: Jul-Sep-2013-14 to Jul-Sep-2019-20"));
}

TEST_CASE("the largest charts do not grow slow") {
  // About 8 ms on a quiet machine; how fast a machine is says nothing of the code, so this guards
  // against work that grows out of hand, ten times as much and more. Sanitized and debug builds are
  // not what an analyst waits for.
#ifdef NDEBUG
  constexpr double kMost = 160;
#else
  constexpr double kMost = 4000;
#endif
  for (const auto& figure :
       {named(sampleGridFigures(), "panels"), named(sampleGridFigures(), "differences"),
        named(samplePlaneFigures(), "funnel-40")}) {
    double best = 1e9;
    for (int i = 0; i < 5; ++i) {
      const std::clock_t start = std::clock();
      renderFigure(figure, {830, 660}, 1);
      best = std::min(best, 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    CHECK(best < kMost);
  }
}
