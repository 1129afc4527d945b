// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/numeric/parallel.h"
#include "core/numeric/tails.h"
#include "tests/models/scenarios/scenario_questions.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

const Survey& invented() {
  static const Survey survey = referenceSurvey("synthetic");
  return survey;
}

// With areas of a few more than a hundred people, whose means bound how far one may go.
const ScenarioModel& inventedModel() {
  static const ScenarioModel model = scenarios(invented(), scenarioQuestion());
  return model;
}

// Without areas: as far as anybody's own answers go.
const ScenarioModel& withoutAreas() {
  static const ScenarioModel model = scenarios(invented(), scenarioQuestion(""));
  return model;
}

void checkReference(const std::string& which, const WhatIf& answer) {
  const Reference& expected = reference("whatif");
  INFO(which << " " << answer.why);
  REQUIRE(answer.supported);
  CHECK(static_cast<double>(answer.n) == expected.approx(which, "n"));
  CHECK(static_cast<double>(answer.areaN) == expected.approx(which, "area_n"));
  CHECK(answer.df == expected.approx(which, "df"));
  CHECK(answer.now == expected.approx(which, "now"));
  CHECK(answer.nowSe == expected.approx(which, "now_se"));
  CHECK(answer.direct == expected.approx(which, "direct"));
  CHECK(answer.change.estimate == expected.approx(which, "change"));
  CHECK(answer.change.se == expected.approx(which, "se"));
  CHECK(answer.change.lower == expected.approx(which, "lower"));
  CHECK(answer.change.upper == expected.approx(which, "upper"));
  CHECK(answer.then == expected.approx(which, "then"));
  CHECK(answer.thenSe == expected.approx(which, "then_se"));
  CHECK(answer.thenLower == expected.approx(which, "then_lower"));
  CHECK(answer.thenUpper == expected.approx(which, "then_upper"));
  for (const auto& driver : answer.drivers) {
    CHECK(driver.meanThen == expected.approx(which, "mean[" + driver.driver + "]"));
  }
}

// Two areas of 150 people that differ in how they answer; everyone who agrees says yes more often.
// Where `same` is given a third of 100 people stands beside them, who all answer that.
Survey twoAreas(std::optional<int> same = {}) {
  std::vector<std::int32_t> y, agree, area;
  for (int i = 0; i < 300; ++i) {
    area.push_back(i / 150);
    agree.push_back(i % 10 < (i < 150 ? 4 : 6) ? 1 : 0);
    y.push_back(i % 7 < (agree.back() == 1 ? 5 : 2) ? 1 : 0);
  }
  for (int i = 0; same && i < 100; ++i) {
    area.push_back(2);
    agree.push_back(i % 2);
    y.push_back(*same);
  }
  Survey survey;
  const auto add = [&survey](const std::string& name, const std::vector<std::string>& labels,
                             const std::vector<std::int32_t>& levels) {
    Variable variable;
    variable.name = name;
    for (const auto& label : labels) {
      variable.levels.push_back({static_cast<double>(variable.levels.size() + 1), label, false});
    }
    survey.add(variable, Column::coded(levels, labels.size()));
  };
  add("y", {"No", "Yes"}, y);
  add("agree", {"Disagree", "Agree"}, agree);
  std::vector<std::string> places = {"North", "South"};
  if (same) places.emplace_back("East");
  add("place", places, area);
  return survey;
}

DriverModelSpec twoAreaQuestion(const std::string& area = R"(, "area": "place")") {
  return specOf(R"({"outcome": {"variable": "y", "positive": ["Yes"]},
                    "drivers": [{"name": "Agree", "items": ["agree"], "as": "category"}])" +
                area + "}");
}

}  // namespace

