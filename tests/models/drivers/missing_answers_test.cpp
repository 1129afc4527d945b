// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/missing_answers.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <utility>

#include "core/base/random.h"
#include "core/imputation/rubin.h"
#include "core/numeric/parallel.h"
#include "models/drivers/answer_json.h"
#include "models/drivers/importance.h"
#include "models/drivers/imputed_model.h"
#include "models/drivers/pooled_model.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

const std::vector<std::string> kAnswers = {"Strongly disagree", "Tend to disagree", "Neither",
                                           "Tend to agree",     "Strongly agree",   "No answer"};

DriverModelSpec asked(MissingAnswers missing, const std::string& more = "") {
  DriverModelSpec spec = people(kFourDrivers, kClusters, more);
  spec.missingAnswers = missing;
  return spec;
}

// The same question of columns completed beforehand.
DriverModelSpec askedOfCompleted(bool noAnswer) {
  const std::string last = noAnswer ? R"(, "No answer")" : "";
  return people(
      R"({"items": ["x1_full"], "as": "number"}, {"items": ["x2"], "as": "number"},
         {"items": [{"variable": "agree_full", "order": ["Strongly disagree", "Tend to disagree",
          "Neither", "Tend to agree", "Strongly agree")" +
          last + R"(]}], "as": "category"}, {"items": ["sex"]})" +
          (noAnswer ? R"(, {"items": ["x1_answered"], "as": "category"})" : ""),
      kClusters);
}

void addTexts(Survey& survey, const std::string& name, const std::vector<std::string>& levels,
              const std::vector<std::int32_t>& levelOfRow) {
  Variable variable;
  variable.name = name;
  variable.kind = VariableKind::Text;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    variable.levels.push_back({static_cast<double>(i + 1), levels[i], false});
  }
  survey.add(variable, Column::coded(levelOfRow, levels.size()));
}

void addNumbers(Survey& survey, const std::string& name, std::vector<double> values) {
  Variable variable;
  variable.name = name;
  for (double& value : values) value = std::isnan(value) ? emptyNumber() : value;
  survey.add(variable, Column::numbers(std::move(values)));
}

// The terms of the question and who is in it, as imputation sees them.
struct Looked {
  TermsToImpute asked;
  std::vector<Term> terms;
  std::vector<double> weight;
};
Looked lookAt(const Survey& survey, const DriverModelSpec& spec) {
  Looked looked;
  const TermsEdit look = [&looked](const QuestionRows& question, std::vector<TermGroup>&,
                                   std::vector<Term>& terms, std::vector<Warning>&) {
    looked.asked = termsToImpute(question, terms);
    looked.terms = terms;
    looked.weight = question.design.weight;
  };
  REQUIRE(prepareModel(survey, spec, look));
  return looked;
}

const Warning* warningOf(const std::vector<Warning>& warnings, const std::string& code) {
  for (const auto& warning : warnings) {
    if (warning.code == code) return &warning;
  }
  return nullptr;
}

// x lacks an answer the more often the outcome is positive and z above zero, so that of the
// complete cases z seems to do less than its 0.5.
Survey lackingByChance() {
  Random random(11);
  std::vector<double> x;
  std::vector<double> z;
  std::vector<std::int32_t> y;
  for (int i = 0; i < 4000; ++i) {
    z.push_back(random.normal());
    const double own = 0.5 * z.back() + random.normal();
    const bool yes = random.bernoulli(1 / (1 + std::exp(0.2 - 0.8 * own - 0.5 * z.back())));
    y.push_back(yes ? 1 : 0);
    x.push_back(random.bernoulli(yes && z.back() > 0 ? 0.6 : 0.1) ? emptyNumber() : own);
  }
  Survey survey;
  addNumbers(survey, "x", x);
  addNumbers(survey, "z", z);
  addTexts(survey, "y", {"No", "Yes"}, y);
  return survey;
}

DriverModelSpec askedByChance() {
  return specOf(R"({"outcome": {"variable": "y", "positive": ["Yes"]},
    "drivers": [{"items": ["x"], "as": "number"}, {"items": ["z"], "as": "number"}],
    "missing_answers": "impute"})");
}

}  // namespace

