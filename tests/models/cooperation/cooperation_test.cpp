// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/numeric/vector_math.h"
#include "core/regression/linear_fit.h"
#include "models/cooperation/mediators.h"
#include "models/cooperation/paths.h"
#include "models/cooperation/unmeasured.h"
#include "models/drivers/fitted_model.h"
#include "tests/models/cooperation/cooperation_questions.h"
#include "tests/support/reference_survey.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

const std::string kNumbers =
    R"({"items": ["x1"], "as": "number"}, {"items": ["x2"], "as": "number"})";
const std::string kAgreeDriver =
    std::string(R"({"name": "agree", "items": [)") + kAgree + R"(], "as": "category"})";
const std::string kSex = R"(, "controls": [{"items": ["sex"], "as": "category"}])";

struct Case {
  std::string name;
  CooperationQuestion question;
};

std::vector<Case> cases() {
  return {
      {"both", synthetic(kNumbers + ", " + kAgreeDriver, kSex + kDesign)},
      {"fpc",
       synthetic(
           kX1 + ", " + kAgreeDriver,
           R"(, "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"], "fpc": "fpc"})",
           {kTrusting})},
      {"weights_only", synthetic(kNumbers, R"(, "design": {"weight": "w"})")},
      {"areas_2_5_7", synthetic(kNumbers, kSex + kDesign + R"(, "domain": {"area": [2, 5, 7]})")}};
}

void checkPart(const Reference& expected, const std::string& which, const std::string& quantity,
               const std::string& name, const CooperationPart& part) {
  INFO(which << ": " << quantity << name);
  CHECK(part.estimate == expected.approx(which, quantity + name));
  CHECK(part.se == expected.approx(which, quantity + "_se" + name));
  CHECK(part.lower == expected.approx(which, quantity + "_lower" + name));
  CHECK(part.upper == expected.approx(which, quantity + "_upper" + name));
  CHECK(part.p == expected.approx(which, quantity + "_p" + name));
}

// R's name of a contrast that the reference has: numbers per standard deviation.
std::string termOf(const DriverPath& path) {
  if (!path.level.empty()) return "[" + path.variable + "=" + path.level + "]";
  return path.contrast == "per sd" ? "[" + path.variable + "]" : std::string();
}

void checkMediator(const Reference& expected, const std::string& which,
                   const MediatorEffect& mediator) {
  const std::string name = "[" + mediator.mediator + "]";
  checkPart(expected, which, "ame", name, mediator.effect);
  checkPart(expected, which, "per_1000", name, mediator.perThousand);
  CHECK(mediator.share == expected.approx(which, "share" + name));
  CHECK(mediator.with - mediator.without == Approx(mediator.effect.estimate));
  const UnmeasuredSensitivity& unmeasured = mediator.unmeasured;
  CHECK(unmeasured.riskRatio == expected.approx(which, "rr" + name));
  CHECK(unmeasured.lower == expected.approx(which, "rr_lower" + name));
  CHECK(unmeasured.upper == expected.approx(which, "rr_upper" + name));
  CHECK(unmeasured.eValue == expected.approx(which, "e_value" + name));
  CHECK(unmeasured.eValueLimit == expected.approx(which, "e_value_limit" + name));
}

void checkPath(const Reference& expected, const std::string& which, const Cooperation& answer,
               const DriverPath& path) {
  const std::string term = termOf(path);
  checkPart(expected, which, "total", term, path.total);
  checkPart(expected, which, "direct", term, path.direct);
  const bool shares = expected.has(which, "direct_share" + term);
  CHECK(std::isfinite(path.directShare.estimate) == shares);
  CHECK(path.shareWhy.empty() == shares);
  if (shares) checkPart(expected, which, "direct_share", term, path.directShare);
  for (std::size_t m = 0; m < answer.mediators.size(); ++m) {
    const std::string name = "[" + answer.mediators[m].mediator + "]" + term;
    checkPart(expected, which, "through", name, path.through[m]);
    if (shares) checkPart(expected, which, "through_share", name, path.throughShare[m]);
  }
}

}  // namespace

TEST_CASE("what goes with trust is R's", "[cooperation]") {
  const Reference& expected = reference("cooperation");
  for (const Case& one : cases()) {
    INFO(one.name);
    const auto answer = estimateCooperation(syntheticSurvey(), one.question);
    REQUIRE(answer);
    CHECK(answer->n == static_cast<std::size_t>(expected.value(one.name, "n")));
    CHECK(answer->df == static_cast<int>(expected.value(one.name, "df")));
    CHECK(answer->outcomeShare == expected.approx(one.name, "outcome_share"));
    REQUIRE(answer->mediators.size() == one.question.mediators.size());
    for (const auto& mediator : answer->mediators) checkMediator(expected, one.name, mediator);
    std::size_t compared = 0;
    for (const DriverPath& path : answer->paths) {
      if (termOf(path).empty()) continue;
      checkPath(expected, one.name, *answer, path);
      ++compared;
    }
    CHECK(compared == expected.keys(one.name, "total").size());
  }
}

