// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/trend_figures.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/models/briefing/trend_checks.h"
#include "tests/support/sample_answers.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

TrendPoint pointAt(const Window& window, double share, double se, std::size_t n = 3200) {
  return {window, n, n / 1.3, share, se, share - 1.96 * se, share + 1.96 * se, 600, {}};
}

// Quarters about `shares`, the change over a year and from the one before with the given p.
TrendSeries seriesOf(const std::vector<double>& shares, double pYear, double pPrevious = 0.6) {
  TrendSeries series;
  for (std::size_t k = 0; k < shares.size(); ++k) {
    series.points.push_back(pointAt(quarterAt(static_cast<int>(k)), shares[k], 0.01));
  }
  const std::size_t last = shares.size() - 1;
  const auto add = [&](ChangeKind kind, std::size_t from, double p) {
    const double by = shares[last] - shares[from];
    series.changes.push_back({kind, from, last, by, 0.014, by - 0.03, by + 0.03, p, p, {}});
  };
  if (last >= 1) add(ChangeKind::Previous, last - 1, pPrevious);
  if (last >= 4) add(ChangeKind::YearBefore, last - 4, pYear);
  return series;
}

Trend trendWith(TrendSeries series) {
  Trend trend;
  trend.spec.design.weight = "WT";
  trend.whole = std::move(series);
  trend.n = 19200;
  trend.nEffective = 15000;
  trend.simulated = true;
  trend.areaLabel = "London borough";
  return trend;
}

const std::vector<double> kFalling = {0.72, 0.71, 0.7, 0.7, 0.69, 0.68};

Trend boroughs(int areas, int changed) {
  Trend trend = trendWith(seriesOf(kFalling, 0.01));
  trend.options.byArea = true;
  for (int a = 0; a < areas; ++a) {
    TrendSeries series = seriesOf(kFalling, a < changed ? 0.0001 : 0.4);
    series.area = "Area " + std::string(1, static_cast<char>('A' + a % 26));
    for (auto& point : series.points) point.n = 100;
    series.pMainHolm = a < changed ? 0.003 : 1;
    trend.areas.push_back(std::move(series));
  }
  return trend;
}

}  // namespace

TEST_CASE("a trend tells a change only where its test holds") {
  const auto headline = [](double pYear, double pPrevious = 0.6) {
    const Figure figure =
        trendFigure(trendWith(seriesOf(kFalling, pYear, pPrevious)), trustContext());
    checkHouseRules(figure);
    checkAltNumbers(figure, "Latest,");
    return figure.headline;
  };
  CHECK(headline(0.01) == "Trust has fallen 3 points in a year");
  CHECK(headline(0.2) == "No clear change in trust in a year");
  CHECK(headline(0.2, 0.01) == "Trust has fallen 1 point since Apr-Jun 2019");
  const Figure alone = trendFigure(trendWith(seriesOf({0.7}, 1)), trustContext());
  checkHouseRules(alone);
  CHECK(alone.headline == "Trust is 70\xC2\xA0% in Apr-Jun 2018; no test of a change");
}

// What stands in a column of the table, without the empty ones.
static std::vector<std::string> columnOf(const Figure& figure, const std::string& name) {
  const auto& header = figure.table.front();
  const auto at =
      static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
  std::vector<std::string> column;
  for (std::size_t row = 1; row < figure.table.size(); ++row) {
    REQUIRE(figure.table[row].size() == header.size());
    if (!figure.table[row][at].empty()) column.push_back(figure.table[row][at]);
  }
  return column;
}