TEST_CASE("no answer as an answer is the model of answers recoded by hand", "[missing]") {
  const Survey& survey = syntheticSurvey();
  const Looked looked = lookAt(survey, asked(MissingAnswers::Exclude));
  const Term& x1 = looked.terms[0];
  const Term& agree = looked.terms[2];
  double sum = 0;
  double weight = 0;
  for (const auto row : looked.asked.rows) {
    if (x1.missing(row)) continue;
    sum += looked.weight[row] * x1.values[row];
    weight += looked.weight[row];
  }
  std::vector<double> x1Full = x1.values;
  std::vector<std::int32_t> answered(survey.rows, 0);
  std::vector<std::int32_t> agreeFull = agree.levelOfRow;
  for (std::size_t row = 0; row < survey.rows; ++row) {
    if (x1.missing(row)) {
      x1Full[row] = sum / weight;
      answered[row] = 1;
    }
    if (agree.missing(row)) agreeFull[row] = 5;
  }
  Survey byHand = survey;
  addNumbers(byHand, "x1_full", x1Full);
  addTexts(byHand, "agree_full", kAnswers, agreeFull);
  addTexts(byHand, "x1_answered", {"Answered", "No answer"}, answered);

  const DriverModel model = fitted(survey, asked(MissingAnswers::Category));
  const DriverModel expected = fitted(byHand, askedOfCompleted(true));
  CHECK(model.n == looked.asked.rows.size());
  CHECK(model.n > fitted(survey, asked(MissingAnswers::Exclude)).n);
  CHECK(model.n == expected.n);
  REQUIRE(model.coefficients.size() == expected.coefficients.size());
  for (std::size_t i = 0; i < model.coefficients.size(); ++i) {
    INFO(model.coefficients[i].term << " " << expected.coefficients[i].term);
    CHECK(model.coefficients[i].estimate ==
          Approx(expected.coefficients[i].estimate).epsilon(1e-8));
    CHECK(model.coefficients[i].se == Approx(expected.coefficients[i].se).epsilon(1e-8));
  }
  CHECK(model.coefficients.back().driver == "x1");
  REQUIRE(warningOf(model.warnings, "no_answer_level"));
}

TEST_CASE("an imputed model is the pool of the models of completed surveys", "[missing]") {
  const Survey& survey = syntheticSurvey();
  const Looked looked = lookAt(survey, asked(MissingAnswers::Exclude));
  const auto imputed = imputeChained(
      looked.asked.variables,
      {.imputations = kImputations, .iterations = kImputationRounds, .seed = kImputationSeed});
  REQUIRE(imputed);
  std::vector<DriverModel> models;
  for (std::size_t m = 0; m < imputed->values.size(); ++m) {
    std::vector<Term> terms = looked.terms;
    putImputed(looked.asked, *imputed, m, terms);
    Survey completed = survey;
    addNumbers(completed, "x1_full", terms[0].values);
    std::vector<std::string> answers(kAnswers.begin(), kAnswers.end() - 1);
    addTexts(completed, "agree_full", answers, terms[2].levelOfRow);
    models.push_back(fitted(completed, askedOfCompleted(false)));
  }
  const DriverModel model = fitted(survey, asked(MissingAnswers::Impute));
  CHECK(model.n == looked.asked.rows.size());
  REQUIRE(model.coefficients.size() == models.front().coefficients.size());
  for (std::size_t i = 0; i < model.coefficients.size(); ++i) {
    std::vector<double> estimates;
    std::vector<double> variances;
    for (const auto& one : models) {
      estimates.push_back(one.coefficients[i].estimate);
      variances.push_back(one.coefficients[i].se * one.coefficients[i].se);
    }
    const Pooled expected = poolRubin(estimates, variances, model.df);
    const Coefficient& c = model.coefficients[i];
    INFO(c.term);
    CHECK(c.estimate == Approx(expected.estimate).epsilon(1e-8));
    CHECK(c.se == Approx(expected.se).epsilon(1e-8));
    CHECK(c.df == Approx(expected.df).epsilon(1e-6));
    CHECK(c.fmi == Approx(expected.fmi).epsilon(1e-6));
    CHECK(c.df <= model.df);
    CHECK(std::sqrt(model.covariance(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(i))) ==
          Approx(c.se).epsilon(1e-10));
  }
  for (const auto& test : model.tests) {
    INFO(test.driver);
    CHECK(test.kind == "wald_f");
    CHECK(test.df2 <= model.df);
    if (test.driver == "x1") {
      const Coefficient& x1 = model.coefficients[1];
      CHECK(test.statistic == Approx(x1.t * x1.t).epsilon(1e-8));
      CHECK(test.p == Approx(x1.p).epsilon(1e-8));
    }
  }
  REQUIRE(model.imputation);
  CHECK(model.imputation->completeN == fitted(survey, asked(MissingAnswers::Exclude)).n);
  CHECK(warningOf(model.warnings, "imputed"));
}

TEST_CASE("where nobody lacks an answer imputing changes nothing", "[missing]") {
  const std::string x2 = R"({"items": ["x2"], "as": "number"})";
  DriverModelSpec spec = people(x2, kClusters);
  const DriverModel plain = fitted(syntheticSurvey(), spec);
  spec.missingAnswers = MissingAnswers::Impute;
  const DriverModel model = fitted(syntheticSurvey(), spec);
  REQUIRE(model.imputation);
  CHECK(model.imputation->imputations == 0);
  CHECK(model.coefficients[1].estimate == plain.coefficients[1].estimate);
  CHECK(model.coefficients[1].p == plain.coefficients[1].p);
  CHECK(!warningOf(model.warnings, "imputed"));
}

