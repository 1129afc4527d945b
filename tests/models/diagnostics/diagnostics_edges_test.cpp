// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/numeric/parallel.h"
#include "models/diagnostics/diagnostics_json.h"
#include "tests/models/diagnostics/diagnosed.h"

using namespace candour;

namespace {

// A survey of numbers.
Survey numbersSurvey(const std::vector<std::pair<std::string, std::vector<double>>>& columns) {
  Survey survey;
  for (const auto& [name, values] : columns) {
    Variable variable;
    variable.name = name;
    survey.add(variable, Column::numbers(values));
  }
  return survey;
}

struct Made {
  std::vector<double> y, x, z, w, cluster;

  [[nodiscard]] Survey survey() const {
    return numbersSurvey({{"y", y}, {"x", x}, {"z", z}, {"w", w}, {"cluster", cluster}});
  }
};

// People in `clusters` clusters of ten, whose outcome goes with x and z.
Made made(int clusters) {
  Made people;
  unsigned state = 12345;
  const auto uniform = [&] {
    state = state * 1664525U + 1013904223U;
    return static_cast<double>(state >> 8) / static_cast<double>(1U << 24);
  };
  for (int i = 0; i < 10 * clusters; ++i) {
    const double x = uniform() * 2 - 1, z = std::floor(uniform() * 4);
    const double p = 1 / (1 + std::exp(-(0.3 + 1.1 * x - 0.4 * z)));
    people.y.push_back(uniform() < p ? 1 : 0);
    people.x.push_back(x);
    people.z.push_back(z);
    people.w.push_back(1 + std::floor(uniform() * 3));
    people.cluster.push_back(i / 10);
  }
  return people;
}

DriverModelSpec madeSpec(const std::string& design) {
  return specOf(R"({"outcome": {"variable": "y", "positive": [1]},
                    "drivers": [{"items": ["x"], "as": "number"},
                                {"items": ["z"], "as": "number"}], "design": )" +
                design + "}");
}

constexpr const char* kMadeClusters = R"({"weight": "w", "clusters": ["cluster"]})";

void checkSame(double a, double b, double tolerance = 1e-9) {
  if (std::isnan(a) || std::isnan(b)) {
    CHECK(std::isnan(a) == std::isnan(b));
  } else {
    CHECK(a == Approx(b).epsilon(tolerance).margin(1e-11));
  }
}

void checkSame(const DiagnosticEstimate& a, const DiagnosticEstimate& b, double tolerance = 1e-8) {
  checkSame(a.value, b.value, tolerance);
  checkSame(a.se, b.se, tolerance);
  checkSame(a.lower, b.lower, tolerance);
}

// What must not depend on the order of rows, the scale of weights, names or codes.
void checkSameAnswer(const Diagnostics& a, const Diagnostics& b) {
  checkSame(a.calibration.goodness.statistic, b.calibration.goodness.statistic, 1e-7);
  checkSame(a.calibration.slope, b.calibration.slope);
  checkSame(a.discrimination.auc, b.discrimination.auc);
  checkSame(a.discrimination.crossed, b.discrimination.crossed);
  checkSame(a.link.t, b.link.t, 1e-7);
  checkSame(a.weights.interactions.statistic, b.weights.interactions.statistic, 1e-7);
  checkSame(a.weights.hausman.statistic, b.weights.hausman.statistic, 1e-7);
  checkSame(a.collinearity.dimensions.front().index, b.collinearity.dimensions.front().index);
  REQUIRE(a.influence.largest.size() == b.influence.largest.size());
  for (std::size_t k = 0; k < a.influence.largest.size(); ++k) {
    CHECK(a.influence.largest[k].unit == b.influence.largest[k].unit);
    checkSame(a.influence.largest[k].oneStep, b.influence.largest[k].oneStep, 1e-7);
  }
}

}  // namespace

TEST_CASE("diagnostics depend on neither the order of rows nor the scale of weights",
          "[diagnostics]") {
  const Made people = made(40);
  const DriverModelSpec spec = madeSpec(kMadeClusters);
  const Diagnostics plain = diagnosed(people.survey(), spec);
  REQUIRE(plain.status == FitStatus::Converged);
  Made scaled = people;
  for (double& w : scaled.w) w *= 1000;
  checkSameAnswer(plain, diagnosed(scaled.survey(), spec));
  Made turned = people;
  for (auto* column : {&turned.y, &turned.x, &turned.z, &turned.w, &turned.cluster}) {
    std::reverse(column->begin(), column->end());
  }
  checkSameAnswer(plain, diagnosed(turned.survey(), spec));
  setThreads(1);
  const std::string one = diagnosticsJson(diagnosed(people.survey(), spec));
  setThreads(0);
  CHECK(one == diagnosticsJson(plain));
}

