// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/trends/trend.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/numeric/parallel.h"
#include "models/boroughs/boroughs.h"
#include "tests/models/trends/trend_questions.h"
#include "tests/support/reference.h"

using namespace candour;

namespace {

void checkSeries(const TrendSeries& series, const std::string& which) {
  const Reference& expected = reference("trend");
  REQUIRE(series.points.size() == expected.keys(which, "estimate").size());
  for (const auto& point : series.points) {
    const std::string key = "[" + point.window.label + "]";
    INFO(which << key);
    CHECK(static_cast<double>(point.n) == expected.value(which, "n" + key));
    CHECK(point.df == expected.value(which, "df" + key));
    CHECK(point.estimate == expected.approx(which, "estimate" + key));
    CHECK(point.se == expected.approx(which, "se" + key));
    CHECK(point.lower == expected.approx(which, "lower" + key));
    CHECK(point.upper == expected.approx(which, "upper" + key));
  }
  std::size_t toLatest = 0;
  for (const auto& change : series.changes) {
    const std::string key = "[" + series.points[change.from].window.label + " > " +
                            series.points[change.to].window.label + "]";
    INFO(which << key);
    CHECK(change.estimate == expected.approx(which, "change" + key));
    CHECK(change.se == expected.approx(which, "change_se" + key));
    CHECK(change.p == expected.approx(which, "change_p" + key));
    CHECK(std::isnan(change.pHolm) == (change.to + 1 != series.points.size()));
    toLatest += change.to + 1 == series.points.size();
  }
  CHECK(toLatest >= 1);
  CHECK(series.changes.size() >= series.points.size() - 1);
}

// `perQuarter` people a quarter, each their own unit, the share alike in every quarter.
Survey evenQuarters(int quarters, int perQuarter) {
  static const std::vector<std::string> kNames = {"Apr", "Jul", "Oct", "Jan"};
  std::vector<std::string> months;
  std::vector<double> y;
  for (int q = 0; q < quarters; ++q) {
    for (int i = 0; i < perQuarter; ++i) {
      months.push_back(kNames[q % 4] + " " + std::to_string(2010 + (q + 1) / 4));
      y.push_back(i % 2);
    }
  }
  Survey survey = surveyOfMonths(months);
  survey.add({.name = "y"}, Column::numbers(y));
  return survey;
}

const auto kPlain = R"({"outcome": {"variable": "y", "positive": [1]}, "drivers": []})";

}  // namespace

TEST_CASE("shares over time and their changes agree with R", "[trend]") {
  const auto& survey = periodsSurvey();
  const auto spec = periodsQuestion();
  checkSeries(trended(survey, spec, {.by = TrendBy::Quarter}).whole, "quarter");
  checkSeries(trended(survey, spec, {.by = TrendBy::Year}).whole, "year");
  checkSeries(trended(survey, spec, {.by = TrendBy::Rolling12}).whole, "rolling12");
  checkSeries(trended(survey, spec, {.by = TrendBy::Rolling12, .pooling = Pooling::Equal}).whole,
              "rolling12_equal");
  checkSeries(trended(survey, periodsQuestion(R"(, "domain": {"sex": ["Female"]})"),
                      {.by = TrendBy::Rolling12})
                  .whole,
              "women");
}

TEST_CASE("every area has a series of its own, as R has it", "[trend]") {
  const auto trend =
      trended(periodsSurvey(), periodsQuestion(), {.by = TrendBy::Rolling12, .byArea = true});
  REQUIRE(trend.areas.size() == 8);
  for (const std::size_t area : {0, 3, 7}) {
    CHECK(trend.areas[area].area == std::to_string(area + 1));
    checkSeries(trend.areas[area], "area_" + trend.areas[area].area);
  }
  std::vector<double> p;
  for (const auto& area : trend.areas) p.push_back(mainChange(area)->p);
  const auto smallest = std::min_element(p.begin(), p.end()) - p.begin();
  const double holm = trend.areas[static_cast<std::size_t>(smallest)].pMainHolm;
  CHECK(holm == Approx(std::min(1.0, 8 * p[static_cast<std::size_t>(smallest)])));
}

