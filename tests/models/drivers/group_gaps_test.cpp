// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/group_gaps.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/numeric/parallel.h"
#include "models/drivers/group_gaps_json.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

using namespace candour;

namespace {

GroupGaps compared(const Survey& survey, const DriverModelSpec& spec) {
  const auto gaps = groupGaps(survey, spec);
  if (!gaps) FAIL(gaps.error().message);
  return *gaps;
}

const GroupGap& gapOf(const GroupGaps& gaps, const std::string& variable,
                      const std::string& level) {
  for (const ControlGaps& control : gaps.controls) {
    if (control.variable != variable) continue;
    for (const GroupGap& gap : control.groups) {
      if (gap.level == level) return gap;
    }
  }
  throw std::runtime_error("no group " + variable + "=" + level);
}

const std::string kX1 = R"({"items": ["x1"], "as": "number"})";
const std::string kAgreeControl =
    std::string(R"({"name": "Agreement", "items": [)") + kAgree + R"(], "as": "category"})";

std::string controls(const std::string& list) {
  return R"(, "controls": [)" + list + "]";
}

// A number of R: not available where R has none.
void checkNumber(double value, const std::string& which, const std::string& quantity) {
  const Reference& expected = reference("group_gaps");
  INFO(which << " " << quantity);
  if (std::isnan(expected.value(which, quantity))) {
    CHECK(std::isnan(value));
  } else {
    CHECK(value == expected.approx(which, quantity));
  }
}

void checkRaw(const GroupGap& gap, const std::string& which, const std::string& term) {
  const std::string key = "[" + term + "]";
  checkNumber(static_cast<double>(gap.n), which, "n" + key);
  checkNumber(gap.raw, which, "raw" + key);
  checkNumber(gap.rawSe, which, "raw_se" + key);
  checkNumber(gap.rawLower, which, "raw_lower" + key);
  checkNumber(gap.rawUpper, which, "raw_upper" + key);
  checkNumber(gap.rawP, which, "raw_p" + key);
  checkNumber(gap.rawDf, which, "raw_df" + key);
  CHECK(std::isnan(gap.rawSe) == !gap.rawWhy.empty());
}

void checkHeld(const GroupGap& gap, const std::string& which, const std::string& term,
               const std::string& reference) {
  const std::string key = "[" + term + "][versus " + reference + "]";
  checkNumber(gap.held, which, "ame" + key);
  checkNumber(gap.se, which, "ame_se" + key);
  checkNumber(gap.lower, which, "ame_lower" + key);
  checkNumber(gap.upper, which, "ame_upper" + key);
  checkNumber(gap.p, which, "ame_p" + key);
  checkNumber(gap.pHolm, which, "p_holm[" + term + "]");
  CHECK(gap.differs == (gap.pHolm < 0.05));
}

void checkAll(const GroupGaps& gaps, const std::string& which) {
  for (const ControlGaps& control : gaps.controls) {
    checkNumber(static_cast<double>(control.referenceN), which,
                "reference_n[" + control.variable + "]");
    for (const GroupGap& gap : control.groups) {
      const std::string term = control.variable + "=" + gap.level;
      checkRaw(gap, which, term);
      checkHeld(gap, which, term, control.reference);
    }
  }
}

}  // namespace

TEST_CASE("groups are as far apart as R says, with nothing and with all else held equal",
          "[groups]") {
  const Survey survey = referenceSurvey("synthetic");
  const std::string numbers = kX1 + R"(, {"items": ["x2"], "as": "number"})";
  const std::string sex = R"(, {"items": ["sex"]})";
  const GroupGaps all = compared(
      survey, people(numbers, kClusters,
                     controls(kAgreeControl + sex + R"(, {"items": ["area"], "as": "category"})")));
  REQUIRE(all.controls.size() == 3);
  CHECK(all.controls[0].control == "Agreement");
  CHECK(all.controls[0].groups.size() == 4);
  CHECK(all.controls[2].groups.size() == 7);
  CHECK(static_cast<double>(all.n) == reference("group_gaps").value("clusters", "n"));
  checkAll(all, "clusters");
  const char* fpc = R"({"weight": "w", "strata": ["stratum"], "clusters": ["psu"], "fpc": "fpc"})";
  checkAll(compared(survey, people(kX1, fpc, controls(kAgreeControl))), "fpc");
  checkAll(compared(survey, people(kX1, R"({"weight": "w"})", controls(kAgreeControl))),
           "weights_only");
  checkAll(compared(survey,
                    people(kX1, kClusters,
                           controls(kAgreeControl + sex) + R"(, "domain": {"area": [2, 5, 7]})")),
           "areas_2_5_7");
}