TEST_CASE("what follows a move is what R says", "[scenarios]") {
  const ScenarioModel& model = withoutAreas();
  checkReference("scale", answered(model, {{"scale", 0.1}}));
  checkReference("scale_more", answered(model, {{"scale", 1.5}}));
  checkReference("scale_down", answered(model, {{"scale", -0.25}}));
  checkReference("scale_top", answered(model, {{"scale", 4}}));
  checkReference("category", answered(model, {{"agree", 0.3}}));
  checkReference("category_down", answered(model, {{"agree", -1}}));
  checkReference("number", answered(model, {{"x1", 0.5}}));
  checkReference("several", answered(model, {{"scale", 0.5}, {"agree", 0.2}, {"x1", 0.3}}));
  checkReference("several", answered(model, {{"x1", 0.3}, {"agree", 0.2}, {"scale", 0.5}}));
  checkReference("against", answered(model, {{"scale", 0.6}, {"agree", -0.4}}));
  checkReference("area", answered(inventedModel(), {{"scale", 0.2}, {"agree", -0.1}}, "2"));
}

TEST_CASE("a move of nothing changes nothing, to the last bit", "[scenarios]") {
  const ScenarioModel& model = inventedModel();
  for (const std::string area : {"", "2", "7"}) {
    for (const auto& moves : std::vector<std::vector<Move>>{
             {}, {{"scale", 0}}, {{"agree", -0.0}}, {{"x1", 0}, {"scale", 0}}}) {
      const WhatIf answer = answered(model, moves, area);
      CHECK(answer.change.estimate == 0);
      CHECK(answer.change.se == 0);
      CHECK(answer.then == answer.now);
      for (const auto& driver : answer.drivers) CHECK(driver.meanThen == driver.meanNow);
    }
  }
  CHECK(answered(model, {{"scale", 0}}).now == fitted(invented(), scenarioQuestion()).outcomeShare);
  checkReference("none", answered(model, {{"scale", 0}}));
}

TEST_CASE("a whole step up two answers moves everyone to the top", "[scenarios]") {
  const Survey survey = twoAreas();
  const ScenarioModel model = scenarios(survey, twoAreaQuestion(""));
  const WhatIf all = answered(model, {{"Agree", 1}});
  const auto curve = driverCurve(survey, twoAreaQuestion(""), "Agree");
  REQUIRE(curve.has_value());
  CHECK(all.then == Approx(curve->points.back().estimate).epsilon(1e-12));
  CHECK(all.drivers[0].meanThen == Approx(1).epsilon(1e-14));
  CHECK(all.drivers[0].towards == "Agree");
  CHECK(answered(model, {{"Agree", 5}}).then == all.then);
  const WhatIf none = answered(model, {{"Agree", -1}});
  CHECK(none.then == Approx(curve->points.front().estimate).epsilon(1e-12));
}

TEST_CASE("half a step moves half as far, and its error halves too", "[scenarios]") {
  const ScenarioModel& model = withoutAreas();
  for (const std::string driver : {"scale", "agree"}) {
    const WhatIf half = answered(model, {{driver, 0.5}});
    const WhatIf whole = answered(model, {{driver, 1}});
    CHECK(half.change.estimate == Approx(whole.change.estimate / 2).epsilon(1e-12));
    CHECK(half.change.se == Approx(whole.change.se / 2).epsilon(1e-10));
  }
}

TEST_CASE("the areas' changes average to the whole's", "[scenarios]") {
  Survey survey = invented();
  std::vector<double> parts;
  for (std::size_t row = 0; row < survey.rows; ++row)
    parts.push_back(static_cast<double>(row % 12));
  Variable part;  // too small for their means to bound anything
  part.name = "part";
  survey.add(part, Column::numbers(parts));
  const ScenarioModel model = scenarios(survey, scenarioQuestion(R"(, "area": "part")"));
  const std::vector<Move> moves = {{"scale", 0.7}, {"agree", 0.4}};
  const auto w = referenceNumbers("synthetic", "w");
  std::vector<double> weight(12, 0);
  std::vector<std::vector<std::string>> columns;
  for (const char* name : {"y", "scale", "agree", "x1", "sex"}) {
    columns.push_back(referenceTexts("synthetic", name));
  }
  for (std::size_t row = 0; row < w.size(); ++row) {
    const bool complete = std::all_of(columns.begin(), columns.end(),
                                      [row](const auto& column) { return !column[row].empty(); });
    if (complete) weight[row % 12] += w[row];
  }
  double sum = 0, total = 0;
  for (std::size_t i = 0; i < weight.size(); ++i) {
    sum += weight[i] * answered(model, moves, model.areas()[i]).change.estimate;
    total += weight[i];
  }
  CHECK(model.areas().size() == 12);
  CHECK(answered(model, moves).change.estimate == Approx(sum / total).epsilon(1e-12));
}