TEST_CASE("what was published is not drawn over a break of the series") {
  std::vector<double> shares(12, 0.7);
  Trend trend = trendWith(seriesOf(shares, 0.5));
  trend.options.breaks = {{quarterAt(4).firstMonth, "Interviews by telephone"}};
  trend.whole.points[4].window.breakBefore = true;
  PublishedSeries published{"dashboard.csv", {}, {}};
  for (int k = 0; k < 12; ++k) {
    published.figures.push_back({"Trust", "", quarterAt(k).lastMonth, 0.5 + 0.01 * k});
  }
  const Figure figure = trendFigure(trend, trustContext(), {&published, "Trust"});
  checkHouseRules(figure);
  const auto& points = figure.series[1].points;
  REQUIRE(points.size() == 9);  // three of the twelve months hold the break
  CHECK(points[3].x == quarterAt(3).lastMonth);
  CHECK(points[4].x == quarterAt(7).lastMonth);
  for (std::size_t k = 0; k < points.size(); ++k) CHECK(points[k].breakBefore == (k == 4));
  CHECK(columnOf(figure, "published").size() == 9);
  CHECK(figure.series[1].label == "Published Trust 61\xC2\xA0%");
  CHECK_THAT(join(figure.footer, " "), Contains("none across the break"));
}

TEST_CASE("a trend is drawn with its ribbon, its target, its breaks and what was published") {
  Trend trend = trendWith(seriesOf(kFalling, 0.01));
  trend.options.target = 0.75;
  trend.options.breaks = {{quarterAt(3).firstMonth, "Interviews by telephone"}};
  trend.whole.points[3].window.breakBefore = true;
  trend.whole.points[1].estimate = kNotAvailable;
  trend.whole.points[1].why = "nobody has an answer and a weight";
  trend.whole.changes.push_back(
      {ChangeKind::Target, 5, 5, -0.07, 0.01, -0.09, -0.05, 0.001, 0.003, {}});
  const PublishedSeries published{"dashboard.csv",
                                  {{"Trust", "", quarterAt(1).lastMonth, 0.74},
                                   {"Trust", "", quarterAt(2).lastMonth - 1, 0.72},
                                   {"Trust", "", quarterAt(2).lastMonth, 0.71},
                                   {"Trust", "", quarterAt(3).lastMonth, 0.69},
                                   {"Trust", "Barnet", quarterAt(2).lastMonth, 0.9},
                                   {"Trust", "", quarterAt(9).lastMonth, 0.5},
                                   {"Other", "", quarterAt(3).lastMonth, 0.4}},
                                  {}};
  const Figure figure = trendFigure(trend, trustContext(), {&published, "Trust"});
  checkHouseRules(figure);
  CHECK(figure.kind == FigureKind::Trend);
  CHECK_THAT(figure.headline, Contains("fallen 3 points in a year and is below its 75"));
  REQUIRE(figure.series.size() == 2);
  CHECK(figure.series[0].ribbon);
  CHECK_FALSE(figure.series[0].context);
  REQUIRE(figure.series[0].points.size() == 5);
  CHECK(figure.series[0].points[1].breakBefore);  // the point before has no share
  CHECK(figure.series[0].points[2].breakBefore);
  CHECK_FALSE(figure.series[0].points[3].breakBefore);
  CHECK_THAT(figure.series[0].label, Contains("68"));
  CHECK(figure.series[1].context);
  CHECK(figure.series[1].label == "Published Trust 71\xC2\xA0%");
  REQUIRE(figure.series[1].points.size() == 3);
  CHECK(figure.series[1].points[2].y == 71);
  // Every point drawn is among the numbers, those between our own periods too.
  CHECK(columnOf(figure, "published") == std::vector<std::string>{"74", "71", "72"});
  REQUIRE(figure.verticals.size() == 1);
  CHECK(figure.verticals[0].label == "Interviews by telephone");
  CHECK(figure.verticals[0].value > figure.series[0].points[1].x);
  REQUIRE(figure.references.size() == 1);
  CHECK(figure.references[0].value == 75);
  CHECK(figure.xTicks.size() == 6);
  CHECK(figure.xTicks[0].label == "Apr-Jun 2018");
  CHECK_THAT(join(figure.footer, " "), Contains("Jul-Sep 2018, nobody") &&
                                           Contains("Interviews by telephone") &&
                                           Contains("dashboard.csv"));
}

