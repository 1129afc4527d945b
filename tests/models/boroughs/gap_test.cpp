// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/boroughs/gap.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/numeric/parallel.h"
#include "core/regression/linear_fit.h"
#include "core/regression/score_covariance.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

GapExplanation explained(const Survey& survey, const DriverModelSpec& spec, const GapGroup& group) {
  const auto answer = explainGap(survey, spec, group);
  if (!answer) FAIL(answer.error().message);
  return *answer;
}

std::string failure(const Survey& survey, const DriverModelSpec& spec, const GapGroup& group) {
  const auto answer = explainGap(survey, spec, group);
  if (answer) FAIL("an answer where there is none");
  return answer.error().message;
}

const std::string kThreeDrivers =
    std::string(R"({"name": "Fairness", "items": ["item1", "item2", "item3"], "as": "scale"},
       {"name": "Agreement", "items": [)") +
    kAgree + R"(], "as": "category"}, {"items": ["x1"], "as": "number"})";
const std::string kSex = R"(, "controls": [{"items": ["sex"]}])";

DriverModelSpec question(const std::string& more = kSex, const std::string& design = kClusters) {
  return people(kThreeDrivers, design, more);
}

const GapGroup kAreaTwo{"area", 2.0};

std::string nameOf(const GapPiece& piece) {
  return piece.driver.empty() ? "Other" : piece.driver;
}

const GapPiece& pieceOf(const GapExplanation& gap, const std::string& name) {
  for (const auto& piece : gap.pieces) {
    if (nameOf(piece) == name) return piece;
  }
  throw std::runtime_error("no piece " + name);
}

void checkPiece(const GapPiece& piece, const std::string& which, const std::string& name) {
  const Reference& expected = reference("gap");
  const std::string key = "[" + name + "]";
  INFO(which << key);
  CHECK(piece.estimate == expected.approx(which, "piece" + key));
  CHECK(piece.se == expected.approx(which, "piece_se" + key));
  CHECK(piece.lower == expected.approx(which, "piece_lower" + key));
  CHECK(piece.upper == expected.approx(which, "piece_upper" + key));
  CHECK(piece.p == expected.approx(which, "piece_p" + key));
}

void checkAll(const GapExplanation& gap, const std::string& which) {
  const Reference& expected = reference("gap");
  INFO(which);
  CHECK(static_cast<double>(gap.n) == expected.value(which, "n"));
  CHECK(static_cast<double>(gap.groupN) == expected.value(which, "group_n"));
  CHECK(static_cast<double>(gap.groupAnswered) == expected.value(which, "group_answered"));
  CHECK(gap.df == expected.value(which, "df"));
  CHECK(gap.groupShare == expected.approx(which, "group_share"));
  CHECK(gap.wholeShare == expected.approx(which, "whole_share"));
  CHECK(gap.directGap == expected.approx(which, "direct_gap"));
  if (std::isnan(expected.value(which, "explained_logit"))) {
    CHECK(std::isnan(gap.explainedLogit));
  } else {
    CHECK(gap.explainedLogit == expected.approx(which, "explained_logit"));
  }
  for (std::size_t i = 0; i < gap.pieces.size(); ++i) {
    checkPiece(gap.pieces[i], which, nameOf(gap.pieces[i]));
    for (std::size_t j = 0; j < gap.pieces.size(); ++j) {
      const std::string a = nameOf(gap.pieces[i]), b = nameOf(gap.pieces[j]);
      const std::string key = "cov[" + a + "][" + b + "]";
      const auto row = static_cast<Eigen::Index>(i), column = static_cast<Eigen::Index>(j);
      if (!expected.has(which, key)) continue;
      CHECK(gap.covariance(row, column) == expected.approx(which, key));
      CHECK(gap.covariance(column, row) == expected.approx(which, key));
    }
  }
  if (gap.composition.se > 0) checkPiece(gap.composition, which, "Composition");
  checkPiece(gap.perception, which, "Perception");
  checkPiece({{}, GapPart::Other, gap.gap, gap.se, gap.lower, gap.upper, gap.p, {}}, which, "Gap");
  // Other is the part of the dummy that the whole does not share.
  const double outside = 1 - expected.value(which, "weight_share");
  CHECK(gap.pieces.back().estimate == Approx(outside * expected.value(which, "dummy")));
}

double sumOf(const GapExplanation& gap) {
  double sum = 0;
  for (const auto& piece : gap.pieces) sum += piece.estimate;
  return sum;
}

bool warnsOf(const GapExplanation& gap, const std::string& code) {
  return std::any_of(gap.warnings.begin(), gap.warnings.end(),
                     [&](const Warning& warning) { return warning.code == code; });
}

// The weighted least squares of a question, as R names its terms.
void checkLinear(const Survey& survey, const DriverModelSpec& spec, const std::string& which) {
  const auto model = prepareModel(survey, spec);
  if (!model) FAIL(model.error().message);
  const LinearFit fit =
      fitLinear(model->matrix, model->selection, model->crossProducts, model->y, model->w);
  const auto scores =
      scoreCovariance(model->matrix, fit.selection, fit.residual, model->design, model->surveyRow);
  REQUIRE(scores);
  const auto columns = model->selection.columns();
  const Eigen::MatrixXd t = model->matrix.unstandardise()(columns, columns);
  const Eigen::VectorXd b = t * fit.beta;
  const Eigen::MatrixXd v = t * sandwich(fit.information, *scores, {}) * t.transpose();
  const Reference& expected = reference("gap");
  CHECK(static_cast<double>(model->n()) == expected.value(which, "n"));
  CHECK(model->counts.df() + 1 - static_cast<int>(columns.size()) == expected.value(which, "df"));
  REQUIRE(expected.keys(which, "coef").size() == columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string term = columnName(*model, columns[i]);
    INFO(which << " " << term);
    const auto at = static_cast<Eigen::Index>(i);
    CHECK(b[at] == expected.approx(which, "coef[" + term + "]"));
    CHECK(std::sqrt(v(at, at)) == expected.approx(which, "se[" + term + "]"));
    for (std::size_t j = 0; j < columns.size(); ++j) {
      const std::string key = "cov[" + term + "][" + columnName(*model, columns[j]) + "]";
      if (!expected.has(which, key)) continue;
      CHECK(v(at, static_cast<Eigen::Index>(j)) == expected.approx(which, key));
    }
  }
}

}  // namespace

TEST_CASE("weighted least squares agree with R's svyglm", "[linear_fit][gap]") {
  checkLinear(referenceSurvey("synthetic"), people(kFourDrivers, kClusters), "linear_full");
  const Survey survey = referenceSurvey("apistrat");
  checkLinear(survey, schools(kFourSchoolDrivers, kStrata), "linear_no_fpc");
  checkLinear(survey,
              schools(kFourSchoolDrivers, R"({"weight": "pw", "strata": ["stype"], "fpc": "fpc"})"),
              "linear_fpc");
}

TEST_CASE("the pieces of a gap agree with R", "[gap]") {
  const Survey survey = referenceSurvey("synthetic");
  checkAll(explained(survey, question(), kAreaTwo), "area_2");
  const std::string areas =
      R"(, "controls": [{"items": ["sex"]}, {"name": "areas", "items": ["area"], "as": "category"}])";
  checkAll(explained(survey, question(areas), {"sex", "Female"}), "women");
  checkAll(
      explained(survey, question(R"(, "domain": {"sex": ["Female"], "area": [5]})"), {"area", 5.0}),
      "area_5_women");
  checkAll(explained(survey, question(kSex, R"({"weight": "w"})"), {"area", 6.0}),
           "area_6_weights");
  auto spec = schools(
      R"({"items": ["ell"], "as": "number"},
         {"name": "Meals and mobility", "items": ["meals", "mobility"], "as": "number"})",
      R"({"weight": "pw", "strata": ["stype"], "fpc": "fpc"})");
  spec.controls = {{.items = {{.variable = "awards"}}}};
  checkAll(explained(referenceSurvey("apistrat"), spec, {"stype", "H"}), "high_schools");
}