TEST_CASE("imputation mends what lacking answers do to complete cases", "[missing]") {
  const Survey survey = lackingByChance();
  const DriverModel model = fitted(survey, askedByChance());
  CHECK(model.n == 4000);
  REQUIRE(model.imputation);
  REQUIRE(model.imputation->completeCases.size() == 3);
  CHECK(std::abs(model.imputation->completeCases[2].estimate - 0.5) > 0.2);
  CHECK(std::abs(model.coefficients[2].estimate - 0.5) < 0.15);
  CHECK(std::abs(model.coefficients[1].estimate - 0.8) < 0.15);
  CHECK(model.coefficients[1].fmi > 0.1);
}

TEST_CASE("the number of threads changes no imputed model", "[missing]") {
  setThreads(1);
  const DriverModel one = fitted(syntheticSurvey(), asked(MissingAnswers::Impute));
  setThreads(4);
  const DriverModel four = fitted(syntheticSurvey(), asked(MissingAnswers::Impute));
  setThreads(0);
  REQUIRE(one.coefficients.size() == four.coefficients.size());
  for (std::size_t i = 0; i < one.coefficients.size(); ++i) {
    CHECK(one.coefficients[i].estimate == four.coefficients[i].estimate);
    CHECK(one.coefficients[i].se == four.coefficients[i].se);
  }
}

TEST_CASE("imputed models of every family and of few clusters have all numbers", "[missing]") {
  for (const Family family : {Family::Linear, Family::Firth}) {
    DriverModelSpec spec = asked(MissingAnswers::Impute);
    spec.family = family;
    const DriverModel model = fitted(syntheticSurvey(), spec);
    for (const auto& c : model.coefficients) CHECK(std::isfinite(c.p));
    for (const auto& e : model.effects) CHECK(std::isfinite(e.fmi));
  }
  DriverModelSpec spec = asked(MissingAnswers::Impute);
  spec.design.clusterCorrection = ClusterCorrection::BellMcCaffrey;
  const DriverModel model = fitted(syntheticSurvey(), spec);
  CHECK(model.corrected);
  for (const auto& c : model.coefficients) {
    REQUIRE(c.smallSample);
    CHECK(c.se == c.smallSample->se);
    CHECK(c.df == c.smallSample->df);
  }
}

TEST_CASE("an imputed model can be stopped", "[missing]") {
  std::stop_source stop;
  double last = 0;
  bool fell = false;
  const Job job{stop.get_token(), [&](double fraction) {
                  fell = fell || fraction < last;
                  last = fraction;
                  if (fraction > 0.3) stop.request_stop();
                }};
  CHECK(!fitDriverModel(syntheticSurvey(), asked(MissingAnswers::Impute), job));
  CHECK(!fell);
  CHECK(last < 0.7);
}

TEST_CASE("a term without any answer is named", "[missing]") {
  Survey survey = syntheticSurvey();
  addNumbers(survey, "empty", std::vector<double>(survey.rows, emptyNumber()));
  DriverModelSpec spec = people(
      R"({"items": ["empty"], "as": "number"}, {"items": ["x2"], "as": "number"})", kClusters);
  spec.missingAnswers = MissingAnswers::Impute;
  const auto model = fitDriverModel(survey, spec);
  REQUIRE(!model);
  CHECK(model.error().message.find("\"empty\"") != std::string::npos);
}

TEST_CASE("an estimate that one imputation lacks is not available", "[missing]") {
  const DriverModel model = fitted(syntheticSurvey(), asked(MissingAnswers::Exclude));
  std::vector<DriverModel> models(3, model);
  models[1].coefficients[1].se = kNotAvailable;
  models[1].coefficients[1].why = "separated";
  models[1].covariance.row(1).setConstant(kNotAvailable);
  models[1].covariance.col(1).setConstant(kNotAvailable);
  models[1].status = FitStatus::Separated;
  models[1].warnings.push_back({"separation", {"x1"}, "x1 is separated."});
  const auto pooled = poolModels(models);
  REQUIRE(pooled);
  CHECK(std::isnan(pooled->coefficients[1].p));
  CHECK(std::isnan(pooled->coefficients[1].fmi));
  CHECK(pooled->coefficients[1].why == "separated");
  CHECK(pooled->status == FitStatus::Separated);
  CHECK(warningOf(pooled->warnings, "separation"));
  CHECK(std::isnan(pooled->tests[0].p));
  CHECK(!pooled->tests[0].why.empty());
  CHECK(pooled->coefficients[2].p == Approx(model.coefficients[2].p));
}

TEST_CASE("JSON has what was imputed; what does not impute says so", "[missing]") {
  const DriverModel model = fitted(syntheticSurvey(), asked(MissingAnswers::Impute));
  const auto json = nlohmann::json::parse(driverModelJson(model));
  CHECK(json["missing_answers"] == "impute");
  CHECK(json["imputation"]["imputations"] == kImputations);
  CHECK(json["imputation"]["terms"][0]["term"] == "x1");
  CHECK(json["imputation"]["complete_cases"]["coefficients"].size() == model.coefficients.size());
  CHECK(json["coefficients"][1]["fmi"].is_number());
  CHECK(json["coefficients"][1]["df"].is_number());
  const auto importance = fitImportance(syntheticSurvey(), asked(MissingAnswers::Impute));
  REQUIRE(importance);
  CHECK(warningOf(importance->warnings, "not_imputed"));
}