TEST_CASE("a weight of three is three people of one cluster", "[diagnostics]") {
  const Made people = made(40);
  Made copied;
  for (std::size_t i = 0; i < people.y.size(); ++i) {
    for (int k = 0; k < static_cast<int>(people.w[i]); ++k) {
      copied.y.push_back(people.y[i]);
      copied.x.push_back(people.x[i]);
      copied.z.push_back(people.z[i]);
      copied.w.push_back(1);
      copied.cluster.push_back(people.cluster[i]);
    }
  }
  const Diagnostics a = diagnosed(people.survey(), madeSpec(kMadeClusters));
  const Diagnostics b = diagnosed(copied.survey(), madeSpec(R"({"clusters": ["cluster"]})"));
  checkSame(a.discrimination.auc, b.discrimination.auc);
  checkSame(a.discrimination.crossed, b.discrimination.crossed);
  checkSame(a.calibration.goodness.statistic, b.calibration.goodness.statistic, 1e-7);
  checkSame(a.calibration.slope, b.calibration.slope);
  checkSame(a.link.t, b.link.t, 1e-7);
  checkSame(a.influence.largest.front().exact, b.influence.largest.front().exact, 1e-7);
  checkSame(a.collinearity.inflations.front().gvif, b.collinearity.inflations.front().gvif);
}

TEST_CASE("an outcome turned round has the same area under the curve", "[diagnostics]") {
  const Made people = made(40);
  Made turned = people;
  for (double& y : turned.y) y = 1 - y;
  const DriverModelSpec spec = madeSpec(kMadeClusters);
  const Diagnostics a = diagnosed(people.survey(), spec), b = diagnosed(turned.survey(), spec);
  checkSame(a.discrimination.auc, b.discrimination.auc);
  // The same of the linear predictor turned round: slope 1 and the link test's t alike.
  checkSame(a.calibration.slope.value, b.calibration.slope.value, 1e-7);
  checkSame(a.link.t, -b.link.t, 1e-6);
  // Predictions agree with the whole: the score of the intercept is zero.
  double predicted = 0, observed = 0;
  for (const CalibrationGroup& group : a.calibration.groups) {
    predicted += group.share * group.predicted;
    observed += group.share * group.observed.value;
  }
  CHECK(predicted == Approx(observed).epsilon(1e-10));
  CHECK(observed == Approx(a.outcomeShare).epsilon(1e-12));
}

TEST_CASE("the reference level changes nothing of collinearity but its columns", "[diagnostics]") {
  const std::string agree = R"({"name": "agree", "items": ["agree"], "as": "category",
                               "reference": ")";
  const auto at = [&](const std::string& reference) {
    return diagnosed(
        syntheticSurvey(),
        people(kNumber1 + "," + agree + reference + R"("}, {"items": ["sex"]})", kClusters));
  };
  const Diagnostics a = at("Neither"), b = at("Strongly agree");
  for (std::size_t g = 0; g < a.collinearity.inflations.size(); ++g) {
    checkSame(a.collinearity.inflations[g].gvif, b.collinearity.inflations[g].gvif);
  }
  for (std::size_t k = 0; k < a.collinearity.dimensions.size(); ++k) {
    checkSame(a.collinearity.dimensions[k].index, b.collinearity.dimensions[k].index);
  }
  checkSame(a.discrimination.auc, b.discrimination.auc);
  checkSame(a.link.t, b.link.t, 1e-7);
}

TEST_CASE("one step is near to leaving the unit out, and says so of every unit", "[diagnostics]") {
  const Diagnostics answer = diagnosed(made(60).survey(), madeSpec(R"({"weight": "w"})"));
  CHECK(answer.influence.rows);
  CHECK(answer.influence.units == answer.n);
  REQUIRE(answer.influence.largest.size() == 10);
  for (std::size_t k = 0; k < 5; ++k) {
    const InfluentialUnit& unit = answer.influence.largest[k];
    CHECK(unit.exact == Approx(unit.oneStep).epsilon(0.02));
    CHECK(unit.unit.starts_with("row "));
  }
  CHECK(std::isnan(answer.influence.largest[7].exact));
  CHECK(answer.influence.changes.size() == answer.n);
}

