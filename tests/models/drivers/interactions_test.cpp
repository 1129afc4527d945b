// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "models/drivers/contrasts.h"
#include "models/drivers/importance.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

const char* const kScaleDriver =
    R"({"name": "Scale", "items": ["item1", "item2", "item3"], "as": "scale"})";
const char* const kByFirst = R"({"items": ["x1"], "as": "number"})";
const char* const kSex = R"({"items": ["sex"]})";
const std::string kAgreeCategory =
    std::string(R"({"name": "agree", "items": [)") + kAgree + R"(], "as": "category"})";

std::string number(const std::string& item, int degree = 1) {
  return R"({"items": [")" + item + R"("], "as": "number", "degree": )" + std::to_string(degree) +
         "}";
}

DriverModelSpec withPairs(DriverModelSpec spec, std::vector<InteractionSpec> pairs) {
  spec.interactions = std::move(pairs);
  return spec;
}

DriverModelSpec schoolsOf(const std::string& drivers, std::vector<InteractionSpec> pairs = {}) {
  return withPairs(schools(drivers, kStrata), std::move(pairs));
}

DriverModelSpec peopleOf(const std::string& drivers, std::vector<InteractionSpec> pairs = {},
                         const std::string& more = "") {
  return withPairs(people(drivers, kClusters, more), std::move(pairs));
}

std::string join2(const std::string& a, const std::string& b) {
  return a + ", " + b;
}

DriverModel everything(const Survey& survey, const DriverModelSpec& spec) {
  const auto model = fitWithExtras(survey, spec, {.contrasts = true, .unconditional = true});
  if (!model) FAIL(model.error().message);
  return *model;
}

std::string keyOf(const Effect& effect) {
  const std::string term =
      effect.level.empty() ? effect.variable : effect.variable + "=" + effect.level;
  return "[" + term + "][" + effect.contrast + "]";
}

void checkEffect(const Effect& effect, const Reference& expected, const std::string& which,
                 const std::string& key) {
  INFO(key);
  CHECK(effect.why.empty());
  CHECK(effect.estimate == expected.approx(which, "ame" + key));
  CHECK(effect.se == expected.approx(which, "ame_se" + key));
  CHECK(effect.lower == expected.approx(which, "ame_lower" + key));
  CHECK(effect.upper == expected.approx(which, "ame_upper" + key));
  CHECK(effect.p == expected.approx(which, "ame_p" + key));
  CHECK(effect.seUnconditional == expected.approx(which, "ame_se_unconditional" + key));
}

// Every quantity that the reference holds, and that it holds all there are of `all` kinds.
void checkCase(const DriverModel& model, const std::string& which) {
  const Reference& expected = reference("interactions");
  INFO(which);
  CHECK(model.status == FitStatus::Converged);
  CHECK(static_cast<double>(model.n) == expected.value(which, "n"));
  CHECK(model.df == expected.value(which, "df"));
  CHECK(static_cast<double>(model.coefficients.size()) == expected.value(which, "parameters"));
  for (const auto& c : model.coefficients) {
    INFO(c.term);
    CHECK(c.estimate == expected.approx(which, "coef[" + c.term + "]"));
    CHECK(c.se == expected.approx(which, "se[" + c.term + "]"));
  }
  std::set<std::string> checked;
  const auto check = [&](const Effect& effect, const std::string& key) {
    if (!expected.has(which, "ame" + key)) return;
    checkEffect(effect, expected, which, key);
    checked.insert(key);
  };
  for (const auto& effect : model.effects) check(effect, keyOf(effect));
  for (const auto& effect : model.contrasts) check(effect, keyOf(effect));
  for (const auto& c : model.conditional) {
    const std::string at = c.at.substr(0, c.at.find(':'));
    check(c.effect, keyOf(c.effect) + "[" + c.givenVariable + "][" + at + "]");
  }
  CHECK(checked.size() == expected.keys(which, "ame").size());
  std::size_t tests = 0;
  for (const auto& test : model.tests) {
    INFO(test.driver);
    if (test.kind != "wald_f" || !expected.has(which, "wald[" + test.driver + "]")) continue;
    ++tests;
    CHECK(test.statistic == expected.approx(which, "wald[" + test.driver + "]"));
    CHECK(test.df1 == expected.value(which, "wald_df1[" + test.driver + "]"));
    CHECK(test.df2 == expected.value(which, "wald_df2[" + test.driver + "]"));
    CHECK(test.p == expected.approx(which, "wald_p[" + test.driver + "]"));
  }
  CHECK(tests == expected.keys(which, "wald").size());
}