TEST_CASE("a mean that no area has reached is refused", "[scenarios]") {
  const Survey survey = twoAreas();
  const ScenarioModel model = scenarios(survey, twoAreaQuestion());
  const auto drivers = model.drivers();
  CHECK(drivers[0].seenFrom == Approx(0.4));
  CHECK(drivers[0].seenTo == Approx(0.6));
  CHECK(drivers[0].seenAmong == "areas");
  // A fifth of the half who disagree may still move.
  CHECK(answered(model, {{"Agree", 0.2}}).supported);
  CHECK(answered(model, {{"Agree", 0.2}}).drivers[0].meanThen == Approx(0.6));
  const WhatIf beyond = answered(model, {{"Agree", 0.21}});
  CHECK_FALSE(beyond.supported);
  CHECK(std::isnan(beyond.then));
  CHECK(std::isnan(beyond.change.estimate));
  CHECK(beyond.now == Approx(answered(model, {}).now));
  CHECK_THAT(beyond.why, Contains("would need a mean of 0.60") || Contains("0.61"));
  CHECK_THAT(beyond.why, Contains("from 0.400 to 0.600"));
  // The best area has nowhere to go, and may still stand where it is or fall back.
  CHECK_FALSE(answered(model, {{"Agree", 0.05}}, "South").supported);
  CHECK(answered(model, {{"Agree", -0.1}}, "South").supported);
  CHECK(answered(model, {{"Agree", 0.3}}, "North").supported);
}