TEST_CASE("all periods together have the effective size that areas are compared with", "[trend]") {
  const auto& survey = periodsSurvey();
  const auto spec = periodsQuestion();
  const auto areas = compareBoroughs(survey, spec);
  REQUIRE(areas);
  const auto years = trended(survey, spec, {.by = TrendBy::Year});
  REQUIRE(years.n == areas->overall.n);
  CHECK(years.nEffective == Approx(areas->overall.nEffective).epsilon(1e-12));
  const auto year = trended(survey, periodsQuestion(R"(, "domain": {"FinancialYear": [15]})"),
                            {.by = TrendBy::Year});
  REQUIRE(year.whole.points.size() == 1);
  CHECK(year.nEffective == Approx(year.whole.points[0].nEffective).epsilon(1e-12));
  Survey alike = surveyOfMonths({"Apr 2010", "Apr 2010", "Apr 2010"});
  alike.add({.name = "y"}, Column::numbers({1, 1, 1}));
  alike.add({.name = "w"}, Column::numbers({1, 1, 2}));
  const auto everybody = trended(alike, questionOf(R"({"outcome": {"variable": "y",
      "positive": [1]}, "drivers": [], "design": {"weight": "w"}})"),
                                 {.by = TrendBy::Quarter});
  CHECK(everybody.nEffective == Approx(16.0 / 6));  // no design effect: Kish's
}

TEST_CASE("rolling years that overlap change by the quarters they do not share", "[trend]") {
  const int n = 100;
  const auto trend = trended(evenQuarters(9, n), questionOf(kPlain), {.by = TrendBy::Rolling12});
  const auto& points = trend.whole.points;
  REQUIRE(points.size() == 6);
  // Var(change) = (2 s / L^2) sigma^2 / n of windows of L quarters shifted by s; sigma^2 = 1/4.
  const auto expected = [n](double s) { return std::sqrt(2 * s / 16 * 0.25 / n); };
  const auto& previous = changeOf(trend.whole, ChangeKind::Previous);
  CHECK(previous.se == Approx(expected(1)).epsilon(2e-3));  // n - 1 where n stands above
  CHECK(changeOf(trend.whole, ChangeKind::YearBefore).se == Approx(expected(4)).epsilon(2e-3));
  const double independent = std::hypot(points[4].se, points[5].se);
  CHECK(independent / previous.se == Approx(2).epsilon(1e-9));
}

TEST_CASE("the changes to the latest window come first, each pair once", "[trend]") {
  const auto whole =
      trended(evenQuarters(9, 20), questionOf(kPlain), {.by = TrendBy::Quarter, .target = 0.6})
          .whole;
  REQUIRE(whole.changes.size() == 4 + 7);
  CHECK(whole.changes[0].kind == ChangeKind::Previous);
  CHECK(whole.changes[1].kind == ChangeKind::YearBefore);
  CHECK(whole.points[whole.changes[1].from].window.lastMonth + 12 ==
        whole.points.back().window.lastMonth);
  CHECK(whole.changes[2].kind == ChangeKind::First);
  CHECK(whole.changes[2].from == 0);
  CHECK(whole.changes[3].kind == ChangeKind::Target);
  CHECK(whole.changes[3].estimate == Approx(-0.1));
  CHECK(whole.changes[3].se == Approx(whole.points.back().se));
  CHECK(whole.changes[3].pHolm >= whole.changes[3].p);
  CHECK(mainChange(whole) == &whole.changes[1]);
  const auto years = trended(evenQuarters(8, 20), questionOf(kPlain), {.by = TrendBy::Year}).whole;
  REQUIRE(years.changes.size() == 1);  // the year before is the one before and the first
  CHECK(mainChange(years) == &years.changes[0]);
}

TEST_CASE("no change is given across a break", "[trend]") {
  const std::vector<SeriesBreak> breaks = {{12 * 2011 + 3, "by telephone"}};  // April 2011
  const auto trend = trended(evenQuarters(12, 20), questionOf(kPlain),
                             {.by = TrendBy::Rolling12, .breaks = breaks});
  REQUIRE(trend.whole.points.size() == 6);  // 1 before the break, 5 after
  CHECK(trend.whole.points[1].window.breakBefore);
  CHECK_FALSE(trend.whole.points[2].window.breakBefore);
  const auto& across = trend.whole.changes.back();
  for (const auto& change : trend.whole.changes) {
    const bool over = change.from == 0;
    CHECK(std::isnan(change.estimate) == over);
    CHECK(change.why.empty() == !over);
  }
  CHECK(across.to != 1);
  CHECK(changeOf(trend.whole, ChangeKind::YearBefore).from == 1);
}