bool warns(const DriverModel& model, const std::string& code, const std::string& term) {
  return std::any_of(model.warnings.begin(), model.warnings.end(), [&](const Warning& w) {
    return w.code == code && std::find(w.terms.begin(), w.terms.end(), term) != w.terms.end();
  });
}

const Effect& effectNamed(const std::vector<Effect>& effects, const std::string& key) {
  for (const auto& effect : effects) {
    if (keyOf(effect) == key) return effect;
  }
  FAIL("no effect " + key);
  return effects.front();
}

}  // namespace

TEST_CASE("effects with the people drawn too, and contrasts, agree with R", "[interactions]") {
  const Survey apistrat = referenceSurvey("apistrat");
  checkCase(everything(apistrat, schoolsOf(kFourSchoolDrivers)), "plain_schools");
  checkCase(everything(apistrat, schools(kFourSchoolDrivers,
                                         R"({"weight": "pw", "strata": ["stype"], "fpc": "fpc"})")),
            "plain_schools_fpc");
  const Survey synthetic = referenceSurvey("synthetic");
  const auto plain = everything(synthetic, peopleOf(join2(kScaleDriver, join2(kByFirst, kSex))));
  checkCase(plain, "plain_scale");
  const Effect& agree = effectNamed(plain.contrasts, "[Scale][disagree to agree]");
  CHECK(agree.detail == "from \"2\" to \"4\" (0.25 to 0.75)");
  // The quick way and the way that keeps what each person adds are one.
  const auto quick = fitWithExtras(synthetic, plain.spec, {.contrasts = true});
  REQUIRE(quick);
  REQUIRE(quick->contrasts.size() == plain.contrasts.size());
  for (std::size_t i = 0; i < plain.contrasts.size(); ++i) {
    CHECK(quick->contrasts[i].estimate == Approx(plain.contrasts[i].estimate).epsilon(1e-12));
    CHECK(quick->contrasts[i].se == Approx(plain.contrasts[i].se).epsilon(1e-12));
    CHECK(std::isnan(quick->contrasts[i].seUnconditional));
  }
}

TEST_CASE("products of numbers and categories agree with R", "[interactions]") {
  const Survey survey = referenceSurvey("apistrat");
  const std::string stype = R"({"items": ["stype"], "as": "category"})";
  checkCase(everything(survey, schoolsOf(join2(number("ell"), join2(number("meals"), stype)),
                                         {{"ell", "meals"}})),
            "number_number");
  checkCase(everything(survey, schoolsOf(join2(number("meals"), join2(number("ell"), stype)),
                                         {{"ell", "stype"}})),
            "number_category");
  checkCase(
      everything(referenceSurvey("synthetic"),
                 peopleOf(join2(kByFirst, join2(R"({"items": ["area"], "as": "category"})", kSex)),
                          {{"area", "sex"}})),
      "category_category");
}

TEST_CASE("powers agree with R", "[interactions]") {
  const Survey survey = referenceSurvey("apistrat");
  const std::string stype = R"({"items": ["stype"], "as": "category"})";
  const auto cube = schoolsOf(join2(number("meals", 3), join2(number("ell"), stype)));
  checkCase(everything(survey, cube), "cube");
  checkCase(everything(survey, schoolsOf(join2(number("meals", 2), stype), {{"meals", "stype"}})),
            "square_category");
  const auto curve = driverCurve(survey, cube, "meals");
  REQUIRE(curve);
  REQUIRE(curve->points.front().value == Approx(0).margin(1e-12));
  const Reference& expected = reference("interactions");
  for (const auto& [place, value] :
       std::vector<std::pair<std::size_t, std::string>>{{0, "0"}, {20, "50"}, {40, "100"}}) {
    CHECK(curve->points[place].estimate == expected.approx("cube", "curve[" + value + "]"));
    CHECK(curve->points[place].se == expected.approx("cube", "curve_se[" + value + "]"));
  }
  const std::string scale2 =
      R"({"name": "Scale", "items": ["item1", "item2", "item3"], "as": "scale", "degree": 2})";
  checkCase(everything(referenceSurvey("synthetic"),
                       peopleOf(join2(scale2, join2(number("x1", 2), kSex)))),
            "squares");
}

