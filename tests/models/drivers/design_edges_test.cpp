// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/design/replicate_weights.h"
#include "models/boroughs/boroughs.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/importance.h"
#include "models/drivers/item_answers.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

/// Designs at their edges: strata of one PSU, questions about one PSU, weights that are none.
namespace {

constexpr const char* kX = R"({"items": ["x1"], "as": "number"})";
constexpr const char* kOnePsu = R"(, "area": "sex", "domain": {"place": ["one PSU"]})";

// The same question about an item of five answers.
DriverModelSpec withItems(DriverModelSpec spec) {
  spec.drivers =
      people(std::string(R"({"name": "agree", "items": [)") + kAgree + R"(], "as": "category"})",
             "{}")
          .drivers;
  return spec;
}

}  // namespace

TEST_CASE("a stratum of one PSU fails every answer where the question says so", "[design]") {
  const Survey survey = referenceSurvey("synthetic_lonely");
  const auto spec = people(kX, R"({"weight": "w", "strata": ["stratum"], "clusters": ["psu"],
                     "single_psu": "fail"})",
                           R"(, "area": "sex")");
  const std::string says =
      "A stratum has only one sampling unit, and the design says to fail then.";
  const auto model = fitDriverModel(survey, spec);
  REQUIRE_FALSE(model);
  CHECK(model.error().message == says);
  const auto boroughs = compareBoroughs(survey, spec);
  REQUIRE_FALSE(boroughs);
  CHECK(boroughs.error().message == says);
  const auto importance = fitImportance(survey, spec);
  REQUIRE_FALSE(importance);
  CHECK(importance.error().message == says);
  const auto items = itemAnswers(survey, withItems(spec), {});
  REQUIRE_FALSE(items);
  CHECK(items.error().message == says);
}

TEST_CASE("a question about one PSU has estimates and no interval, whatever the errors come from",
          "[design]") {
  for (const char* design : {kClusters, R"({"weight": "w", "strata": ["stratum"],
           "clusters": ["psu"], "replicates": {"method": "jkn"}})",
                             R"({"weight": "w", "strata": ["stratum"], "clusters": ["psu"],
           "replicates": {"method": "bootstrap", "count": 50}})"}) {
    INFO(design);
    const auto spec = people(kX, design, kOnePsu);
    const DriverModel model = fitted(syntheticSurvey(), spec);
    CHECK(model.designDf == 0);
    CHECK_FALSE(model.corrected);
    for (const auto& c : model.coefficients) {
      CHECK(std::isfinite(c.estimate));
      CHECK(std::isnan(c.se));
      CHECK(std::isnan(c.lower));
      CHECK(std::isnan(c.p));
      CHECK_FALSE(c.why.empty());
    }
    for (const auto& e : model.effects) {
      CHECK(std::isnan(e.upper));
      CHECK(std::isnan(shownOf(e).lower));
      CHECK_FALSE(e.why.empty());
    }
    for (const auto& test : model.tests) CHECK(std::isnan(test.p));
    const auto boroughs = compareBoroughs(syntheticSurvey(), spec);
    REQUIRE(boroughs);
    for (const auto& area : boroughs->areas) {
      CHECK(std::isfinite(area.estimate));
      CHECK(std::isnan(area.se));
      CHECK(std::isnan(area.lower));
      CHECK(std::isnan(area.upper));
      CHECK(std::isnan(area.p));
      CHECK_FALSE(area.differs);
      CHECK_FALSE(area.why.empty());
    }
    CHECK(std::isnan(boroughs->overall.upper));
    const auto curve = driverCurve(syntheticSurvey(), spec, "x1");
    REQUIRE(curve);
    for (const auto& point : curve->points) CHECK(std::isnan(point.lower));
    const auto importance = fitImportance(syntheticSurvey(), spec);
    REQUIRE(importance);
    for (const auto& driver : importance->drivers) {
      CHECK(std::isnan(driver.lower));
      CHECK_FALSE(driver.why.empty());
    }
    const auto items = itemAnswers(syntheticSurvey(), withItems(spec), {});
    REQUIRE(items);
    for (const auto& item : items->items) {
      for (const auto& answer : item.answers) CHECK(std::isnan(answer.lower));
      CHECK(std::isnan(item.net.lower));
    }
  }
}

