// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
// Linear probability, Firth's penalty, proportional odds; and the tests every family has.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/numeric/parallel.h"
#include "models/drivers/answer_json.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/group_gaps.h"
#include "models/drivers/importance.h"
#include "tests/models/drivers/fit_checks.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

constexpr const char* kStrataFpc = R"({"weight": "pw", "strata": ["stype"], "fpc": "fpc"})";
constexpr const char* kAreas = R"(, "domain": {"area": [2, 5, 7]})";
constexpr const char* kZeroPsu =
    R"({"weight": "w_zero_psu", "strata": ["stratum"], "clusters": ["psu"]})";
const std::string kNumbersAndSex = R"({"items": ["x1"]}, {"items": ["x2"]}, {"items": ["sex"]})";

DriverModelSpec of(Family family, DriverModelSpec spec) {
  spec.family = family;
  return spec;
}

/// The five answers of "agree" in order, from worst to best, those from `positive` on positive.
DriverModelSpec agreement(const std::string& drivers, const std::string& design,
                          const std::string& positive = R"("Tend to agree", "Strongly agree")",
                          const std::string& more = "") {
  return specOf(R"({"outcome": {"variable": "agree", "positive": [)" + positive +
                R"(], "order": ["Strongly disagree", "Tend to disagree", "Neither",
                "Tend to agree", "Strongly agree"]}, "family": "ordinal", "drivers": [)" +
                drivers + R"(], "design": )" + design + more + "}");
}

DriverModelSpec schoolTypes() {
  return specOf(R"({"outcome": {"variable": "stype", "positive": ["H", "M"]}, "family": "ordinal",
      "drivers": [{"items": ["ell"], "as": "number"}, {"items": ["meals"], "as": "number"}],
      "design": {"weight": "pw"}})");
}

DriverModelSpec separated(const std::string& drivers, const std::string& design,
                          const std::string& family) {
  return specOf(R"({"outcome": {"variable": "y", "positive": [1]}, "family": ")" + family +
                R"(", "drivers": [)" + drivers + R"(], "design": )" + design + "}");
}