TEST_CASE("a group in one sampling unit has a difference but no error of it", "[groups]") {
  const Survey survey = referenceSurvey("synthetic");
  const GroupGaps gaps =
      compared(survey, people(kX1, kClusters, controls(R"({"items": ["place"]})")));
  const GroupGap& lone = gapOf(gaps, "place", "one PSU");
  checkRaw(lone, "one_psu", "place=one PSU");
  CHECK(lone.rawDf == 0);
  CHECK_FALSE(lone.rawWhy.empty());
  checkRaw(gapOf(gaps, "place", "west"), "one_psu", "place=west");
}

TEST_CASE("a group of one mind has a difference and says why nothing is known of its error",
          "[groups]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto spec = specOf(R"({"outcome": {"variable": "rare", "positive": [1]}, "drivers": [],
      "controls": [{"items": ["area"], "as": "category"}], "design": )" +
                           std::string(kClusters) + "}");
  const GroupGaps gaps = compared(survey, spec);
  CHECK(gaps.status == FitStatus::Separated);
  for (const GroupGap& gap : gaps.controls[0].groups) checkRaw(gap, "rare", "area=" + gap.level);
  const GroupGap& nobody = gapOf(gaps, "area", "8");
  CHECK(nobody.rawWhy == "everybody in one of the two groups gave the same answer");
  CHECK(std::isnan(nobody.p));
  CHECK(std::isnan(nobody.pHolm));
  CHECK_FALSE(nobody.differs);
  CHECK_FALSE(nobody.why.empty());
  // As the reference it leaves nothing to compare with.
  auto turned = spec;
  turned.controls[0].reference = AnswerRef{8.0};
  const GroupGaps none = compared(survey, turned);
  for (const GroupGap& gap : none.controls[0].groups) {
    CHECK(std::isnan(gap.rawSe));
    CHECK(std::isnan(gap.pHolm));
    CHECK_FALSE(gap.why.empty());
  }
}

TEST_CASE("with nothing else in the model, holding all else equal changes nothing", "[groups]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto spec = people("", kClusters, controls(kAgreeControl));
  CHECK_FALSE(holdsAnythingEqual(spec));
  const GroupGaps gaps = compared(survey, spec);
  for (const GroupGap& gap : gaps.controls[0].groups) {
    CHECK(gap.held == Approx(gap.raw).epsilon(1e-9));
    CHECK(gap.se == Approx(gap.rawSe).epsilon(1e-9));
  }
}

TEST_CASE("compared the other way round a difference changes its sign and nothing else",
          "[groups]") {
  const Survey survey = referenceSurvey("synthetic");
  auto spec = people(kX1, kClusters, controls(R"({"items": ["sex"], "reference": "Male"})"));
  const GroupGap women = gapOf(compared(survey, spec), "sex", "Female");
  spec.controls[0].reference = AnswerRef{std::string("Female")};
  const GroupGap men = gapOf(compared(survey, spec), "sex", "Male");
  CHECK(men.raw == Approx(-women.raw));
  CHECK(men.rawSe == Approx(women.rawSe));
  CHECK(men.rawP == Approx(women.rawP));
  CHECK(men.held == Approx(-women.held));
  CHECK(men.lower == Approx(-women.upper));
}

