// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/disclosure/leaving.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "core/base/json_reading.h"
#include "models/briefing/trend_figures.h"
#include "models/disclosure/suppression.h"
#include "models/disclosure/windows.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

Window quarter(int k) {
  const std::string year = std::to_string(2018 + k / 4), from = std::to_string(1 + k % 4 * 3);
  const std::string to = std::to_string(3 + k % 4 * 3);
  const int first = 12 * (2018 + k / 4) + k % 4 * 3;
  const auto month = [&](const std::string& m) { return year + (m.size() < 2 ? "-0" : "-") + m; };
  return {"Q" + std::to_string(k + 1), month(from), month(to), first, first + 2, false};
}

TrendPoint point(int k, std::size_t n, double share) {
  TrendPoint made;
  made.window = quarter(k);
  made.n = n;
  made.nEffective = static_cast<double>(n);
  made.estimate = share;
  made.se = 0.03;
  made.lower = share - 0.06;
  made.upper = share + 0.06;
  made.df = 50;
  return made;
}

TrendSeries series(const std::string& area, const std::vector<std::size_t>& n) {
  TrendSeries made;
  made.area = area;
  for (std::size_t k = 0; k < n.size(); ++k) {
    made.points.push_back(point(static_cast<int>(k), n[k], 0.5 + 0.01 * static_cast<double>(k)));
  }
  TrendChange change;
  change.from = 1;
  change.to = n.size() - 1;
  change.estimate = 0.02;
  change.se = change.p = change.pHolm = 0.01;
  made.changes = {change};
  made.pMainHolm = 0.01;
  return made;
}

Trend trend(const std::vector<std::size_t>& whole) {
  Trend made;
  made.spec.outcome.name = "Trust";
  made.spec.area = "area";
  made.areaLabel = "Borough";
  for (const std::size_t n : whole) made.n += n;
  made.nEffective = static_cast<double>(made.n);
  made.whole = series({}, whole);
  return made;
}

FigureContext words() {
  FigureContext context;
  context.outcome = "Trust";
  context.measure = "share with trust";
  return context;
}

Disclosure disclosureOf(const Withheld& withheld) {
  return {withheld, {}, true};
}

}  // namespace

TEST_CASE("A period that is withheld has no point, no number and no change", "[disclosure]") {
  const Trend all = trend({200, 7, 210, 190, 205});
  const auto safe = suppress(cellsOf(all, {}), {});
  REQUIRE(safe.withheld.size() == 2);
  LeavingNotes notes;
  const Trend left = leaving(all, {}, disclosureOf(safe.withheld), notes);
  CHECK(notes.withheld);
  CHECK(notes.aboutBase);
  CHECK(left.n == 810);
  CHECK(left.whole.changes.empty());
  CHECK(std::isnan(left.whole.points[1].estimate));
  const Figure figure = trendFigure(left, words());
  CHECK(figure.series[0].points.size() == 3);
  CHECK(figure.table[2][3].empty());
  CHECK(figure.table[2].back() == kWithheldWhy);
  CHECK(figure.table[1][3] == "200");
}

TEST_CASE("Small areas over time read alike once one of them is withheld", "[disclosure]") {
  Trend all = trend({340, 350, 360});
  all.areas = {series("A", {120, 125, 130}), series("B", {110, 120, 124}),
               series("C", {105, 99, 98}), series("D", {5, 6, 8})};
  const auto safe = suppress(cellsOf(all, {}), {});
  CHECK(safe.unprotected.empty());
  const auto disclosure = disclosureOf(safe.withheld);
  LeavingNotes notes;
  const Figure figure = trendPanelsFigure(leaving(all, {}, disclosure, notes), [&] {
    FigureContext context = words();
    context.disclosure = disclosure;
    return context;
  }());
  for (const auto& line : figure.table) {
    for (const std::string field : {"5", "6", "8"}) CHECK(line[2] != field);
    CHECK_THAT(line.back(), !Contains("fewer than"));
  }
  CHECK_THAT(figure.footer[0] + figure.footer[1], Contains("Withheld to protect people: "));
}

TEST_CASE("Groups and levels that are withheld have no numbers", "[disclosure]") {
  GroupGaps gaps;
  GroupGap few, many;
  few.level = "Few", few.n = 4;
  many.level = "Many", many.n = 43;
  few.held = many.held = 0.1;
  gaps.n = 1047;
  gaps.controls = {{"Sex", "sex", "Most", 1000, {few, many}}};
  LeavingNotes notes;
  const auto left = leaving(gaps, {}, disclosureOf({with({}, "sex", "Few")}), notes);
  CHECK(std::isnan(left.controls[0].groups[0].held));
  CHECK(left.controls[0].groups[0].why == kWithheldWhy);
  CHECK(left.controls[0].groups[1].held == 0.1);
  CHECK(left.n == 1000);
  CHECK(notes.flagged == std::vector<std::string>{"Many"});
  // A gap from a reference that is withheld is none.
  const auto none = leaving(gaps, {}, disclosureOf({with({}, "sex", "Most")}), notes);
  CHECK(std::isnan(none.controls[0].groups[1].held));
  DriverCurve curve;
  curve.driver = "Worry";
  curve.n = 500;
  curve.points = {{0, "Low", 0.4, 0.01, 0.38, 0.42, 0.99}, {1, "High", 0.5, 0.1, 0.3, 0.7, 0.01}};
  const auto cells = cellsOf(curve, {});
  REQUIRE(cells.size() == 3);
  CHECK(cells[2].n == 5);
  CHECK(leaving(curve, {}, disclosureOf({with({}, "Worry", "High")}), notes).points.size() == 1);
}

TEST_CASE("Counts and bases are rounded to what is nearest", "[disclosure]") {
  CHECK(roundedCount(12, 5) == 10);
  CHECK(roundedCount(13, 5) == 15);
  CHECK(roundedCount(13, 0) == 13);
  CHECK(roundBase(12843) == 12800);
  CHECK(roundBase(448) == 450);
}

TEST_CASE("Windows fill longer ones and all of time", "[disclosure]") {
  CHECK_FALSE(spanOf("Wave 1").known);
  CHECK(spanOf("2019-04..2019-06").last - spanOf("2019-04..2019-06").first == 2);
  std::vector<TimeSpan> spans;
  for (int k = 0; k < 4; ++k) spans.push_back({3 * k, 3 * k + 2, true});
  spans.push_back({0, 11, true});
  const auto tilings = tilingsOf(spans);
  REQUIRE(tilings.size() == 3);  // of quarters, of the year by quarters, of years
  CHECK_FALSE(tilings[0].whole.has_value());
  CHECK(tilings[1].whole == 4);
  CHECK(tilings[1].parts == std::vector<std::size_t>{0, 1, 2, 3});
  spans.erase(spans.begin() + 1);  // a quarter is missing: the year is not filled
  CHECK(tilingsOf(spans).size() == 2);
}

TEST_CASE("Rules are the same after writing and reading", "[disclosure]") {
  DisclosureRules rules;
  rules.fewest = 5;
  rules.rounding = 10;
  rules.extremes = false;
  CHECK(readDisclosureRules(jsonOf(rules), "Rules") == rules);
  CHECK(readDisclosureRules(nlohmann::ordered_json::object(), "Rules") == DisclosureRules{});
  CHECK_THROWS_AS(readDisclosureRules({{"fewest", -1}}, "Rules"), Misread);
  CHECK_THROWS_AS(readDisclosureRules({{"few", 1}}, "Rules"), Misread);
}