const Warning* find(const std::vector<Warning>& warnings, const std::string& code) {
  const auto found = std::find_if(warnings.begin(), warnings.end(),
                                  [&code](const Warning& w) { return w.code == code; });
  return found == warnings.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("linear probability models agree with R's svyglm", "[family]") {
  const Survey& people900 = syntheticSurvey();
  const Survey apistrat = referenceSurvey("apistrat");
  const auto linear = [](const DriverModelSpec& spec) { return of(Family::Linear, spec); };
  const auto check = [](const Survey& survey, const DriverModelSpec& spec, const char* which) {
    checkFit(fitted(survey, spec), "families", which);
  };
  check(apistrat, linear(schools(kFourSchoolDrivers, kStrata)), "linear_schools");
  check(apistrat, linear(schools(kFourSchoolDrivers, kStrataFpc)), "linear_schools_fpc");
  check(
      referenceSurvey("apiclus1"),
      linear(schools(R"({"items": ["ell"], "as": "number"}, {"items": ["meals"], "as": "number"})",
                     R"({"weight": "pw", "clusters": ["dnum"], "fpc": "fpc"})")),
      "linear_clusters");
  check(people900, linear(people(kFourDrivers, kClusters)), "linear_people");
  check(people900, linear(people(kFourDrivers, kClusters, kAreas)), "linear_domain");
  check(people900, linear(people(kFourDrivers, kZeroPsu)), "linear_zero_psu");
  check(referenceSurvey("synthetic_lonely"), linear(people(kNumbersAndSex, kClusters)),
        "linear_lonely");
  const auto aliased =
      fitted(apistrat,
             linear(schools(R"({"items": ["ell"]}, {"items": ["meals"]}, {"items": ["ell_copy"]})",
                            kStrata)));
  checkFit(aliased, "families", "linear_aliased");
  CHECK(find(aliased.warnings, "aliased") != nullptr);
}

TEST_CASE("a linear model's effects are its coefficients", "[family]") {
  const auto model = fitted(syntheticSurvey(), of(Family::Linear, people(kFourDrivers, kClusters)));
  CHECK(std::isnan(model.mcfadden));
  CHECK(std::isnan(model.daic));
  for (const auto& effect : model.effects) {
    if (effect.contrast == "per sd") continue;
    const std::string term =
        effect.level.empty() ? effect.variable : effect.variable + "=" + effect.level;
    const auto c = std::find_if(model.coefficients.begin(), model.coefficients.end(),
                                [&term](const Coefficient& each) { return each.term == term; });
    REQUIRE(c != model.coefficients.end());
    CHECK(effect.estimate == Approx(c->estimate).epsilon(1e-10));
    CHECK(effect.se == Approx(c->se).epsilon(1e-10));
  }
}

TEST_CASE("Firth's penalty agrees with brglm2 where the data are separated and where not",
          "[family]") {
  const Survey data = referenceSurvey("separation");
  const std::string level =
      R"({"items": ["z"], "as": "number"}, {"items": ["g"], "as": "category"})";
  const auto model =
      fitted(data, separated(R"({"items": ["x"], "as": "category"})", "{}", "firth"));
  CHECK(model.coefficients[1].estimate == Approx(3.713572).epsilon(1e-6));
  CHECK(model.coefficients[1].se == Approx(1.533369).epsilon(1e-6));
  CHECK(std::abs(model.coefficients[0].estimate) < 1e-9);  // 0 but for rounding
  CHECK(find(model.warnings, "penalised") != nullptr);
  CHECK(find(model.warnings, "separation") == nullptr);
  checkFit(fitted(data, separated(level, "{}", "firth")), "families", "firth_level");
  checkFit(fitted(data, separated(level, R"({"weight": "w"})", "firth")), "families",
           "firth_weights");
  checkFit(
      fitted(referenceSurvey("apistrat"), of(Family::Firth, schools(kFourSchoolDrivers, kStrata))),
      "families", "firth_schools");
  checkFit(fitted(syntheticSurvey(), of(Family::Firth, people(kFourDrivers, kClusters))),
           "families", "firth_people");
  checkFit(fitted(syntheticSurvey(), of(Family::Firth, people(kFourDrivers, kClusters, kAreas))),
           "families", "firth_domain");
}

TEST_CASE("a separated logit offers Firth's penalty", "[family]") {
  const Survey data = referenceSurvey("separation");
  const auto logit =
      fitted(data, separated(R"({"items": ["x"], "as": "category"})", "{}", "logit"));
  const Warning* warning = find(logit.warnings, "separation");
  REQUIRE(warning != nullptr);
  CHECK(warning->text.find("Firth's penalty") != std::string::npos);
  const auto firth =
      fitted(data, separated(R"({"items": ["x"], "as": "category"})", "{}", "firth"));
  for (const auto& test : firth.tests) {
    CHECK((test.kind == "wald_f") == !std::isnan(test.p));
  }
  CHECK_FALSE(fitImportance(data, firth.spec));
}

TEST_CASE("proportional odds agree with R", "[family]") {
  const Survey& survey = syntheticSurvey();
  const auto types = fitted(referenceSurvey("apistrat"), schoolTypes());
  checkFit(types, "families", "ordinal_schools");
  const Reference& svyolr = reference("families");
  CHECK(types.coefficients[0].estimate == svyolr.approx("svyolr", "coef[ell]"));
  CHECK(types.coefficients[0].se == svyolr.approx("svyolr", "se[ell]"));
  CHECK(types.thresholds[0].estimate == svyolr.approx("svyolr", "threshold[E|H]"));
  checkFit(fitted(survey, agreement(kNumbersAndSex, kClusters)), "families", "ordinal_people");
  checkFit(fitted(survey, agreement(kNumbersAndSex, kClusters, R"("Strongly agree")")), "families",
           "ordinal_top");
  checkFit(fitted(survey, agreement(R"({"items": ["x1"]}, {"items": ["sex"]},
                                      {"items": ["area"], "as": "category"})",
                                    kClusters)),
           "families", "ordinal_area");
  checkFit(fitted(survey, agreement(kNumbersAndSex, kZeroPsu)), "families", "ordinal_zero_psu");
  checkFit(
      fitted(survey, agreement(kNumbersAndSex, R"({"strata": ["stratum"], "clusters": ["psu"]})")),
      "families", "ordinal_unweighted");
  checkFit(fitted(referenceSurvey("synthetic_lonely"), agreement(kNumbersAndSex, kClusters)),
           "families", "ordinal_lonely");
}

TEST_CASE("an ordinal model of a domain, and of an answer that nobody gave", "[family]") {
  const Survey& survey = syntheticSurvey();
  const std::string both = R"("Tend to agree", "Strongly agree")";
  checkFit(fitted(survey, agreement(kNumbersAndSex, kClusters, both, kAreas)), "families",
           "ordinal_domain");
  const auto model = fitted(
      survey, agreement(kNumbersAndSex, kClusters, both,
                        R"(, "domain": {"agree": ["Strongly disagree", "Neither", "Tend to agree",
                        "Strongly agree"]})"));
  checkFit(model, "families", "ordinal_empty_level");
  const Warning* dropped = find(model.warnings, "dropped_level");
  REQUIRE(dropped != nullptr);
  CHECK(dropped->terms == std::vector<std::string>{"agree=Tend to disagree"});
}

