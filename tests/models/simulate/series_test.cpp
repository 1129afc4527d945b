// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "core/survey/answers.h"
#include "models/drivers/driver_map.h"
#include "models/simulate/levels.h"
#include "models/simulate/simulate.h"
#include "models/simulate/truth.h"
#include "models/trends/trend.h"
#include "tests/models/simulate/survey_columns.h"
#include "tests/support/shared_data.h"

using namespace candour;

namespace {

constexpr int kFirstYearEnd = kFirstSeriesQuarter + 3;
constexpr std::size_t kYearEnds = kLastSeriesQuarter - kFirstYearEnd + 1;

const Survey& tenYears() {
  static const Survey survey = simulateSurvey({.rows = 128000, .years = 10}).value();
  return survey;
}

/// The share of favourable answers in each rolling year, by its weight; [0] London, then boroughs.
using Series = std::vector<std::vector<double>>;

Series rollingShares(const std::string& outcome) {
  const Survey& survey = tenYears();
  const auto answers = categoriesOf(survey, variableAt(survey, outcome)).value();
  const auto boroughs = categoriesOf(survey, variableAt(survey, "C2")).value();
  Series shares(kBoroughs + 1);
  for (int quarter = kFirstYearEnd; quarter <= kLastSeriesQuarter; ++quarter) {
    const auto weight = numbersIn(survey, "WT_Q" + std::to_string(quarter) + "_B");
    std::vector<double> favourable(kBoroughs + 1);
    std::vector<double> total(kBoroughs + 1);
    for (std::size_t row = 0; row < survey.rows; ++row) {
      if (std::isnan(weight[row]) || answers.levelOfRow[row] < 0) continue;
      const auto borough = static_cast<std::size_t>(boroughs.levelOfRow[row] + 1);
      for (const std::size_t area : {std::size_t{0}, borough}) {
        total[area] += weight[row];
        if (answers.levelOfRow[row] >= 3) favourable[area] += weight[row];
      }
    }
    for (std::size_t a = 0; a <= kBoroughs; ++a) shares[a].push_back(favourable[a] / total[a]);
  }
  return shares;
}

const Series& rolling(const std::string& outcome) {
  static const std::map<std::string, Series> all = {{"NQ135BD", rollingShares("NQ135BD")},
                                                    {"Q60", rollingShares("Q60")}};
  return all.at(outcome);
}

double rootMeanSquare(const std::vector<double>& x, const std::vector<double>& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - y[i]) * (x[i] - y[i]);
  return std::sqrt(sum / static_cast<double>(x.size()));
}

// The last values of a series, as many as `like` has.
std::vector<double> lastOf(const std::vector<double>& series, std::size_t count) {
  return {series.end() - static_cast<std::ptrdiff_t>(count), series.end()};
}

// Checks simulated rolling years against `wanted`, London first, each to the last year end.
void checkShape(const std::string& outcome, const Series& wanted) {
  const Series& found = rolling(outcome);
  REQUIRE(wanted.size() == found.size());
  const std::size_t ends = wanted[0].size();
  // London: 12,800 interviews a year, a standard error of half a point.
  CHECK(rootMeanSquare(lastOf(found[0], ends), wanted[0]) < .01);
  CHECK(correlation(lastOf(found[0], ends), wanted[0]) > .99);
  std::vector<double> allFound;
  std::vector<double> allWanted;
  for (std::size_t end = 0; end < ends; ++end) {
    std::vector<double> here;
    std::vector<double> there;
    for (std::size_t b = 1; b < found.size(); ++b) {
      here.push_back(lastOf(found[b], ends)[end]);
      there.push_back(wanted[b][end]);
    }
    INFO("year end " << end);
    CHECK(correlation(here, there) > .7);
    allFound.insert(allFound.end(), here.begin(), here.end());
    allWanted.insert(allWanted.end(), there.begin(), there.end());
  }
  // A borough: 400 interviews a year, a standard error of about 2.5 points.
  CHECK(rootMeanSquare(allFound, allWanted) < .03);
  CHECK(correlation(allFound, allWanted) > .9);
}