TEST_CASE("shares of none and of everybody have exact limits and no test of change", "[trend]") {
  Survey survey = surveyOfMonths(
      {"Apr 2010", "Apr 2010", "Apr 2010", "Jul 2010", "Jul 2010", "Jul 2010", "Jul 2010"});
  survey.add({.name = "y"}, Column::numbers({1, 1, 1, 1, 0, 1, 0}));
  auto whole = trended(survey, questionOf(kPlain), {.by = TrendBy::Quarter}).whole;
  CHECK(whole.points[0].estimate == 1);
  CHECK(whole.points[0].upper == 1);
  CHECK(whole.points[0].lower > 0.2);
  CHECK(whole.changes[0].estimate == Approx(-0.5));
  CHECK(std::isnan(whole.changes[0].se));
  CHECK_FALSE(whole.changes[0].why.empty());
  survey = surveyOfMonths({"Apr 2010", "Apr 2010", "Apr 2010"});
  survey.add({.name = "y"}, Column::numbers({1, 1, 1}));
  whole = trended(survey, questionOf(kPlain), {.by = TrendBy::Quarter, .target = 0.5}).whole;
  CHECK(whole.changes[0].p == Approx(2 * std::pow(0.5, 3)));
}

TEST_CASE("a period in one sampling unit has a share and no error", "[trend]") {
  Survey survey = surveyOfMonths({"Apr 2010", "Apr 2010", "Jul 2010", "Jul 2010", "Jul 2010"});
  survey.add({.name = "y"}, Column::numbers({1, 0, 1, 0, 0}));
  survey.add({.name = "unit"}, Column::numbers({1, 1, 1, 2, 3}));
  const auto whole =
      trended(survey, questionOf(R"({"outcome": {"variable": "y", "positive": [1]}, "drivers": [],
                             "design": {"clusters": ["unit"]}})"),
              {.by = TrendBy::Quarter})
          .whole;
  CHECK(whole.points[0].estimate == 0.5);
  CHECK(std::isnan(whole.points[0].se));
  CHECK(std::isnan(whole.points[0].lower));
  CHECK_FALSE(whole.points[0].why.empty());
  CHECK(whole.points[1].se > 0);
  CHECK_FALSE(whole.changes[0].why.empty());
}

TEST_CASE("a weight that is empty outside its period leaves no window silently short", "[trend]") {
  Survey survey = evenQuarters(8, 20);
  std::vector<double> w(survey.rows, 1);
  std::fill(w.begin(), w.begin() + 40, emptyNumber());  // the first two quarters
  w[45] = emptyNumber();
  survey.add({.name = "WT"}, Column::numbers(w));
  const auto trend = trended(survey, questionOf(R"({"outcome": {"variable": "y", "positive": [1]},
                                            "drivers": [], "design": {"weight": "WT"}})"),
                             {.by = TrendBy::Rolling12});
  REQUIRE(trend.whole.points.size() == 5);
  for (const std::size_t k : {0, 1}) {
    CHECK(std::isnan(trend.whole.points[k].estimate));
    CHECK(trend.whole.points[k].why.find("2010") != std::string::npos);
  }
  CHECK(trend.whole.points[2].n == 79);
  std::vector<std::string> texts;
  for (const auto& warning : trend.warnings) {
    if (warning.code == "no_weight") texts.push_back(warning.text);
  }
  REQUIRE(texts.size() == 2);
  CHECK(texts[0].find("Apr-Jun 2010, Jul-Sep 2010") != std::string::npos);
  CHECK(texts[1].find("1 interviews") == 0);
  CHECK(trend.leftOut.missing == 41);
}

TEST_CASE("interviews without a stratum are not said to lack a weight", "[trend]") {
  Survey survey = evenQuarters(8, 20);
  std::vector<double> stratum(survey.rows, 1);
  stratum[3] = stratum[30] = emptyNumber();
  survey.add({.name = "WT"}, Column::numbers(std::vector<double>(survey.rows, 1)));
  survey.add({.name = "region"}, Column::numbers(stratum));
  const auto trend = trended(survey, questionOf(R"({"outcome": {"variable": "y", "positive": [1]},
      "drivers": [], "design": {"weight": "WT", "strata": ["region"]}})"),
                             {.by = TrendBy::Quarter});
  CHECK(trend.leftOut.missing == 2);
  bool told = false;
  for (const auto& warning : trend.warnings) {
    if (warning.code != "no_weight") continue;
    told = true;
    CHECK(warning.text.find("2 interviews without a known weight, stratum and sampling unit (WT, "
                            "region) are left out") == 0);
  }
  CHECK(told);
}