TEST_CASE("the pieces add up to the gap, and their errors to its error", "[gap]") {
  const Survey survey = referenceSurvey("synthetic");
  for (double area = 1; area <= 8; ++area) {
    const auto gap = explained(survey, question(), {"area", area});
    INFO("area " << area);
    CHECK(std::abs(sumOf(gap) - gap.gap) < 1e-10);
    CHECK(std::abs(gap.groupShare - gap.wholeShare - gap.gap) < 1e-15);
    CHECK(std::sqrt(gap.covariance.sum()) == Approx(gap.se).epsilon(1e-9));
    CHECK(gap.pieces.back().part == GapPart::Other);
    CHECK(gap.composition.estimate + gap.perception.estimate + gap.pieces.back().estimate ==
          Approx(gap.gap).margin(1e-12));
  }
}

TEST_CASE("neither the order of drivers nor a base category moves a piece", "[gap]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto gap = explained(survey, question(), kAreaTwo);
  auto turned = question();
  std::reverse(turned.drivers.begin(), turned.drivers.end());
  auto based = question();
  based.drivers[1].reference = "Tend to agree";
  based.controls[0].reference = "Male";
  for (const auto& spec : {turned, based}) {
    const auto other = explained(survey, spec, kAreaTwo);
    for (const auto& piece : gap.pieces) {
      INFO(nameOf(piece));
      const GapPiece& same = pieceOf(other, nameOf(piece));
      CHECK(same.estimate == Approx(piece.estimate).margin(1e-13));
      CHECK(same.se == Approx(piece.se).epsilon(1e-9));
    }
  }
}

TEST_CASE("a control that is the group is left out, with a word", "[gap]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto with = explained(survey, question(), {"sex", "Female"});
  const auto without = explained(survey, question(""), {"sex", "Female"});
  CHECK(warnsOf(with, "group_control"));
  CHECK_FALSE(warnsOf(without, "group_control"));
  CHECK(with.pieces.size() == 4);
  CHECK(with.perception.estimate == without.perception.estimate);
  CHECK(with.composition.estimate == 0);
}