TEST_CASE("an ordinal model of two answers is the logit", "[family]") {
  const auto logit = fitted(syntheticSurvey(), people(kFourDrivers, kClusters));
  const auto ordinal =
      fitted(syntheticSurvey(), of(Family::Ordinal, people(kFourDrivers, kClusters)));
  REQUIRE(ordinal.coefficients.size() + 1 == logit.coefficients.size());
  CHECK(ordinal.deviance == Approx(logit.deviance).epsilon(1e-12));
  CHECK(ordinal.df == logit.df);
  for (std::size_t i = 0; i < ordinal.coefficients.size(); ++i) {
    CHECK(ordinal.coefficients[i].estimate ==
          Approx(logit.coefficients[i + 1].estimate).epsilon(1e-9));
    CHECK(ordinal.coefficients[i].se == Approx(logit.coefficients[i + 1].se).epsilon(1e-9));
  }
  REQUIRE(ordinal.thresholds.size() == 1);
  CHECK(ordinal.thresholds[0].term == "No|Yes");
  CHECK(ordinal.thresholds[0].estimate == Approx(-logit.coefficients[0].estimate).epsilon(1e-9));
  CHECK(ordinal.thresholds[0].se == Approx(logit.coefficients[0].se).epsilon(1e-9));
  for (std::size_t i = 0; i < logit.effects.size(); ++i) {
    CHECK(ordinal.effects[i].estimate == Approx(logit.effects[i].estimate).epsilon(1e-9));
  }
  CHECK_FALSE(ordinal.proportionalOdds);
}

TEST_CASE("turning the order round turns the signs", "[family]") {
  auto spec = schoolTypes();
  const auto up = fitted(referenceSurvey("apistrat"), spec);
  spec.outcome.order = {std::string("M"), std::string("H"), std::string("E")};
  spec.outcome.positive = {std::string("E")};
  const auto down = fitted(referenceSurvey("apistrat"), spec);
  CHECK(down.deviance == Approx(up.deviance).epsilon(1e-12));
  CHECK(down.coefficients[0].estimate == Approx(-up.coefficients[0].estimate).epsilon(1e-8));
  CHECK(down.thresholds[1].estimate == Approx(-up.thresholds[0].estimate).epsilon(1e-8));
  CHECK(down.effects[0].estimate == Approx(-up.effects[0].estimate).epsilon(1e-8));
}

TEST_CASE("positive answers that are not the top of the order are refused", "[family]") {
  auto spec = schoolTypes();
  spec.outcome.positive = {std::string("E")};
  const auto refused = fitDriverModel(referenceSurvey("apistrat"), spec);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("E < H < M") != std::string::npos);
  spec.outcome.positive = {std::string("E"), std::string("M")};
  CHECK_FALSE(fitDriverModel(referenceSurvey("apistrat"), spec));
}

TEST_CASE("an ordinal model that is separated says so", "[family]") {
  Survey survey;
  std::vector<double> y, x, z;
  for (int i = 0; i < 90; ++i) {
    x.push_back(i % 3 == 0 ? 1 : 0);
    y.push_back(x.back() > 0 ? 3 : 1 + (i / 7) % 3);
    z.push_back((i * 37) % 11);
  }
  survey.add({.name = "y"}, Column::numbers(y));
  survey.add({.name = "x"}, Column::numbers(x));
  survey.add({.name = "z"}, Column::numbers(z));
  const auto model = fitted(survey, specOf(R"({"outcome": {"variable": "y", "positive": [3]},
      "family": "ordinal", "drivers": [{"items": ["x"], "as": "category"},
      {"items": ["z"], "as": "number"}]})"));
  CHECK(model.status == FitStatus::Separated);
  CHECK(std::isnan(model.coefficients[0].se));
  CHECK(model.coefficients[0].why == "separated: the data put no bound on it");
  CHECK_FALSE(std::isnan(model.coefficients[1].se));
  CHECK_FALSE(std::isnan(model.thresholds[0].se));
  REQUIRE(find(model.warnings, "separation") != nullptr);
  CHECK(find(model.warnings, "separation")->terms == std::vector<std::string>{"x=1"});
  REQUIRE(model.proportionalOdds);
  CHECK_FALSE(model.proportionalOdds->all.why.empty());
}