TEST_CASE("an area's year without a quarter is compared as it is, and said", "[trend]") {
  Survey survey = evenQuarters(8, 20);
  std::vector<double> area;
  for (std::size_t i = 0; i < survey.rows; ++i) {
    const bool second = i / 20 == 1;               // its second quarter
    area.push_back(second ? 1 : 1 + (i / 2) % 2);  // nobody of area 2 there
  }
  survey.add({.name = "area"}, Column::numbers(area));
  const auto trend = trended(survey, questionOf(R"({"outcome": {"variable": "y", "positive": [1]},
                                            "drivers": [], "area": "area"})"),
                             {.by = TrendBy::Year, .byArea = true});
  REQUIRE(trend.areas.size() == 2);
  CHECK(trend.areas[0].points[0].window.parts == 4);
  const TrendSeries& short1 = trend.areas[1];
  CHECK(short1.points[0].window.parts == 3);
  CHECK(short1.points[0].window.missingMonths ==
        trend.whole.points[0].window.missingMonths + 1);  // one month a quarter is known
  CHECK(short1.points[1].window.parts == 4);
  CHECK(std::isfinite(short1.changes[0].p));
  const auto told = std::find_if(trend.warnings.begin(), trend.warnings.end(),
                                 [](const auto& w) { return w.code == "partial"; });
  REQUIRE(told != trend.warnings.end());
  CHECK(told->terms == std::vector<std::string>{"2"});
  CHECK(told->text.find("2 in Apr 2010 to Mar 2011 (3 of its 12 months)") != std::string::npos);
}

TEST_CASE("a filter of time leaves only the periods wholly inside", "[trend]") {
  const auto trend =
      trended(evenQuarters(8, 20),
              questionOf(R"({"outcome": {"variable": "y", "positive": [1]}, "drivers": [],
        "domain": {"when": ["Jul 2010", "Oct 2010", "Jan 2011", "Apr 2011", "Jul 2011"]}})"),
              {.by = TrendBy::Rolling12});
  CHECK(trend.whole.points.size() == 2);
  CHECK(trend.leftOut.domain == 60);
}

TEST_CASE("how many threads there are changes no digit", "[trend]") {
  const TrendOptions options{.by = TrendBy::Rolling12, .byArea = true};
  setThreads(1);
  const auto one = trended(periodsSurvey(), periodsQuestion(), options);
  setThreads(3);
  const auto three = trended(periodsSurvey(), periodsQuestion(), options);
  setThreads(0);
  for (std::size_t a = 0; a < one.areas.size(); ++a) {
    for (std::size_t k = 0; k < one.areas[a].points.size(); ++k) {
      CHECK(one.areas[a].points[k].se == three.areas[a].points[k].se);
    }
    CHECK(one.areas[a].changes[0].p == three.areas[a].changes[0].p);
  }
}

TEST_CASE("a trend without an answer says why", "[trend]") {
  const auto message = [](const Survey& survey, const std::string& json, TrendOptions options) {
    const auto trend = trendOf(survey, questionOf(json), options);
    REQUIRE_FALSE(trend);
    return trend.error().message;
  };
  using Catch::Matchers::Contains;
  CHECK_THAT(message(evenQuarters(3, 4), kPlain, {.by = TrendBy::Rolling12}),
             Contains("four quarters in a row"));
  CHECK_THAT(message(evenQuarters(3, 4), kPlain, {.by = TrendBy::Quarter, .target = 70}),
             Contains("between 0 and 1"));
  CHECK_THAT(message(evenQuarters(3, 4), kPlain, {.by = TrendBy::Quarter, .byArea = true}),
             Contains("area"));
  CHECK_THAT(message(evenQuarters(3, 4), kPlain, {.by = TrendBy::Wave}), Contains("wave"));
  Survey survey;
  survey.add({.name = "y"}, Column::numbers({1, 0}));
  CHECK_THAT(message(survey, kPlain, {.by = TrendBy::Quarter}), Contains("No variable tells"));
  CHECK_THAT(message(survey, kPlain, {.by = TrendBy::Quarter, .time = "y"}),
             Contains("does not tell time"));
}