TEST_CASE("whole strata that are outside a question leave its degrees of freedom", "[design]") {
  const DriverModel model =
      fitted(syntheticSurvey(), people(kX, kClusters, R"(, "domain": {"stratum": [1, 2]})"));
  CHECK(model.strata == 2);
  CHECK(model.psus == 20);
  CHECK(model.designDf == 18);
  const DriverModel jackknife = fitted(
      syntheticSurvey(), people(kX, R"({"weight": "w", "strata": ["stratum"], "clusters": ["psu"],
                     "replicates": {"method": "jkn"}})",
                                R"(, "domain": {"stratum": [1, 2]})"));
  // Of whole strata the rank says the same.
  CHECK(jackknife.designDf == 18);
}

TEST_CASE("a weight that is missing leaves the person out, and counts them; one below 0 fails",
          "[design]") {
  const auto base = referenceSurvey("replicates");
  const auto w = referenceNumbers("replicates", "w");
  auto spec = people(R"({"items": ["x"], "as": "number"})",
                     R"({"weight": "own", "strata": ["stratum"], "clusters": ["psu"]})");
  Survey survey = base;
  auto lacking = w;
  lacking[3] = lacking[17] = emptyNumber();
  lacking[5] = 0;
  survey.add({.name = "own"}, Column::numbers(lacking));
  const DriverModel model = fitted(survey, spec);
  const std::size_t noAnswer = 8;
  CHECK(model.leftOut.zeroWeight == 1);
  CHECK(model.leftOut.missing == noAnswer + 2);
  CHECK(model.n + model.leftOut.missing + model.leftOut.zeroWeight == survey.rows);
  Survey negative = base;
  lacking[8] = -2;
  negative.add({.name = "own"}, Column::numbers(lacking));
  const auto refused = fitDriverModel(negative, spec);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("row 9") != std::string::npos);
}

TEST_CASE("Hadamard matrices are what they must be", "[replicates]") {
  for (const int least : {1, 2, 3, 5, 8, 9, 13, 21, 29, 33, 37, 61}) {
    const Eigen::MatrixXd h = hadamardMatrix(least);
    INFO(least);
    CHECK(h.rows() >= least);
    CHECK(h.rows() < 2 * least);
    CHECK(h.cwiseAbs().isOnes());
    CHECK(h.col(0).isOnes());
    CHECK((h.transpose() * h).isApprox(h.rows() * Eigen::MatrixXd::Identity(h.rows(), h.rows())));
  }
}

TEST_CASE("balanced replicates of any Hadamard matrix give a total its exact variance",
          "[replicates]") {
  const auto stratum = referenceNumbers("replicates", "stratum");
  const auto half = referenceNumbers("replicates", "half");
  const auto y = referenceTexts("replicates", "y");
  const auto x = referenceNumbers("replicates", "x");
  DesignParts parts{.rows = x.size(), .weight = referenceNumbers("replicates", "w")};
  parts.stratum.assign(stratum.begin(), stratum.end());
  parts.cluster.assign(half.begin(), half.end());
  auto design = *makeSurveyDesign(parts);
  std::vector<std::uint32_t> rows;
  std::vector<double> z;
  for (std::uint32_t row = 0; row < x.size(); ++row) {
    if (y[row].empty()) continue;
    rows.push_back(row);
    z.push_back(design.weight[row] * x[row]);
  }
  const Eigen::MatrixXd influences = Eigen::Map<Eigen::VectorXd>(z.data(), std::ssize(z));
  for (const double rho : {0.0, 0.3}) {
    const ReplicateSpec spec{.method = rho > 0 ? ReplicateMethod::Fay : ReplicateMethod::Brr,
                             .rho = rho};
    auto replicates = makeReplicates(design, spec);
    REQUIRE(replicates);
    CHECK(replicates->count() == 12);
    design.replicates = std::make_shared<const ReplicateWeights>(*replicates);
    const auto v = influenceCovariance(design, rows, influences);
    REQUIRE(v);
    CHECK(std::sqrt((*v)(0, 0)) == reference("replicates").approx("balanced_total", "se"));
    CHECK(countDesign(design, rows).df() == 8);
  }
}