// The dashboard's long form with ISO dates: measure, then area ("" for London), then by date.
using Published = std::map<std::string, std::map<std::string, double>>;

Published readPublished(const std::filesystem::path& file, const std::string& measure) {
  Published published;
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream fields(line);
    std::vector<std::string> field;
    for (std::string text; std::getline(fields, text, ',');) field.push_back(text);
    REQUIRE(field.size() >= 6);
    if (field[3].find(measure) == std::string::npos) continue;
    published[field[2]][field[0]] = std::stod(field[4]);
    published[""][field[0]] = std::stod(field[5]);
  }
  return published;
}

}  // namespace

TEST_CASE("quarters behind rolling years average to them", "[simulate][series]") {
  for (const double value : quartersBehind(std::vector<double>(20, .7))) {
    CHECK(value == Approx(.7).epsilon(1e-12));
  }
  std::vector<double> line(37);
  for (std::size_t i = 0; i < line.size(); ++i) line[i] = .9 - .01 * static_cast<double>(i);
  const auto path = quartersBehind(line);
  REQUIRE(path.size() == 40);
  for (std::size_t i = 0; i < path.size(); ++i) {
    CHECK(path[i] == Approx(.915 - .01 * static_cast<double>(i)).epsilon(1e-12));
  }
}

TEST_CASE("ten years have every quarter, month and rolling weight", "[simulate][series]") {
  const Survey& survey = tenYears();
  CHECK(survey.rows == 128000);
  CHECK(survey.simulated());
  std::map<double, int> rows;
  for (const double quarter : numbersIn(survey, "quarter")) ++rows[quarter];
  CHECK(rows.size() == 40);
  CHECK(rows.begin()->first == 36);
  CHECK(std::all_of(rows.begin(), rows.end(), [](const auto& q) { return q.second == 3200; }));
  const auto month = categoriesOf(survey, variableAt(survey, "MONTH")).value();
  CHECK(month.levelText(0) == "34 (Jan 2014)");
  CHECK(month.levelText(119) == "153 (Dec 2023)");
  CHECK(month.levels.size() == 120);
  const auto date = numbersIn(survey, "interview_date");
  // 1 January 2014 and 2024 in seconds after 14 October 1582.
  CHECK(*std::min_element(date.begin(), date.end()) == 13607913600.0);
  CHECK(*std::max_element(date.begin(), date.end()) == 13923446400.0 - 86400);
  CHECK(survey.find("WT_Q36"));
  CHECK_FALSE(survey.find("WT_Q38_B"));
  const auto quarters = numbersIn(survey, "quarter");
  for (const int end : {39, 62, 75}) {
    const auto weight = numbersIn(survey, "WT_Q" + std::to_string(end) + "_B");
    double sum = 0;
    for (std::size_t row = 0; row < survey.rows; ++row) {
      const bool inside = quarters[row] <= end && quarters[row] > end - 4;
      REQUIRE(std::isnan(weight[row]) != inside);
      if (inside) sum += weight[row];
    }
    CHECK(sum / 12800 == Approx(1).margin(1e-4));
  }
  for (const double weight : numbersIn(survey, "WT_Discrete_rebased")) REQUIRE(weight > 0);
}

TEST_CASE("years may be fewer, and are ten at most", "[simulate][series]") {
  const auto survey = simulateSurvey({.rows = 500, .years = 1}).value();
  CHECK(survey.find("WT_Q72"));
  CHECK_FALSE(survey.find("WT_Q71"));
  CHECK(simulateSurvey({.years = 11}).error().message ==
        "A simulated survey has at most 10 years, not 11.");
  CHECK_FALSE(simulateSurvey({.years = -1}));
}

