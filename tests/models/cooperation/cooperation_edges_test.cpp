// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/base/text.h"
#include "models/cooperation/cooperation_json.h"
#include "models/drivers/json_parts.h"
#include "models/drivers/term_tests.h"
#include "tests/models/cooperation/cooperation_questions.h"
#include "tests/support/reference_survey.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

std::string whyNot(const Survey& survey, const CooperationQuestion& question) {
  const auto answer = estimateCooperation(survey, question);
  REQUIRE_FALSE(answer);
  return answer.error().message;
}

const Warning* warned(const Cooperation& answer, const std::string& code) {
  const auto found = std::find_if(answer.warnings.begin(), answer.warnings.end(),
                                  [&code](const Warning& w) { return w.code == code; });
  return found == answer.warnings.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("questions that cannot be answered say why", "[cooperation][edges]") {
  const Survey survey = syntheticSurvey();
  auto question = synthetic(kX1, kDesign, {});
  CHECK(whyNot(survey, question) ==
        "Say what may lead to the behaviour: trust, confidence, or both.");
  question.mediators = {{"Trust", "y", {"Yes"}, {}}};
  CHECK(whyNot(survey, question) ==
        "\"y\" is both the behaviour and what may lead to it (Trust). Choose another behaviour.");
  question.mediators = {kTrusting, {"again", "item1", {5.0}, {}}};
  CHECK_THAT(whyNot(survey, question), Contains("named twice"));
  question.mediators = {{"Trust", "item9", {4.0}, {}}};
  CHECK_THAT(whyNot(survey, question), Contains("item9"));
  question.mediators = {{"Trust", "item1", {9.0}, {}}};
  CHECK_THAT(whyNot(survey, question), Contains("item1"));
}

TEST_CASE("a mediator that does not vary is refused", "[cooperation][edges]") {
  const Survey survey = syntheticSurvey();
  auto question = synthetic(kX1, kDesign, {{"Trust", "item1", {1.0, 2.0, 3.0, 4.0, 5.0}, {}}});
  const std::string why = whyNot(survey, question);
  CHECK_THAT(why, Contains("Trust does not vary"));
  // One that a driver determines, too.
  question = synthetic(R"({"items": ["item1"], "as": "category"})", kDesign, {kTrusting});
  CHECK_THAT(whyNot(survey, question), Contains("drivers and controls already determine it"));
}

TEST_CASE("a behaviour of one class has no answer", "[cooperation][edges]") {
  auto question = synthetic(kX1, kDesign);
  question.behaviour.positive = {"Yes", "No"};
  CHECK_THAT(whyNot(syntheticSurvey(), question), Contains("always positive"));
}

TEST_CASE("a separated level does not spoil what is said of trust", "[cooperation][edges]") {
  // Nobody of area 8 has the rare outcome.
  auto question = synthetic(
      kX1, R"(, "controls": [{"items": ["area"], "as": "category"}])" + kDesign, {kTrusting});
  question.behaviour = {"rare", "rare", {1.0}, {}};
  const auto answer = estimateCooperation(syntheticSurvey(), question);
  REQUIRE(answer);
  CHECK(answer->status == FitStatus::Separated);
  CHECK(warned(*answer, "separation") != nullptr);
  auto without = question;
  without.spec.domain = {{"area", {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0}}};
  const auto others = estimateCooperation(syntheticSurvey(), without);
  REQUIRE(others);
  CHECK(others->status == FitStatus::Converged);
  const DriverPath& path = answer->paths.front();
  CHECK(std::isfinite(path.total.se));
  CHECK(std::isfinite(answer->mediators[0].effect.se));
  // The logit's coefficients are those without these people, so the direct part keeps its sign and
  // its ratio to the mediator's effect, whatever the scale.
  CHECK(path.direct.p == Approx(others->paths.front().direct.p).epsilon(.05));
}

TEST_CASE("a mediator that decides the behaviour has no error", "[cooperation][edges]") {
  Survey survey = syntheticSurvey();
  const auto index = survey.require("item1").value();
  std::vector<double> copy;
  for (std::size_t row = 0; row < survey.rows; ++row) {
    const double item = survey.columns[index]->number(row);
    copy.push_back(std::isnan(item) ? emptyNumber() : item >= 4 ? 1 : 0);
  }
  survey.add({.name = "copy"}, Column::numbers(std::move(copy)));
  auto question = synthetic(kX1, kDesign, {kTrusting});
  question.behaviour = {"copy", "copy", {1.0}, {}};
  const auto answer = estimateCooperation(survey, question);
  REQUIRE(answer);
  CHECK(answer->status == FitStatus::Separated);
  CHECK(std::isnan(answer->mediators[0].effect.se));
  CHECK(answer->mediators[0].why == kSeparatedWhy);
  CHECK(answer->mediators[0].unmeasured.text.empty());
  CHECK(std::isnan(answer->paths.front().total.se));
  CHECK(answer->paths.front().why == kSeparatedWhy);
}

TEST_CASE("what was asked of some is said", "[cooperation][edges]") {
  Survey survey = syntheticSurvey();
  const auto index = survey.require("y").value();
  // Of the others it reads "Not asked".
  Variable variable = survey.variables[index];
  variable.name = "some";
  variable.levels.push_back({3, "Not asked", true});
  std::vector<std::int32_t> levels;
  std::size_t notAsked = 0;
  for (std::size_t row = 0; row < survey.rows; ++row) {
    const bool asked = row % 3 != 0;
    levels.push_back(asked ? survey.columns[index]->level(row) : 2);
    notAsked += asked && survey.columns[index]->level(row) != Column::kEmpty ? 0 : 1;
  }
  survey.add(variable, Column::coded(levels, variable.levels.size()));
  auto question = synthetic(kX1, kDesign, {kTrusting});
  const auto all = estimateCooperation(survey, question);
  REQUIRE(all);
  question.behaviour = {"Giving information", "some", {"Yes"}, {}};
  const auto answer = estimateCooperation(survey, question);
  REQUIRE(answer);
  CHECK(answer->notAsked == notAsked);
  CHECK(answer->n < all->n);
  // They keep their place in the design.
  CHECK(answer->designDf == all->designDf);
  const Warning* warning = warned(*answer, "asked_of_some");
  REQUIRE(warning != nullptr);
  CHECK_THAT(warning->text, Contains("was asked of " + std::to_string(900 - notAsked) + " of 900"));
  CHECK(warned(*answer, "common_method") != nullptr);
}

TEST_CASE("a driver made of the mediator's question is warned of", "[cooperation][edges]") {
  const auto question = synthetic(
      R"({"name": "Items", "items": ["item1", "item3"], "as": "scale"})", kDesign, {kTrusting});
  const auto answer = estimateCooperation(syntheticSurvey(), question);
  REQUIRE(answer);
  const Warning* warning = warned(*answer, "shared_item");
  REQUIRE(warning != nullptr);
  CHECK_THAT(warning->text, Contains("item1 is an item of the driver Items"));
}

TEST_CASE("the JSON has the promised names and null where nothing is known",
          "[cooperation][edges]") {
  const auto answer = estimateCooperation(syntheticSurvey(), synthetic(kX1, kDesign));
  REQUIRE(answer);
  const Json json = Json::parse(cooperationJson(*answer));
  for (const char* name : {"effects", "direct", "through_trust", "through_confidence", "total",
                           "per_1000", "unmeasured"}) {
    INFO(name);
    CHECK(json.contains(name));
  }
  for (std::size_t i = 0; i < json["total"].size(); ++i) {
    const double sum = json["direct"][i]["estimate"].get<double>() +
                       json["through_trust"][i]["estimate"].get<double>() +
                       json["through_confidence"][i]["estimate"].get<double>();
    CHECK(std::abs(json["total"][i]["estimate"].get<double>() - sum) < 1e-8);
  }
  CHECK(json["per_1000"][0]["mediator"] == "trust");
  CHECK(json["effects"][0]["driver"] == "trust");
  CHECK(Json::parse(cooperationJson(std::vector{*answer, *answer}))["behaviours"].size() == 2);
}