TEST_CASE("a part of a period is named under the figure and in its numbers") {
  Trend trend = trendWith(seriesOf({0.7, 0.68}, 1));
  trend.whole.points[1].window.missingMonths = 1;
  const auto footerOfTrend = [&trend] {
    return join(trendFigure(trend, trustContext()).footer, " ");
  };
  CHECK_THAT(footerOfTrend(),
             Contains("Part of the period only: Jul-Sep 2018 (2 of its 3 months)."));
  CHECK(trendFigure(trend, trustContext()).table[2].back() == "only 2 of its 3 months");
  const int april = monthNumber(2018, 4);
  trend.options.by = TrendBy::Year;
  Window& year = trend.whole.points[1].window;
  year = {"Apr 2018 to Mar 2019", "2018-04", "2019-03", april, april + 11, false, 3, 3};
  CHECK_THAT(footerOfTrend(), Contains("2018-19 (3 of its 4 quarters)."));
  CHECK(trendFigure(trend, trustContext()).xTicks[1].label == "2018-19 (part)");
  year.missingMonths = 0;
  CHECK_THAT(footerOfTrend(), !Contains("Part of"));

  Trend areas = boroughs(3, 0);
  areas.areas[1].points[2].window.missingMonths = 1;
  areas.areas[1].points[2].window.parts = 0;
  const Figure panels = trendPanelsFigure(areas, trustContext());
  checkHouseRules(panels);
  CHECK_THAT(join(panels.footer, " "),
             Contains("Without interviews in part of the period: Area B (Oct-Dec 2018)."));
}

TEST_CASE("a figure without a test names none") {
  const auto names = [](const Figure& figure) {
    checkHouseRules(figure);
    return join(figure.footer, " ").find("Holm") != std::string::npos;
  };
  CHECK(names(trendFigure(trendWith(seriesOf(kFalling, 0.2)), trustContext())));
  CHECK_FALSE(names(trendFigure(trendWith(seriesOf({0.7}, 1)), trustContext())));
  Trend areas = boroughs(3, 0);
  CHECK(names(trendPanelsFigure(areas, trustContext())));
  for (auto& area : areas.areas) area.pMainHolm = kNotAvailable;
  const Figure untested = trendPanelsFigure(areas, trustContext());
  CHECK_FALSE(names(untested));
  CHECK(untested.headline == "Whether trust has changed in a year cannot be tested");
  for (const auto& entry : untested.legend) CHECK(entry.text != "No clear change");
}

TEST_CASE("rolling years say that they overlap") {
  Trend trend = trendWith(seriesOf(kFalling, 0.01));
  const auto says = [&trend] {
    const Figure figure = trendFigure(trend, trustContext());
    return join(figure.footer, " ").find("not independent") != std::string::npos;
  };
  CHECK_FALSE(says());
  trend.options.by = TrendBy::Rolling12;
  CHECK(says());
}

TEST_CASE("areas over time are told by Holm over the areas") {
  const auto figureOf = [](int areas, int changed) {
    const Figure figure = trendPanelsFigure(boroughs(areas, changed), trustContext());
    checkHouseRules(figure);
    if (areas > 0) checkAltNumbers(figure, "Latest,");
    return figure;
  };
  CHECK(figureOf(32, 0).headline == "No clear change in trust in any borough in a year");
  CHECK(figureOf(32, 2).headline == "Trust has fallen in Area A and Area B in a year");
  const Figure five = figureOf(20, 5);
  CHECK(five.headline == "Trust has fallen in five boroughs in a year");
  CHECK(five.kind == FigureKind::SmallMultiples);
  REQUIRE(five.panels.size() == 20);
  CHECK(five.panels[4].emphasised);
  CHECK_FALSE(five.panels[5].emphasised);
  CHECK(five.panels[0].series[1].context);
  CHECK(five.legend.size() == 3);
  figureOf(1, 1);
  figureOf(0, 0);
}

TEST_CASE("an area of few interviews is named and not drawn, nor in the table") {
  Trend trend = boroughs(3, 0);
  trend.areas[1].points.back().n = 29;
  trend.areas[1].area = "Tiny";
  const Figure figure = trendPanelsFigure(trend, trustContext());
  CHECK(figure.panels.size() == 2);
  CHECK_THAT(join(figure.footer, " "), Contains("Tiny"));
  for (const auto& row : figure.table) {
    if (row[0] == "Tiny") CHECK(row[3].empty());
  }
}