TEST_CASE("direct and through add up to the total", "[cooperation]") {
  for (const Case& one : cases()) {
    const auto answer = estimateCooperation(syntheticSurvey(), one.question);
    REQUIRE(answer);
    for (const DriverPath& path : answer->paths) {
      double sum = path.direct.estimate;
      for (const CooperationPart& part : path.through) sum += part.estimate;
      INFO(one.name << ": " << path.driver << " " << path.level << " " << path.contrast);
      CHECK(std::abs(sum - path.total.estimate) < 1e-8);
      if (!path.shareWhy.empty()) continue;
      double shares = path.directShare.estimate;
      for (const CooperationPart& share : path.throughShare) shares += share.estimate;
      CHECK(std::abs(shares - 1) < 1e-8);
    }
  }
}

// The total is the driver's coefficient in the model with the mediators' residuals in place of the
// mediators, which has the same fit.
TEST_CASE("the total is that of the model with residuals for mediators", "[cooperation]") {
  const auto question = synthetic(kNumbers + ", " + kAgreeDriver, kSex + kDesign);
  const auto answer = estimateCooperation(syntheticSurvey(), question);
  REQUIRE(answer);
  const auto prepared = prepareCooperation(syntheticSurvey(), question);
  REQUIRE(prepared);
  const PreparedModel& model = prepared->model;
  // The mediators' residuals join the survey as numbers, and take the mediators' places.
  Survey extended = syntheticSurvey();
  DriverModelSpec spec = question.spec;
  for (const int place : prepared->mediators) {
    const PlacedTerm& term = model.terms[static_cast<std::size_t>(place)];
    const double* values = model.matrix.numeric(term.place);
    const LinearFit fit = fitLinear(model.matrix, prepared->reduced, model.crossProducts,
                                    std::vector<double>(values, values + model.n()), model.w);
    std::vector<double> left(extended.rows, emptyNumber());
    for (std::size_t i = 0; i < model.n(); ++i) {
      left[model.surveyRow[i]] = fit.residual[i] / model.w[i];
    }
    extended.add({.name = term.variable + " left"}, Column::numbers(std::move(left)));
    spec.drivers.push_back(
        {.name = term.variable + " left",
         .items = {{.variable = term.variable + " left", .order = {}, .missing = {}}},
         .as = TermKind::Number});
  }
  const auto reparametrised = fitDriverModel(extended, spec);
  REQUIRE(reparametrised);
  CHECK(reparametrised->mcfadden == Approx(answer->mcfadden).epsilon(1e-10));
  int compared = 0;
  for (const DriverPath& path : answer->paths) {
    if (path.contrast != "per sd") continue;
    const auto same = std::find_if(
        reparametrised->effects.begin(), reparametrised->effects.end(), [&path](const Effect& e) {
          return e.variable == path.variable && e.contrast == path.contrast;
        });
    REQUIRE(same != reparametrised->effects.end());
    CHECK(path.total.estimate == Approx(same->estimate).epsilon(1e-8));
    ++compared;
  }
  CHECK(compared == 2);
}

TEST_CASE("E-values are those of the formula", "[cooperation]") {
  // VanderWeele and Ding (2017), their first example: RR 3.9 (1.8 to 8.7) needs 7.26 and 3.0.
  CHECK(eValueOf(3.9) == Approx(7.263).epsilon(1e-3));
  CHECK(eValueOf(1.8) == Approx(3.0).epsilon(1e-9));
  CHECK(eValueOf(1) == 1);
  CHECK(eValueOf(1 / 3.9) == Approx(eValueOf(3.9)).epsilon(1e-12));
  // A cause with the E-value on both sides makes up the whole.
  CHECK(jointBound(eValueOf(2.2), eValueOf(2.2)) == Approx(2.2).epsilon(1e-12));
  CHECK(jointBound(1, 5) == 1);
}

TEST_CASE("the order of rows, weights' scale and threads change nothing", "[cooperation]") {
  const auto question = synthetic(kNumbers, kSex + kDesign);
  const auto answer = estimateCooperation(syntheticSurvey(), question);
  const auto again = estimateCooperation(syntheticSurvey(), question);
  REQUIRE(answer);
  REQUIRE(again);
  for (std::size_t i = 0; i < answer->paths.size(); ++i) {
    CHECK(answer->paths[i].total.se == again->paths[i].total.se);
    CHECK(answer->paths[i].direct.estimate == again->paths[i].direct.estimate);
  }
  // Turned round, a mediator's effect and what goes through it: the effect changes sign, what goes
  // through does not.
  auto turned = question;
  turned.mediators[0].positive = {1.0, 2.0, 3.0};
  const auto other = estimateCooperation(syntheticSurvey(), turned);
  REQUIRE(other);
  CHECK(other->mediators[0].effect.estimate ==
        Approx(-answer->mediators[0].effect.estimate).epsilon(1e-8));
  CHECK(other->paths[0].through[0].estimate ==
        Approx(answer->paths[0].through[0].estimate).epsilon(1e-8));
  CHECK(other->mediators[0].unmeasured.eValue ==
        Approx(answer->mediators[0].unmeasured.eValue).epsilon(1e-8));
}