TEST_CASE("a separated model has no predictions to check, and says why", "[diagnostics]") {
  const Survey survey = referenceSurvey("separation");
  const Diagnostics answer =
      diagnosed(survey, specOf(R"({"outcome": {"variable": "y", "positive": [1]},
                                   "drivers": [{"items": ["x"], "as": "number"}]})"));
  CHECK(answer.status == FitStatus::Separated);
  CHECK_FALSE(answer.why.empty());
  CHECK(std::isnan(answer.discrimination.auc.value));
  CHECK(answer.calibration.groups.empty());
  CHECK(checkOf(answer, "fit").verdict == Verdict::Act);
  CHECK(checkOf(answer, "calibration").verdict == Verdict::NotAvailable);
  // What does not rest on the fit is there.
  CHECK(checkOf(answer, "events").verdict != Verdict::NotAvailable);
  CHECK(diagnosticsJson(answer).find("\"why\"") != std::string::npos);
}

TEST_CASE("one sampling unit, or none to spare, leaves estimates without errors", "[diagnostics]") {
  Made people = made(20);
  std::fill(people.cluster.begin(), people.cluster.end(), 1);
  const Diagnostics one = diagnosed(people.survey(), madeSpec(kMadeClusters));
  CHECK(one.designDf == 0);
  CHECK(std::isfinite(one.discrimination.auc.value));
  CHECK(std::isnan(one.discrimination.auc.se));
  CHECK_FALSE(one.discrimination.auc.why.empty());
  CHECK_FALSE(one.calibration.goodness.why.empty());
  CHECK_FALSE(one.calibration.slope.why.empty());
  CHECK_FALSE(one.influence.why.empty());
  CHECK(checkOf(one, "fit").verdict == Verdict::Act);
  people = made(3);
  const Diagnostics three = diagnosed(people.survey(), madeSpec(kMadeClusters));
  CHECK(three.df == 0);
  CHECK_FALSE(three.weights.hausman.why.empty());
  CHECK_FALSE(three.calibration.goodness.why.empty());
}

TEST_CASE("a model that says nothing predicts the same for all", "[diagnostics]") {
  Made people = made(30);
  std::fill(people.x.begin(), people.x.end(), 2);
  std::fill(people.z.begin(), people.z.end(), 5);
  const Diagnostics answer = diagnosed(people.survey(), madeSpec(kMadeClusters));
  CHECK(answer.discrimination.auc.value == Approx(0.5));
  CHECK(answer.calibration.groups.size() == 1);
  CHECK_FALSE(answer.calibration.goodness.why.empty());
  CHECK_FALSE(answer.calibration.curveWhy.empty());
  CHECK_FALSE(answer.link.why.empty());
  CHECK_FALSE(answer.influence.why.empty());
  CHECK(answer.calibration.groups.front().predicted == Approx(answer.outcomeShare));
}

TEST_CASE("a person of huge weight is found, and checks say what to do", "[diagnostics]") {
  Made people = made(40);
  people.w[17] = 5000;
  people.w[18] = 0;
  const Diagnostics answer = diagnosed(people.survey(), madeSpec(R"({"weight": "w"})"));
  REQUIRE_FALSE(answer.heavyWeights.heaviest.empty());
  CHECK(answer.heavyWeights.heaviest.front().row == 18);
  CHECK(answer.leftOut.zeroWeight == 1);
  CHECK(checkOf(answer, "heavy_weights").verdict == Verdict::Act);
  CHECK(answer.influence.largest.front().unit == "row 18");
  CHECK(checkOf(answer, "influence").verdict == Verdict::Act);
}

TEST_CASE("checks call drivers by their names", "[diagnostics]") {
  const Made people = made(60);
  const auto spec = specOf(R"({"outcome": {"variable": "y", "positive": [1]},
      "drivers": [{"name": "Fairness", "items": ["x"], "as": "number"},
                  {"name": "Noise", "items": ["z"], "as": "number"}], "design": {"weight": "w"}})");
  const Diagnostics answer = diagnosed(people.survey(), spec);
  CHECK_THAT(checkOf(answer, "halo").sentence,
             Catch::Contains("Fairness and Noise") || Catch::Contains("Noise and Fairness"));
  const std::string moved = checkOf(answer, "influence").sentence;
  CHECK_THAT(moved,
             Catch::Contains(", Fairness would move") || Catch::Contains(", Noise would move"));
}

