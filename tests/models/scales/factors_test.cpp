// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scales/factors.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "models/scales/scales_json.h"
#include "tests/models/scales/scale_questions.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

const std::vector<std::string> kEight = {"a1", "a2", "a3", "a4", "b1", "b2", "b3", "both"};
const std::vector<std::string> kMixed = {"minutes", "visits", "score", "b1", "b2", "b3"};

DriverModelSpec plainSpec() {
  return scaleSpec(R"("yes", "alone")");
}

FactorsAsked ask(const std::vector<std::string>& items, int factors,
                 Rotation rotation = Rotation::Oblimin) {
  return {.items = {.driver = {}, .items = items}, .factors = factors, .rotation = rotation};
}

void checkFactorNumber(double value, const std::string& which, const std::string& quantity) {
  INFO(which << " " << quantity);
  CHECK(value == reference("scales").approx(which, quantity));
}

void checkCorrelations(const FactorStructure& answer, const std::string& which) {
  for (std::size_t i = 0; i < answer.items.size(); ++i) {
    for (std::size_t j = 0; j < answer.items.size(); ++j) {
      checkFactorNumber(
          answer.correlation(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)), which,
          "r[" + answer.items[i].variable + "][" + answer.items[j].variable + "]");
    }
  }
}

void checkFactors(const FactorStructure& answer, const std::string& which) {
  const std::string turned = which + "_" + nameOf(answer.asked.rotation);
  checkFactorNumber(answer.residual, which, "rmsr");
  for (int f = 0; f < answer.factors; ++f) {
    const std::string column = "[" + std::to_string(f + 1) + "]";
    checkFactorNumber(answer.explained(f), turned, "explained" + column);
    for (std::size_t i = 0; i < answer.items.size(); ++i) {
      const std::string item = "[" + answer.items[i].variable + "]";
      checkFactorNumber(answer.loadings(static_cast<Eigen::Index>(i), f), turned,
                        "loading" + item + column);
      checkFactorNumber(answer.items[i].communality, which, "communality" + item);
    }
    for (int g = 0; g < answer.factors; ++g) {
      INFO(turned << f << g);
      CHECK(answer.factorCorrelations(f, g) ==
            Approx(reference("scales").value(turned,
                                             "phi" + column + "[" + std::to_string(g + 1) + "]"))
                .epsilon(1e-6)
                .margin(1e-9));
    }
  }
}

}  // namespace

TEST_CASE("Polychoric correlations and their factors agree with R", "[scales]") {
  for (const Rotation rotation :
       {Rotation::None, Rotation::Varimax, Rotation::Promax, Rotation::Oblimin}) {
    const auto answer = factorsFrom(itemSurvey(), plainSpec(), ask(kEight, 2, rotation));
    CHECK(answer.converged);
    CHECK(answer.correlationKind == CorrelationKind::Polychoric);
    checkFactors(answer, "polychoric");
    if (rotation == Rotation::Oblimin) checkCorrelations(answer, "polychoric");
    for (int k = 0; k < 8; ++k) {
      checkFactorNumber(answer.eigenvalues(k), "polychoric",
                        "eigenvalue[" + std::to_string(k + 1) + "]");
    }
  }
  checkFactors(
      factorsFrom(itemSurvey(), plainSpec(), ask({"a1", "a2", "a3", "a4"}, 1, Rotation::None)),
      "one_factor");
}

TEST_CASE("Pearson correlations and their factors agree with R", "[scales]") {
  for (const Rotation rotation : {Rotation::Varimax, Rotation::Promax, Rotation::Oblimin}) {
    const auto answer = factorsFrom(itemSurvey(), plainSpec(), ask(kMixed, 2, rotation));
    CHECK(answer.correlationKind == CorrelationKind::Pearson);
    checkFactors(answer, "pearson");
    checkCorrelations(answer, "pearson");
  }
}

TEST_CASE("Items of two kinds are proposed as two scales", "[scales]") {
  const auto answer = factorsFrom(itemSurvey(), plainSpec(), ask(kEight, 0));
  CHECK(answer.suggested == 2);
  CHECK(answer.factors == 2);
  REQUIRE(answer.scales.size() == 2);
  for (const std::size_t i : answer.scales[0].items) {
    const std::string& name = answer.items[i].variable;
    CHECK((name.starts_with("a") || name == "both"));
  }
  REQUIRE(answer.scales[0].turned.size() == 1);
  CHECK(answer.items[answer.scales[0].turned[0]].variable == "a4");
  CHECK_THAT(answer.scales[0].text, Contains("Reverse a4") && Contains("go together"));
  CHECK(isWarned(answer.warnings, "reverse_keyed"));
}

TEST_CASE("Unrelated items have no structure, an item of its own no factor", "[scales]") {
  const auto answer = factorsFrom(itemSurvey(), plainSpec(), ask({"a1", "a2", "a3", "alone"}, 1));
  CHECK(answer.items[3].factor == -1);
  CHECK(isWarned(answer.warnings, "no_factor"));
  CHECK_FALSE(answer.halo);
}

TEST_CASE("Pairs without a peak are held and named", "[scales]") {
  const auto answer =
      factorsFrom(itemSurvey(), plainSpec(), ask({"a1", "empty1", "empty2", "b1"}, 1));
  CHECK(isWarned(answer.warnings, "polychoric_limit"));
  CHECK(answer.correlation(1, 2) == Approx(0.9999));
  CHECK(isWarned(answer.warnings, "heywood"));
}

TEST_CASE("What has no factors is refused in words", "[scales]") {
  const auto why = [](const FactorsAsked& asked) {
    const auto answer = factorStructure(itemSurvey(), plainSpec(), asked);
    REQUIRE_FALSE(answer.has_value());
    return answer.error().message;
  };
  CHECK_THAT(why(ask({"a1", "a2"}, 1)), Contains("three items"));
  CHECK_THAT(why(ask({"a1", "a2", "a3"}, 2)), Contains("at most 1 factor"));
  FactorsAsked asked = ask(kMixed, 1);
  asked.correlation = CorrelationKind::Polychoric;
  CHECK_THAT(why(asked), Contains("minutes") && Contains("pearson"));
}

TEST_CASE("Factors as JSON say what was done", "[scales]") {
  const auto text = factorsJson(factorsFrom(itemSurvey(), plainSpec(), ask(kEight, 2)));
  for (const char* name : {"\"eigenvalues\"", "\"parallel\"", "\"loadings\"", "\"communality\"",
                           "\"factor_correlations\"", "\"halo\"", "\"polychoric\""}) {
    CHECK_THAT(text, Contains(name));
  }
}