TEST_CASE("the telephone survey no longer asks what was dropped", "[simulate][series]") {
  const Survey& survey = tenYears();
  const auto quarter = numbersIn(survey, "quarter");
  for (const std::string name :
       {"Q65", "Q66", "Q79A", "Q79C", "ZQ10A", "ZQ10J", "Q62B", "Q62D", "Q62H", "Q62TI", "Q62TJ"}) {
    INFO(name);
    const auto answers = categoriesOf(survey, variableAt(survey, name)).value();
    const Variable& variable = survey.variables[variableAt(survey, name)];
    std::size_t before = 0;
    for (std::size_t row = 0; row < survey.rows; ++row) {
      if (quarter[row] <= 60) {
        before += answers.levelOfRow[row] >= 0 ? 1 : 0;
        continue;
      }
      const int level = survey.columns[variableAt(survey, name)]->level(row);
      REQUIRE(level >= 0);
      const Level& given = variable.levels[static_cast<std::size_t>(level)];
      REQUIRE(given.missing);
      REQUIRE((given.label == "Not asked" || given.label == "Not Asked"));
    }
    CHECK(before > .85 * 25 * 3200);
  }
  for (const std::string name : {"Q62A", "Q62C", "Q62TG", "Q62E", "Q62F", "Q131", "Q13", "Q3L"}) {
    const auto answers = categoriesOf(survey, variableAt(survey, name)).value();
    CHECK(std::count_if(answers.levelOfRow.end() - 3200, answers.levelOfRow.end(),
                        [](int level) { return level >= 0; }) > .85 * 3200);
  }
}

TEST_CASE("simulated rolling years have the shape they aim at", "[simulate][series]") {
  Fieldwork fieldwork;
  fieldwork.series = true;
  fieldwork.firstQuarter = kFirstSeriesQuarter;
  fieldwork.lastQuarter = kLastSeriesQuarter;
  for (const auto& [outcome, level] :
       {std::pair{"NQ135BD", "trust"}, std::pair{"Q60", "good_job"}}) {
    INFO(outcome);
    const AimedLevels levels = aimedLevels(level, fieldwork);
    Series wanted(kBoroughs + 1);
    for (std::size_t a = 0; a <= kBoroughs; ++a) {
      const auto& path = a == 0 ? levels.whole : levels.boroughs[a - 1];
      for (std::size_t end = 0; end < kYearEnds; ++end) {
        wanted[a].push_back((path[end] + path[end + 1] + path[end + 2] + path[end + 3]) / 4);
      }
    }
    checkShape(outcome, wanted);
  }
}

TEST_CASE("simulated rolling years have the shape of the published ones", "[simulate][series]") {
  const auto file = sharedData("pas_borough_series/PAS_timyuk.csv");
  if (file.empty()) return;
  for (const auto& [outcome, measure] :
       {std::pair{"NQ135BD", "Trust MPS"}, std::pair{"Q60", "Good Job"}}) {
    INFO(outcome);
    const Published published = readPublished(file, measure);
    REQUIRE(published.size() == kBoroughs + 1);
    Series wanted;
    for (const auto& [area, byDate] : published) {  // "" for London comes first
      auto& series = wanted.emplace_back();
      for (const auto& [date, share] : byDate) series.push_back(share);
    }
    CHECK(wanted[0].size() == (measure == std::string("Good Job") ? 37 : 32));
    CHECK(published.at("").rbegin()->first == "2023-12-31");
    checkShape(outcome, wanted);
  }
}

TEST_CASE("the trend of ten years follows the rolling weights and stops where calls began",
          "[simulate][series]") {
  const auto proposal = proposeModels(tenYears());
  REQUIRE(proposal);
  for (const auto& question : proposal->models) {
    INFO(question.outcome.variable);
    TrendOptions options;
    options.by = TrendBy::Rolling12;
    const auto whole = trendOf(tenYears(), question, options);
    REQUIRE(whole);
    const auto& points = whole->whole.points;
    REQUIRE(points.size() == kYearEnds);
    for (std::size_t end = 0; end < kYearEnds; ++end) {
      CHECK(points[end].estimate ==
            Approx(rolling(question.outcome.variable)[0][end]).margin(.002));
      CHECK(points[end].se == Approx(.0048).margin(.0016));
    }
    CHECK(points.back().window.to == "2023-12");
    options.breaks = knownBreaks(tenYears());
    REQUIRE(options.breaks.size() == 1);
    const auto parted = trendOf(tenYears(), question, options);
    REQUIRE(parted);
    CHECK(parted->whole.points.size() == kYearEnds - 3);  // none holds both modes
  }
}
