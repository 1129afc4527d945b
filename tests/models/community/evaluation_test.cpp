// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/evaluation.h"

#include <nlohmann/json.hpp>

#include "core/numeric/parallel.h"
#include "models/community/evaluation_json.h"
#include "tests/models/community/ward_questions.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

EvaluationOptions toyOptions() {
  EvaluationOptions options;
  options.time = "month";
  options.actions = toyActions();
  options.draws = 199;
  return options;
}

EvaluationOptions staggeredOptions() {
  EvaluationOptions options = toyOptions();
  options.actions = staggeredActions();
  return options;
}

Evaluation evaluated(const Survey& survey, const DriverModelSpec& spec,
                     const EvaluationOptions& options) {
  auto evaluation = evaluateWards(survey, spec, options);
  if (!evaluation) FAIL(evaluation.error().message);
  return *evaluation;
}

Evaluation staggered(const EvaluationOptions& options) {
  return evaluated(staggeredSurvey(), staggeredQuestion(), options);
}

std::string failure(const EvaluationOptions& options) {
  const auto evaluation = evaluateWards(staggeredSurvey(), staggeredQuestion(), options);
  REQUIRE_FALSE(evaluation);
  return evaluation.error().message;
}

bool warned(const Evaluation& evaluation, const std::string& code) {
  return std::any_of(evaluation.warnings.begin(), evaluation.warnings.end(),
                     [&code](const Warning& warning) { return warning.code == code; });
}

/// The wards that never acted stand in the plan for after the survey's end.
RotaDesign rotaOf(const std::vector<WardAction>& actions) {
  RotaDesign rota{"Rolling plan", "2018-07-02", true, {}};
  std::set<std::string> acted;
  for (const auto& action : actions) {
    acted.insert(action.ward);
    rota.entries.push_back({action.ward, "", action.week});
  }
  for (const auto& ward : referenceTexts("wards", "ward")) {
    if (acted.insert(ward).second) rota.entries.push_back({ward, "", "2020-03-02"});
  }
  return rota;
}

/// Without those that acted before the survey began.
std::vector<WardAction> lateActions() {
  auto actions = staggeredActions();
  std::erase_if(actions, [](const WardAction& action) { return action.week < "2018"; });
  return actions;
}

}  // namespace

TEST_CASE("wards that acted in one quarter are compared before and after", "[evaluation]") {
  const Evaluation toy = evaluated(toySurvey(), toyQuestion(), toyOptions());
  const Reference& expected = reference("wards");
  CHECK(toy.pooled);
  CHECK(toy.att.estimate == expected.approx("did_toy", "estimate"));
  CHECK(toy.att.se == expected.approx("did_toy", "se"));
  CHECK(toy.att.df == 36);
  CHECK(toy.att.lower == expected.approx("did_toy", "lower"));
  CHECK(toy.att.upper == expected.approx("did_toy", "upper"));
  CHECK(toy.att.p == expected.approx("did_toy", "p"));
  CHECK(toy.logit.estimate == expected.approx("did_toy", "logit"));
  CHECK(toy.logit.se == expected.approx("did_toy", "logit_se"));
  CHECK(toy.simple.estimate == Approx(toy.att.estimate).epsilon(1e-12));
  CHECK(toy.dynamic.estimate == Approx(toy.att.estimate).epsilon(1e-12));
  CHECK(toy.group.se == Approx(toy.att.se).epsilon(1e-12));
  CHECK(toy.wardsActed == 15);
  CHECK(toy.wardsCompared == 25);
  CHECK(toy.randomisation.p > 0);
  CHECK(toy.wild.p > 0);
  // Two quarters are no path: nothing is said of earlier trends.
  CHECK(warned(toy, "one_period_before"));
  CHECK_FALSE(toy.study.preTrend.why.empty());
  CHECK_FALSE(toy.causal);
  CHECK(toy.designWords == "comparison wards not chosen at random");
}

TEST_CASE("a staggered plan agrees with R in all its averages", "[evaluation]") {
  EvaluationOptions options = staggeredOptions();
  for (const std::string which : {"plain", "robust"}) {
    options.covariates = which == "robust";
    const Evaluation evaluation = staggered(options);
    const Reference& expected = reference("wards");
    const auto check = [&](const WardEstimate& estimate, const std::string& name) {
      INFO(which << " " << name);
      CHECK(estimate.estimate == expected.approx(which, name));
      CHECK(estimate.se == expected.approx(which, "se_" + name));
    };
    check(evaluation.att, "simple");
    check(evaluation.simple, "simple");
    check(evaluation.group, "group");
    check(evaluation.dynamic, "dynamic");
    check(evaluation.calendar, "calendar");
    REQUIRE(evaluation.groups.size() == 3);
    for (int g = 0; g < 3; ++g) {
      check(evaluation.groups[static_cast<std::size_t>(g)].effect,
            "group[" + std::to_string(g + 3) + "]");
    }
    for (int t = 0; t < 4; ++t) {
      check(evaluation.calendars[static_cast<std::size_t>(t)].effect,
            "calendar[" + std::to_string(t + 4) + "]");
    }
    CHECK(evaluation.att.df == expected.value(which, "df"));
    CHECK(evaluation.att.p == expected.approx(which, "p"));
    CHECK(evaluation.att.lower == expected.approx(which, "lower"));
    CHECK(evaluation.study.preTrend.bias == expected.approx(which, "bias"));
    CHECK(evaluation.study.robust.lower == expected.approx(which, "robust_lower"));
  }
}

