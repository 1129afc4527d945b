// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "core/survey/distribution.h"
#include "ui/pages/drivers/driver_answers.h"
#include "ui/session/question_edit.h"
#include "ui/session/window_state.h"

using namespace candour;

namespace {

DriverModelSpec question() {
  DriverModelSpec spec;
  spec.outcome = {"Trust", "trust", {std::string("Agree")}, {}};
  spec.drivers.push_back({.name = "Fair", .items = {{.variable = "fair"}, {.variable = "kind"}}});
  spec.drivers.push_back({.name = "Seen", .items = {{.variable = "seen"}}});
  spec.area = "area";
  spec.wave = "year";
  return spec;
}

Survey survey() {
  Survey survey;
  survey.add(
      {.name = "answer", .levels = {{1, "Yes", false}, {2, "No", false}, {9, "Refused", true}}},
      Column::coded({0, 0, 1, 2, Column::kEmpty, Column::kNotAsked}, 3));
  survey.add({.name = "w"}, Column::numbers({1, 2, 3, 1, 1, 1}));
  survey.add({.name = "age"}, Column::numbers({20, 30, 40, emptyNumber(), 50, 60}));
  return survey;
}

}  // namespace

TEST_CASE("Restrictions are set, replaced and lifted one variable at a time") {
  auto spec = withAnswersWanted(question(), "area", {std::string("North")});
  spec = withAnswersWanted(spec, "sex", {std::string("Female")});
  spec = withAnswersWanted(spec, "area", {std::string("South")});
  REQUIRE(spec.domain.size() == 2);
  CHECK(answersWanted(spec, "area") == std::vector<AnswerRef>{std::string("South")});
  CHECK(answersWanted(spec, "year").empty());
  spec = withAnswersWanted(spec, "area", {});
  CHECK(spec.domain.size() == 1);
}

TEST_CASE("Among is every restriction that is neither place nor time") {
  auto spec = withAnswersWanted(question(), "area", {std::string("North")});
  spec = withAnswersWanted(spec, "year", {2019.0});
  spec = withAnswersWanted(spec, "sex", {std::string("Female")});
  const auto among = amongConditions(spec, survey());
  REQUIRE(among.size() == 1);
  CHECK(among.front().variable == "sex");
  spec = withAmong(spec, survey(), {});
  CHECK(amongConditions(spec, survey()).empty());
  CHECK(spec.domain.size() == 2);
  CHECK(comparisonOf(spec).domain.size() == 1);
}

TEST_CASE("An outcome is no driver of itself") {
  std::vector<std::string> dropped;
  auto spec = withOutcome(question(), {"Kind", "kind", {std::string("Yes")}, {}}, dropped);
  CHECK(spec.drivers.size() == 2);
  CHECK(spec.drivers.front().items.size() == 1);
  CHECK(dropped == std::vector<std::string>{"kind"});
  dropped.clear();
  spec = withOutcome(spec, {"Seen", "seen", {std::string("Yes")}, {}}, dropped);
  CHECK(spec.drivers.size() == 1);
}

TEST_CASE("An ordinal model takes answers from worst to best") {
  Survey grid;
  grid.add({.name = "trust",
            .levels = {{1, "Agree", false},
                       {2, "", false},
                       {3, "Disagree", false},
                       {9, "Refused", true}}},
           Column::coded({0, 1, 2, 3}, 4));
  auto spec = withFamily(question(), grid, Family::Ordinal);
  CHECK(spec.family == Family::Ordinal);
  CHECK(spec.outcome.order ==
        std::vector<AnswerRef>{std::string("Disagree"), 2.0, std::string("Agree")});
  // Already at the end of the survey's order: nothing to say. In its middle: not for us to say.
  spec = question();
  spec.outcome.positive = {std::string("Disagree")};
  CHECK(withFamily(spec, grid, Family::Ordinal).outcome.order.empty());
  spec.outcome.positive = {2.0};
  CHECK(withFamily(spec, grid, Family::Ordinal).outcome.order.empty());
  CHECK(withFamily(question(), grid, Family::Linear).outcome.order.empty());
}

TEST_CASE("A distribution counts answers, weights and every reason for missing") {
  const auto known = distributionOf(survey(), "answer", "w");
  REQUIRE(known);
  REQUIRE(known->answers.size() == 2);
  CHECK(known->answers[0].n == 2);
  CHECK(known->answers[0].weighted == Approx(0.5));
  CHECK(known->answers[1].weighted == Approx(0.5));
  CHECK(known->valid == 3);
  REQUIRE(known->missing.size() == 3);
  for (const auto& reason : known->missing) CHECK(reason.n == 1);
  CHECK(validAnswers(survey(), 0) == 3);
  CHECK(validAnswers(survey(), 2) == 5);
}

TEST_CASE("What the project remembers of the window reads back the same") {
  const WindowState state{.question = question(),
                          .page = 2,
                          .choices = {{"drivers.tab", "1"}, {"drivers.curve", "Fair"}}};
  const auto back = parseWindowState(writeWindowState(state));
  REQUIRE(back);
  CHECK(*back == state);
  CHECK(!parseWindowState("[]"));
}

TEST_CASE("A question on its way is remembered too") {
  DriverModelSpec spec = question();
  spec.drivers.clear();
  const auto same = [&spec] {
    const WindowState state{.question = spec, .page = 1, .choices = {}};
    const auto back = parseWindowState(writeWindowState(state));
    REQUIRE(back);
    CHECK(back->question == spec);
  };
  same();
  spec.outcome.positive.clear();
  same();
  spec.outcome = {};
  same();
  spec = {};
  spec.design.weight = "w";
  same();
}

TEST_CASE("Imputed answers are told beside those of the complete cases") {
  DriverModel model;
  model.imputation.emplace();
  model.imputation->imputations = 20;
  model.imputation->completeN = 1900;
  Coefficient pooled;
  pooled.se = 0.1;
  for (const double estimate : {0.5, -0.3}) {
    pooled.term = estimate > 0 ? "Effectiveness" : "Information";
    pooled.estimate = estimate;
    model.coefficients.push_back(pooled);
    pooled.estimate = estimate > 0 ? 0.52 : -0.45;
    model.imputation->completeCases.push_back(pooled);
  }
  const QString told = notesOf(model).join(u'\n');
  CHECK(told.contains(QStringView(u"1,900 interviews have every answer")));
  CHECK(told.contains(QStringView(u"further than 1.5 standard errors")));
  CHECK(told.contains(
      QStringView(u"Information: \u22120.30 with imputed answers, \u22120.45 without")));
}