TEST_CASE("a number of two values is two groups, other numbers are none", "[groups]") {
  Survey survey = referenceSurvey("synthetic");
  const auto sex = referenceTexts("synthetic", "sex");
  std::vector<double> female;
  for (const auto& text : sex) {
    female.push_back(text.empty() ? emptyNumber() : text == "Female" ? 1 : 0);
  }
  survey.add({.name = "female"}, Column::numbers(female));
  const GroupGaps gaps =
      compared(survey, people(kX1, kClusters, controls(R"({"items": ["female"], "as": "number"},
                                                 {"items": ["x2"], "as": "number"})")));
  REQUIRE(gaps.controls.size() == 1);
  CHECK(gaps.controls[0].reference == "0");
  REQUIRE(gaps.notCompared.size() == 1);
  CHECK(gaps.notCompared[0].control == "x2");
  const GroupGaps named =
      compared(survey, people(kX1, kClusters, controls(R"({"items": ["sex"], "reference": "Male"},
                                                 {"items": ["x2"], "as": "number"})")));
  const GroupGap& women = gapOf(named, "sex", "Female");
  const GroupGap& one = gapOf(gaps, "female", "1");
  CHECK(one.n == women.n);
  CHECK(one.raw == Approx(women.raw));
  CHECK(one.rawSe == Approx(women.rawSe));
  CHECK(one.held == Approx(women.held));
  CHECK(one.se == Approx(women.se));
  const auto number = onlyControl(gaps, "x2");
  REQUIRE_FALSE(number);
  CHECK(number.error().message == "The control \"x2\" cannot be compared: a number has no groups.");
}

TEST_CASE("a group that others of the model tell cannot be held equal", "[groups]") {
  const Survey survey = referenceSurvey("synthetic");
  const GroupGaps gaps = compared(survey, people(kX1, kClusters, controls(R"({"items": ["sex"]},
                                                 {"name": "Again", "items": ["sex"]})")));
  REQUIRE(gaps.controls.size() == 2);
  const GroupGap& first = gaps.controls[0].groups[0];
  const GroupGap& again = gaps.controls[1].groups[0];
  CHECK(std::isfinite(first.held));
  CHECK(std::isnan(again.held));
  CHECK(std::isnan(again.pHolm));
  CHECK_FALSE(again.why.empty());
  CHECK(again.rawSe == first.rawSe);
}

TEST_CASE("threads do not change a digit of the groups", "[groups]") {
  const Survey survey = referenceSurvey("synthetic");
  const auto spec = people(kX1, kClusters, controls(kAgreeControl + R"(, {"items": ["sex"]})"));
  setThreads(1);
  const std::string one = groupGapsJson(compared(survey, spec), {"a", "b"});
  setThreads(4);
  const std::string four = groupGapsJson(compared(survey, spec), {"a", "b"});
  setThreads(0);
  CHECK(one == four);
}

TEST_CASE("an answer that nobody gave is no group", "[groups]") {
  const Survey survey = referenceSurvey("synthetic");
  const GroupGaps gaps =
      compared(survey, people(kX1, kClusters, controls(kAgreeControl) + R"(, "domain": {"agree":
          ["Strongly disagree", "Neither", "Tend to agree", "Strongly agree"]})"));
  CHECK(gaps.controls[0].groups.size() == 3);
  CHECK(std::any_of(gaps.warnings.begin(), gaps.warnings.end(),
                    [](const Warning& warning) { return warning.code == "dropped_level"; }));
}

TEST_CASE("one control can be asked for, by its name or its variable", "[groups]") {
  const Survey survey = referenceSurvey("synthetic");
  const GroupGaps gaps =
      compared(survey, people(kX1, kClusters, controls(kAgreeControl + R"(, {"items": ["sex"]})")));
  const auto one = onlyControl(gaps, "Agreement");
  REQUIRE(one);
  CHECK(one->controls.size() == 1);
  CHECK(onlyControl(gaps, "agree"));
  const auto none = onlyControl(gaps, "Agrement");
  REQUIRE_FALSE(none);
  CHECK(none.error().message ==
        "The question has no control \"Agrement\" with groups. Did you mean Agreement?");
  const auto without = groupGaps(survey, people(kX1, kClusters));
  REQUIRE_FALSE(without);
  CHECK(without.error().message.find("\"controls\"") != std::string::npos);
}