TEST_CASE("wards that acted before the survey began are in neither group", "[evaluation]") {
  const Evaluation evaluation = staggered(staggeredOptions());
  CHECK(evaluation.wardsAlways == 2);
  CHECK(warned(evaluation, "always_acted"));
  CHECK(evaluation.wardsActed == 19);
  CHECK(evaluation.wardsCompared == 15 + 6);  // those that never acted, and the last cohort
}

TEST_CASE("with five or fewer wards on a side only randomisation speaks", "[evaluation]") {
  EvaluationOptions options = staggeredOptions();
  options.actions.clear();
  for (const auto& action : lateActions()) {
    if (options.actions.size() < 4) options.actions.push_back(action);
  }
  const Evaluation few = staggered(options);
  CHECK(few.wardsActed == 4);
  CHECK(std::isfinite(few.att.estimate));
  CHECK(std::isnan(few.att.se));
  CHECK(std::isnan(few.att.p));
  CHECK_THAT(few.att.why, Contains("five or fewer"));
  CHECK(few.randomisation.p > 0);
  CHECK(std::isnan(few.wild.p));
  CHECK(warned(few, "few_acted_wards"));
  for (const auto& point : few.study.points) {
    if (!point.base) CHECK(std::isnan(point.lower));
  }
}

TEST_CASE("a causal word needs a frozen order that was not altered", "[evaluation]") {
  EvaluationOptions options = staggeredOptions();
  options.actions = lateActions();
  options.rota = rotaOf(options.actions);
  const Evaluation random = staggered(options);
  CHECK(random.causal);
  CHECK(random.design == EvaluationDesign::RandomOrder);
  CHECK(random.designWords == "randomised order, frozen on 2018-07-02 and unaltered since");
  CHECK(random.randomisation.drawn);
  options.rota->unaltered = false;
  const Evaluation altered = staggered(options);
  CHECK_FALSE(altered.causal);
  CHECK_THAT(altered.designWords, Contains("altered since"));
  CHECK(warned(altered, "altered_rota"));
  CHECK_FALSE(altered.randomisation.drawn);
  // The same wards and weeks: the same estimate, whatever may be said of it.
  CHECK(altered.att.estimate == Approx(random.att.estimate).epsilon(1e-12));
}

TEST_CASE("wards that did not keep to the plan are counted as planned", "[evaluation]") {
  EvaluationOptions options = staggeredOptions();
  options.actions = lateActions();
  options.rota = rotaOf(options.actions);
  const double asPlanned = staggered(options).att.estimate;
  options.actions.front().week = "2019-05-20";
  options.actions.push_back({"E036", "2019-05-20"});
  std::erase_if(options.rota->entries, [](const RotaEntry& entry) { return entry.ward == "E036"; });
  const Evaluation evaluation = staggered(options);
  CHECK(warned(evaluation, "not_as_planned"));
  CHECK(warned(evaluation, "outside_rota"));
  CHECK(evaluation.causal);
  // E036 is no longer compared; the others stay where they were drawn.
  CHECK(evaluation.att.estimate == Approx(asPlanned).margin(0.05));
  CHECK(evaluation.wardsCompared == 22);
}

TEST_CASE("a plan in which all act in one quarter compares with wards outside it", "[evaluation]") {
  EvaluationOptions options = toyOptions();
  RotaDesign rota{"All at once", "2019-01-07", true, {}};
  for (const auto& action : options.actions) rota.entries.push_back({action.ward, "", action.week});
  options.rota = rota;
  const Evaluation evaluation = evaluated(toySurvey(), toyQuestion(), options);
  CHECK_FALSE(evaluation.causal);
  CHECK(warned(evaluation, "outside_rota"));
  CHECK(evaluation.att.estimate == reference("wards").approx("did_toy", "estimate"));
}

TEST_CASE("neighbours are flagged, left out or ignored", "[evaluation]") {
  EvaluationOptions options = staggeredOptions();
  options.actions = lateActions();
  options.neighbours = {{"E001", "E036"}, {"E001", "E035"}, {"E002", "E003"}};
  const Evaluation flagged = staggered(options);
  CHECK(flagged.touched == 2);
  CHECK(warned(flagged, "neighbours"));
  options.spillOver = SpillOver::Excluded;
  const Evaluation excluded = staggered(options);
  CHECK(excluded.att.estimate == Approx(flagged.withoutTouched.estimate).epsilon(1e-12));
  CHECK(excluded.att.estimate != flagged.att.estimate);
  options.spillOver = SpillOver::Ignored;
  const Evaluation ignored = staggered(options);
  CHECK(ignored.touched == 0);
  CHECK(ignored.att.estimate == flagged.att.estimate);
}