TEST_CASE("no family's result depends on the number of threads or the scale of the weights",
          "[family]") {
  Survey survey = syntheticSurvey();
  auto weights = referenceNumbers("synthetic", "w");
  for (double& w : weights) w *= 1000;
  survey.add({.name = "large"}, Column::numbers(weights));
  for (const Family family : {Family::Linear, Family::Firth, Family::Ordinal}) {
    auto spec = family == Family::Ordinal ? agreement(kNumbersAndSex, kClusters)
                                          : of(family, people(kFourDrivers, kClusters));
    const auto first = fitted(survey, spec);
    setThreads(1);
    const auto alone = fitted(survey, spec);
    setThreads(0);
    CHECK(driverModelJson(first) == driverModelJson(alone));
    spec.design.weight = "large";
    const auto scaled = fitted(survey, spec);
    CHECK(scaled.coefficients[1].estimate == Approx(first.coefficients[1].estimate).epsilon(1e-9));
    CHECK(scaled.coefficients[1].se == Approx(first.coefficients[1].se).epsilon(1e-8));
  }
}

TEST_CASE("working likelihood ratios and dAIC agree with regTermTest", "[family]") {
  const auto model = fitted(referenceSurvey("apistrat"), schools(kFourSchoolDrivers, kStrataFpc));
  checkBeside(model, "families", "logit_schools_fpc");
  const Reference& expected = reference("families");
  const TermTest& stype = model.tests.back();
  REQUIRE(stype.kind == "rao_scott_lrt");
  REQUIRE(stype.driver == "stype");
  // R's own default stops its fits at 1e-8 of a deviance.
  CHECK(stype.statistic == Approx(expected.value("regTermTest", "lrt")).epsilon(1e-6));
  CHECK(stype.p == Approx(expected.value("regTermTest", "lrt_p")).epsilon(2e-6));
  CHECK(model.daic == Approx(163.918237).epsilon(1e-7));
  checkBeside(fitted(syntheticSurvey(), people(kFourDrivers, kClusters)), "families",
              "logit_people");
  checkBeside(fitted(syntheticSurvey(), people(kFourDrivers, kClusters, kAreas)), "families",
              "logit_domain");
}

TEST_CASE("tests are adjusted over the drivers of their kind", "[family]") {
  const auto model =
      fitted(syntheticSurvey(), people(R"({"items": ["x1"]}, {"items": ["x2"]})", kClusters,
                                       R"(, "controls": [{"items": ["sex"]}])"));
  REQUIRE(model.tests.size() == 6);
  for (const std::size_t at : {0U, 3U}) {
    const double p1 = model.tests[at].p;
    const double p2 = model.tests[at + 1].p;
    CHECK(model.tests[at].pHolm == Approx(p1 < p2 ? 2 * p1 : std::max(p1, 2 * p2)));
    CHECK(model.tests[at].pBh == Approx(p1 < p2 ? std::min(p2, 2 * p1) : p1));
    CHECK(model.tests[at + 2].pHolm == model.tests[at + 2].p);
  }
}

TEST_CASE("importance, curves and groups are of the question's family", "[family]") {
  const Survey& survey = syntheticSurvey();
  const auto linear = of(Family::Linear, people(kFourDrivers, kClusters));
  const auto shares = fitImportance(survey, linear);
  REQUIRE(shares);
  double sum = 0;
  for (const auto& driver : shares->drivers) sum += driver.shapley;
  CHECK(sum == Approx(fitted(survey, linear).explained).epsilon(1e-9));
  const auto curve = driverCurve(survey, linear, "x1");
  REQUIRE(curve);
  const auto& points = curve->points;
  CHECK(points[20].estimate - points[0].estimate ==
        Approx(points[40].estimate - points[20].estimate).epsilon(1e-9));

  const auto ordinal =
      agreement(R"({"items": ["x1"]}, {"items": ["x2"]})", kClusters,
                R"("Tend to agree", "Strongly agree")", R"(, "controls": [{"items": ["sex"]}])");
  const auto ofOrdinal = fitImportance(survey, ordinal);
  REQUIRE(ofOrdinal);
  sum = ofOrdinal->base;
  for (const auto& driver : ofOrdinal->drivers) sum += driver.shapley;
  CHECK(sum == Approx(fitted(survey, ordinal).mcfadden).epsilon(1e-9));
  CHECK(driverCurve(survey, ordinal, "x1"));
  const auto gaps = groupGaps(survey, ordinal);
  REQUIRE(gaps);
  const auto model = fitted(survey, ordinal);
  CHECK(gaps->controls.front().groups.front().held == model.effects.back().estimate);
}