TEST_CASE("an unknown group, a small one and one that a control determines are refused", "[gap]") {
  Survey survey = referenceSurvey("synthetic");
  CHECK(failure(survey, question(), {"area", 9.0}).find("\"area\" has no answer \"9\"") == 0);
  CHECK(failure(survey, question(), {"sex", "Femal"}).find("Did you mean Female?") !=
        std::string::npos);
  CHECK(failure(survey, question(), {"aera", 2.0}).find("area") != std::string::npos);
  CHECK(failure(survey, question(), {"place", "one PSU"}).find("one PSU has") == 0);
  CHECK(failure(survey, question(R"(, "controls": [{"items": ["area"], "as": "category"}])"),
                {"place", "west"})
            .find("tell") != std::string::npos);
  // The same area once more under another name.
  const auto area = survey.columns[*survey.find("area")];
  survey.add({.name = "borough"}, *area);
  const auto line = failure(
      survey, question(R"(, "controls": [{"items": ["borough"], "as": "category"}])"), kAreaTwo);
  CHECK(line.find("\"borough\" tells who is in 2") == 0);
}

TEST_CASE("a group that is everybody has no whole to differ from", "[gap]") {
  Survey survey = referenceSurvey("synthetic");
  survey.add({.name = "all"}, Column::numbers(std::vector<double>(survey.rows, 1)));
  CHECK(failure(survey, question(), {"all", 1.0}).find("Everybody") == 0);
}

namespace {

// 300 people in 3 areas; area 1 all say yes; half of area 3 lack the driver.
Survey extremeSurvey() {
  Survey survey;
  std::vector<double> y, x, area;
  for (int i = 0; i < 300; ++i) {
    area.push_back(i % 3 + 1);
    y.push_back(i % 3 == 0 || i % 5 < 3 ? 1 : 0);
    x.push_back(i % 3 == 2 && i % 2 == 0 ? emptyNumber() : (i * 7) % 11);
  }
  survey.add({.name = "y"}, Column::numbers(y));
  survey.add({.name = "x"}, Column::numbers(x));
  survey.add({.name = "area"}, Column::numbers(area));
  return survey;
}

const std::string kExtreme =
    R"({"outcome": {"variable": "y", "positive": [1]}, "drivers": [{"items": ["x"], "as": "number"}])";

}  // namespace

TEST_CASE("a group of one answer has no error, and says why", "[gap]") {
  const auto gap = explained(extremeSurvey(), specOf(kExtreme + "}"), {"area", 1.0});
  CHECK(gap.groupShare == 1);
  CHECK(std::isnan(gap.se));
  CHECK(std::isnan(gap.lower));
  CHECK(std::isnan(gap.p));
  CHECK_FALSE(gap.why.empty());
  CHECK(std::isnan(gap.pieces.back().se));
  CHECK(pieceOf(gap, "x").se > 0);
  CHECK(std::isnan(gap.explainedLogit));  // the dummy is separated
  CHECK(std::abs(sumOf(gap) - gap.gap) < 1e-10);
}

TEST_CASE("how many of a group are left out is told", "[gap]") {
  const auto gap = explained(extremeSurvey(), specOf(kExtreme + "}"), {"area", 3.0});
  CHECK(gap.groupN == 50);
  CHECK(gap.groupAnswered == 100);
  REQUIRE(warnsOf(gap, "complete_cases"));
  CHECK(gap.warnings.back().text.find("50 of 100 people of 3") == 0);
}

TEST_CASE("a group in one sampling unit has no errors", "[gap]") {
  const auto gap = explained(
      extremeSurvey(), specOf(kExtreme + R"(, "design": {"clusters": ["area"]}})"), {"area", 3.0});
  CHECK(gap.df <= 0);
  CHECK(std::isnan(gap.se));
  for (const auto& piece : gap.pieces) {
    CHECK(std::isnan(piece.se));
    CHECK_FALSE(piece.why.empty());
  }
  CHECK(warnsOf(gap, "one_psu"));
}

TEST_CASE("a driver that does not vary adds nothing, and says so", "[gap]") {
  Survey survey = extremeSurvey();
  survey.add({.name = "same"}, Column::numbers(std::vector<double>(survey.rows, 4)));
  auto spec = specOf(kExtreme + "}");
  spec.drivers.push_back({.items = {{.variable = "same"}}, .as = TermKind::Number});
  const auto gap = explained(survey, spec, {"area", 3.0});
  const GapPiece& piece = pieceOf(gap, "same");
  CHECK(piece.estimate == 0);
  CHECK(std::isnan(piece.se));
  CHECK_FALSE(piece.why.empty());
}

TEST_CASE("threads do not change a digit of a gap", "[gap]") {
  const Survey survey = referenceSurvey("synthetic");
  setThreads(1);
  const auto one = explained(survey, question(), kAreaTwo);
  setThreads(4);
  const auto four = explained(survey, question(), kAreaTwo);
  setThreads(0);
  CHECK(one.covariance == four.covariance);
  for (std::size_t i = 0; i < one.pieces.size(); ++i) {
    CHECK(one.pieces[i].estimate == four.pieces[i].estimate);
    CHECK(one.pieces[i].se == four.pieces[i].se);
  }
}