TEST_CASE("interactions in a clustered survey, a domain and a set agree with R", "[interactions]") {
  const Survey survey = referenceSurvey("synthetic");
  const std::string three = join2(kScaleDriver, join2(kByFirst, kSex));
  checkCase(everything(survey, peopleOf(three, {{"Scale", "x1"}})), "scale_number");
  checkCase(everything(survey, peopleOf(three, {{"Scale", "x1"}, {"Scale", "sex"}})),
            "two_interactions");
  checkCase(everything(survey,
                       peopleOf(join2(kByFirst, join2(kAgreeCategory, kSex)), {{"agree", "sex"}})),
            "agree_sex");
  checkCase(everything(survey, peopleOf(join2(kByFirst, kSex), {{"x1", "sex"}},
                                        R"(, "domain": {"area": [2, 5, 7]})")),
            "domain");
  const std::string both = R"({"name": "Both", "items": ["x1", "x2"], "as": "number"})";
  checkCase(everything(survey, peopleOf(join2(both, kSex), {{"Both", "sex"}})), "set");
}

TEST_CASE("an empty cell of a product is dropped, and what rests on it is not given",
          "[interactions]") {
  const Survey survey = referenceSurvey("synthetic");
  auto spec = peopleOf(join2(kByFirst, join2(kAgreeCategory, kSex)), {{"agree", "sex"}});
  DomainCondition people{"id", {}};
  const auto agree = referenceTexts("synthetic", "agree");
  const auto sex = referenceTexts("synthetic", "sex");
  const auto id = referenceNumbers("synthetic", "id");
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (agree[i] != "Neither" || sex[i] != "Male") people.answers.emplace_back(id[i]);
  }
  spec.domain = {people};
  const auto model = everything(survey, spec);
  checkCase(model, "dropped_cell");
  CHECK(warns(model, "dropped_level", "agree=Neither:sex=Male"));
  const Effect& neither = effectNamed(model.effects, "[agree=Neither][versus Strongly disagree]");
  CHECK(std::isnan(neither.estimate));
  CHECK(neither.why == "nobody is both agree=Neither and sex=Male");
  CHECK(std::isnan(effectNamed(model.effects, "[sex=Male][versus Female]").estimate));
  CHECK(std::isfinite(
      effectNamed(model.effects, "[agree=Tend to agree][versus Strongly disagree]").estimate));
  for (const auto& c : model.conditional) {
    const bool touched = (c.effect.level == "Neither" && c.at == "Male") || c.at == "Neither";
    INFO(keyOf(c.effect) << " at " << c.at);
    CHECK(std::isnan(c.effect.estimate) == touched);
    CHECK(c.effect.why.empty() != touched);
  }
  const auto curve = driverCurve(survey, spec, "agree");
  REQUIRE(!curve);
  CHECK(curve.error().message.find("nobody is both") != std::string::npos);
}

TEST_CASE("a product that others determine is left out with a word", "[interactions]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto model = everything(
      survey, peopleOf(join2(kByFirst, join2(kSex, R"({"name": "again", "items": ["sex"]})")),
                       {{"sex", "again"}}));
  checkCase(model, "aliased_product");
  CHECK(warns(model, "aliased", "sex=Male:sex=Male"));
  CHECK(std::isnan(effectNamed(model.effects, "[sex=Male][versus Female]").estimate));
}