TEST_CASE("what cannot be moved is refused with the reason", "[scenarios]") {
  const ScenarioModel& model = inventedModel();
  const auto refusal = [&model](const std::vector<Move>& moves, const std::string& area = {}) {
    const auto answer = model.whatIf(moves, area);
    REQUIRE_FALSE(answer.has_value());
    return answer.error().message;
  };
  CHECK_THAT(refusal({{"scal", 1}}), Contains("no driver \"scal\"") && Contains("Did you mean"));
  CHECK_THAT(refusal({{"sex", 1}}), Contains("control"));
  CHECK_THAT(refusal({{"scale", 1}, {"scale", 2}}), Contains("twice"));
  CHECK_THAT(refusal({{"scale", kNotAvailable}}), Contains("finite"));
  CHECK_THAT(refusal({{"scale", 1}}, "12"), Contains("\"area\" has no answer \"12\""));
  const auto narrow = scenarios(invented(), scenarioQuestion(R"(, "area": "area",
      "domain": {"area": [1, 2, 3]})"));
  CHECK(narrow.areas() == std::vector<std::string>{"1", "2", "3"});
  CHECK_THAT(narrow.whatIf({{"scale", 0}}, "5").error().message, Contains("Nobody of 5"));
  const auto without = scenarios(invented(), scenarioQuestion(""));
  CHECK_THAT(without.whatIf({{"scale", 0}}, "5").error().message, Contains("no area variable"));
}

TEST_CASE("fewer than thirty interviews of an area answer nothing", "[scenarios]") {
  Survey survey = invented();
  std::vector<double> parts;
  for (std::size_t row = 0; row < survey.rows; ++row) parts.push_back(row < 29 ? 1 : 2);
  Variable part;
  part.name = "part";
  survey.add(part, Column::numbers(parts));
  const ScenarioModel model = scenarios(survey, scenarioQuestion(R"(, "area": "part")"));
  CHECK_THAT(model.whatIf({{"scale", 0.1}}, "1").error().message,
             Contains("interviews in the model; 30 are needed to say what would follow there"));
  CHECK_THAT(model.target("agree", 0.5, "1").error().message,
             Contains("interviews in the model; 30 are needed to say what it takes there"));
  CHECK(answered(model, {{"scale", 0.1}}, "2").areaN >= 30);
}

TEST_CASE("where all answer alike the share now still has its error", "[scenarios]") {
  for (const int same : {0, 1}) {
    const Survey survey = twoAreas(same);
    const ScenarioModel model = scenarios(survey, twoAreaQuestion());
    const WhatIf now = answered(model, {}, "East");
    CHECK(now.now == same);
    CHECK(now.thenLower == now.nowLower);
    CHECK(now.thenUpper == now.nowUpper);
    CHECK(now.nowUpper - now.nowLower > 0.02);
    const double step = same == 0 ? 0.1 : -0.1;
    const WhatIf moved = answered(model, {{"Agree", step}}, "East");
    REQUIRE(moved.supported);
    CHECK(std::isnan(moved.thenSe));
    CHECK_THAT(moved.thenWhy, Contains("exact binomial"));
    // No narrower than the interval of the share now, nor than that of the change.
    CHECK(moved.thenUpper - moved.thenLower > now.nowUpper - now.nowLower);
    const double change = tQuantile(0.975, moved.df) * moved.change.se;
    if (same == 0) {
      CHECK(moved.thenUpper == Approx(moved.then + std::hypot(now.nowUpper, change)));
      CHECK(moved.thenLower == Approx(std::max(0.0, moved.then - change)).margin(1e-12));
    } else {
      CHECK(moved.thenLower == Approx(moved.then - std::hypot(1 - now.nowLower, change)));
    }
  }
}

TEST_CASE("a target of an area where all answer alike counts the error of today", "[scenarios]") {
  const ScenarioModel none = scenarios(twoAreas(0), twoAreaQuestion());
  const WhatIf now = answered(none, {}, "East");
  const auto low = none.target("Agree", now.nowUpper / 2, "East");
  REQUIRE(low.has_value());
  CHECK(low->shift > 0);
  CHECK(low->shiftLower == 0);  // today's interval holds the target
  const double t = tQuantile(0.975, now.df);
  const auto high = none.target("Agree", now.nowUpper + 0.02, "East");
  REQUIRE(high.has_value());
  const WhatIf end = answered(none, {{"Agree", high->shiftLower}}, "East");
  CHECK(high->shiftLower > 0);
  CHECK(end.then + std::hypot(now.nowUpper, t * end.change.se) ==
        Approx(now.nowUpper + 0.02).epsilon(1e-9));
  const ScenarioModel all = scenarios(twoAreas(1), twoAreaQuestion());
  const double within = (1 + answered(all, {}, "East").nowLower) / 2;
  const auto there = all.target("Agree", within, "East");
  REQUIRE(there.has_value());
  CHECK(there->shift == 0);
  CHECK_FALSE(there->shiftUpper == 0);  // the target lies within today's interval
}

TEST_CASE("a separated or aliased driver is refused, the others are not", "[scenarios]") {
  const ScenarioModel separated =
      scenarios(referenceSurvey("separation"),
                specOf(R"({"outcome": {"variable": "y", "positive": [1]}, "design": {"weight": "w"},
                "drivers": [{"items": ["g"], "as": "category"}, {"items": ["z"], "as": "number"}]})"));
  CHECK_THAT(separated.whatIf({{"g", 1}}).error().message, Contains("g=c is separated"));
  const WhatIf other = answered(separated, {{"z", 0.1}});
  CHECK(std::isfinite(other.change.se));
  const ScenarioModel aliased = scenarios(
      referenceSurvey("apistrat"),
      schools(R"({"items": ["ell"], "as": "number"}, {"items": ["ell_copy"], "as": "number"})",
              kStrata));
  CHECK_THAT(aliased.whatIf({{"ell_copy", 1}}).error().message, Contains("determine it"));
}

TEST_CASE("scenarios give the same digits on any number of threads", "[scenarios]") {
  std::vector<double> changes;
  for (const unsigned threads : {1U, 3U}) {
    setThreads(threads);
    const ScenarioModel model = scenarios(invented(), scenarioQuestion(""));
    const WhatIf answer = answered(model, {{"scale", 0.3}, {"agree", 0.7}});
    changes.push_back(answer.change.estimate);
    changes.push_back(answer.change.se);
  }
  setThreads(0);
  CHECK(changes[0] == changes[2]);
  CHECK(changes[1] == changes[3]);
}