TEST_CASE("drivers that are nearly one are told to be made one", "[diagnostics]") {
  Made people = made(60);
  for (std::size_t i = 0; i < people.z.size(); ++i) people.z[i] = people.x[i] + 0.05 * people.z[i];
  const Diagnostics answer = diagnosed(people.survey(), madeSpec(kMadeClusters));
  CHECK(checkOf(answer, "collinearity").verdict == Verdict::Act);
  CHECK(checkOf(answer, "halo").verdict == Verdict::Act);
  CHECK(answer.collinearity.pairs.front().correlation > 0.99);
  // A copy is aliased away and leaves one driver.
  people.z = people.x;
  const Diagnostics copy = diagnosed(people.survey(), madeSpec(kMadeClusters));
  CHECK(copy.collinearity.inflations[1].why == "nothing of it is left in the model");
  CHECK(checkOf(copy, "collinearity").verdict == Verdict::Ok);
}

TEST_CASE("a bend that the model lacks shows in the link test and in calibration",
          "[diagnostics]") {
  Made people = made(300);
  for (std::size_t i = 0; i < people.y.size(); ++i) {
    people.y[i] = std::abs(people.x[i]) > 0.25 + 0.2 * people.z[i] ? 1 : 0;
    if (i % 5 == 0) people.y[i] = 1 - people.y[i];
  }
  const Diagnostics answer = diagnosed(people.survey(), madeSpec(kMadeClusters));
  CHECK(answer.calibration.goodness.p < 0.05);
  CHECK(checkOf(answer, "calibration").verdict != Verdict::Ok);
}

TEST_CASE("every check has a sentence, and what asks for something says what to do",
          "[diagnostics]") {
  const Diagnostics answer = diagnosed(syntheticSurvey(), people(kFourDrivers, kClusters));
  REQUIRE(answer.checks.size() == 11);
  for (const DiagnosticCheck& check : answer.checks) {
    INFO(check.id << ": " << check.sentence);
    CHECK_FALSE(check.sentence.empty());
    CHECK_FALSE(check.advice.empty());
    CHECK(check.sentence.ends_with('.'));
    CHECK(check.sentence.find("nan") == std::string::npos);
  }
}

TEST_CASE("diagnostics of another family say that they are of the logit", "[diagnostics]") {
  DriverModelSpec spec = people(kNumber1, kClusters);
  spec.family = Family::Firth;
  const Diagnostics answer = diagnosed(syntheticSurvey(), spec);
  CHECK(std::any_of(answer.warnings.begin(), answer.warnings.end(),
                    [](const Warning& warning) { return warning.code == "family"; }));
}

TEST_CASE("products are left out of collinearity, and effects go through them", "[diagnostics]") {
  DriverModelSpec spec = madeSpec(kMadeClusters);
  const Survey survey = made(60).survey();
  const Diagnostics plain = diagnosed(survey, spec);
  spec.interactions = {{"x", "z"}};
  spec.drivers[0].degree = 2;
  const Diagnostics answer = diagnosed(survey, spec);
  REQUIRE(answer.collinearity.inflations.size() == 2);
  CHECK(answer.collinearity.inflations[0].terms == 2);
  checkSame(answer.collinearity.pairs.front().correlation,
            plain.collinearity.pairs.front().correlation);
  REQUIRE(answer.influence.ranges.size() == 2);
  const DriverModel model = fitted(survey, spec);
  for (const InfluenceRange& range : answer.influence.ranges) {
    const auto same =
        std::find_if(model.effects.begin(), model.effects.end(), [&](const Effect& effect) {
          return effect.driver == range.driver && effect.contrast == range.contrast;
        });
    REQUIRE(same != model.effects.end());
    checkSame(range.estimate, same->estimate);
    CHECK(range.lowest <= range.estimate);
    CHECK(range.highest >= range.estimate);
  }
  REQUIRE(answer.weights.effects.size() == 2);
  checkSame(answer.weights.effects[0].weighted.value, answer.influence.ranges[0].estimate);
}