TEST_CASE("the reference level, the order of the names and the weights' scale change no effect",
          "[interactions]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto one = everything(survey, peopleOf(join2(kScaleDriver, kSex), {{"Scale", "sex"}}));
  const auto turned =
      everything(survey, peopleOf(join2(kScaleDriver, R"({"items": ["sex"], "reference": "Male"})"),
                                  {{"sex", "Scale"}}));
  const auto same = [](double a, double b) { CHECK(a == Approx(b).epsilon(1e-9).margin(1e-13)); };
  for (const char* key : {"[Scale][per sd]", "[Scale][per unit]"}) {
    same(effectNamed(one.effects, key).estimate, effectNamed(turned.effects, key).estimate);
    same(effectNamed(one.effects, key).se, effectNamed(turned.effects, key).se);
  }
  same(effectNamed(one.effects, "[sex=Male][versus Female]").estimate,
       -effectNamed(turned.effects, "[sex=Female][versus Male]").estimate);
  for (const char* key : {"[Scale][one category up]", "[Scale][disagree to agree]"}) {
    same(effectNamed(one.contrasts, key).estimate, effectNamed(turned.contrasts, key).estimate);
    same(effectNamed(one.contrasts, key).seUnconditional,
         effectNamed(turned.contrasts, key).seUnconditional);
  }
  CHECK(one.deviance == Approx(turned.deviance).epsilon(1e-12));
  CHECK(one.tests.back().driver == "Scale x sex");
  CHECK(turned.tests.back().driver == "sex x Scale");
  same(one.tests.back().statistic, turned.tests.back().statistic);
}

TEST_CASE("powers are of a centred variable: years and their cubes are told apart",
          "[interactions]") {
  Survey survey = referenceSurvey("synthetic");
  const auto x = referenceNumbers("synthetic", "x1");
  std::vector<double> year(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) year[i] = 2018 + std::round(3 * x[i]);
  survey.add({.name = "year", .label = ""}, Column::numbers(year));
  const auto model = everything(survey, peopleOf(number("year", 3)));
  CHECK(model.coefficients.size() == 4);
  CHECK(model.coefficients[3].term == "year^3");
  CHECK(model.tests.front().df1 == 3);
  // The same model of years since 2018.
  for (double& v : year) v -= 2018;
  survey.add({.name = "since", .label = ""}, Column::numbers(year));
  const auto since = everything(survey, peopleOf(number("since", 3)));
  CHECK(model.deviance == Approx(since.deviance).epsilon(1e-12));
  CHECK(model.coefficients[3].estimate == Approx(since.coefficients[3].estimate).epsilon(1e-9));
  CHECK(model.effects[0].estimate == Approx(since.effects[0].estimate).epsilon(1e-9));
  CHECK(model.effects[0].se == Approx(since.effects[0].se).epsilon(1e-9));
}

TEST_CASE("powers of a number of two values are left out with a word", "[interactions]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto model = everything(survey, peopleOf(join2(kByFirst, number("rare", 2))));
  CHECK(warns(model, "aliased", "rare^2"));
  CHECK(model.coefficients.size() == 3);
}

TEST_CASE("a category has no powers, an unknown name no interaction", "[interactions]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto powers = fitDriverModel(survey, peopleOf(R"({"items": ["sex"], "degree": 2})"));
  REQUIRE(!powers);
  CHECK(powers.error().message.find("no powers") != std::string::npos);
  const auto unknown = fitDriverModel(survey, peopleOf(kByFirst, {{"x1", "x22"}}));
  REQUIRE(!unknown);
  CHECK(unknown.error().message.find("x22") != std::string::npos);
}

TEST_CASE("importance takes powers as one driver and refuses an interaction of drivers",
          "[interactions]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto square = fitImportance(survey, peopleOf(join2(number("x1", 2), kSex)));
  REQUIRE(square);
  REQUIRE(square->drivers.size() == 2);
  const auto model = fitted(survey, peopleOf(join2(number("x1", 2), kSex)));
  CHECK(square->total == Approx(model.mcfadden).epsilon(1e-9));
  const auto refused = fitImportance(survey, peopleOf(join2(kByFirst, kSex), {{"x1", "sex"}}));
  REQUIRE(!refused);
  CHECK(refused.error().message.find("no share of its own") != std::string::npos);
  // Among controls it stays, in every sub-model.
  const auto controls =
      peopleOf(kScaleDriver, {{"x1", "sex"}},
               R"(, "controls": [{"items": ["x1"], "as": "number"}, {"items": ["sex"]}])");
  const auto held = fitImportance(survey, controls);
  REQUIRE(held);
  CHECK(held->total == Approx(fitted(survey, controls).mcfadden).epsilon(1e-9));
}