TEST_CASE("who was interviewed is compared as the outcome is", "[evaluation]") {
  const Evaluation evaluation = staggered(staggeredOptions());
  REQUIRE(evaluation.composition.size() == 3);
  CHECK(evaluation.composition[0].control == "age");
  CHECK(evaluation.composition[0].category == "age=35-64");
  for (const auto& row : evaluation.composition) {
    CHECK(std::isfinite(row.change.se));
    CHECK(row.pHolm >= row.change.p);
  }
}

TEST_CASE("awareness is compared first, and divided by only where it moved", "[evaluation]") {
  EvaluationOptions options = toyOptions();
  options.awareness = OutcomeSpec{"Aware", "y", {std::string("Yes")}, {}};
  const Evaluation same = evaluated(toySurvey(), toyQuestion(), options);
  REQUIRE(same.awareness);
  CHECK(same.awareness->difference.estimate == same.att.estimate);
  // t is 2.3: F below 10.
  CHECK_THAT(same.awareness->ratio.why, Contains("F below 10"));
  // An awareness that is certain in wards that acted, afterwards.
  Survey survey = toySurvey();
  std::vector<double> aware;
  const auto tr = referenceNumbers("did_toy", "tr");
  const auto post = referenceNumbers("did_toy", "post");
  for (std::size_t i = 0; i < tr.size(); ++i) {
    aware.push_back(tr[i] * post[i] > 0 && i % 10 != 3 ? 1 : 0);
  }
  Variable variable;
  variable.name = "aware";
  survey.add(variable, Column::numbers(aware));
  options.awareness = OutcomeSpec{"Aware", "aware", {1.0}, {}};
  const Evaluation known = evaluated(survey, toyQuestion(), options);
  const AwarenessAnswer& answer = *known.awareness;
  CHECK(answer.ratio.estimate == Approx(known.att.estimate / answer.difference.estimate));
  CHECK(answer.ratio.se > known.att.se);
}

TEST_CASE("what cannot be evaluated says why", "[evaluation]") {
  EvaluationOptions options = staggeredOptions();
  options.actions = {{"E37", "2019-01-14"}};
  CHECK_THAT(failure(options), Contains("is in the survey") && Contains("E37"));
  options.actions = {};
  CHECK_THAT(failure(options), Contains("nothing to evaluate"));
  options.actions = {{"E001", "2025-01-06"}};
  CHECK_THAT(failure(options), Contains("before and one after") && Contains("Oct-Dec 2019"));
  options = staggeredOptions();
  options.actions.front().week = "2019-01-15";
  CHECK_THAT(failure(options), Contains("not a Monday"));
  options = staggeredOptions();
  options.time = "nowhen";
  CHECK_THAT(failure(options), Contains("nowhen"));
  options = staggeredOptions();
  options.draws = 5;
  CHECK_THAT(failure(options), Contains("99 draws"));
}

TEST_CASE("wards of the survey under other codes are found through changes of boundaries",
          "[evaluation]") {
  EvaluationOptions options = staggeredOptions();
  const Evaluation plain = staggered(options);
  for (auto& action : options.actions) {
    options.changes.push_back({"old " + action.ward, action.ward, 1, "2018-05-03"});
    action.ward = "old " + action.ward;
  }
  const Evaluation mapped = staggered(options);
  CHECK(mapped.att.estimate == plain.att.estimate);
  CHECK(mapped.randomisation.p == plain.randomisation.p);
  CHECK(warned(mapped, "boundaries"));
}

TEST_CASE("an evaluation is the same whatever the threads", "[evaluation]") {
  EvaluationOptions options = staggeredOptions();
  options.covariates = true;
  setThreads(1);
  const std::string one = evaluationJson(staggered(options));
  setThreads(2);
  CHECK(evaluationJson(staggered(options)) == one);
  setThreads(0);
}

TEST_CASE("the answer as JSON has the names that are promised", "[evaluation]") {
  const auto json = nlohmann::json::parse(evaluationJson(staggered(staggeredOptions())));
  for (const char* name : {"design", "att", "randomisation_p", "event_study", "treated_wards"}) {
    CHECK(json.contains(name));
  }
  for (const char* name : {"estimate", "se", "df", "lower", "upper", "p"}) {
    CHECK(json["att"].contains(name));
  }
  CHECK(json["readiness"]["mde"].get<double>() > 0);
  CHECK(json["treated_wards"] == 19);
  for (const auto& point : json["event_study"]) CHECK(point["event"] != 0);
}

TEST_CASE("how many quarters an action counts for, and its own quarter", "[evaluation]") {
  EvaluationOptions options = staggeredOptions();
  options.quartersAfter = 1;
  for (const auto& cell : staggered(options).cells) {
    if (cell.after) CHECK(cell.event == 1);
  }
  options.quartersAfter = 0;
  options.actionQuarter = ActionQuarter::After;
  int now = 0;
  for (const auto& cell : staggered(options).cells) now += cell.event == 0;
  CHECK(now == 3);
}
