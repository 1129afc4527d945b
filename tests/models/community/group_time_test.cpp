// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/group_time.h"

#include <numeric>

#include "models/community/event_study.h"
#include "tests/models/community/ward_questions.h"

using namespace candour;

namespace {

constexpr int kFirst = 4 * 2018;

struct Staggered {
  explicit Staggered(const Survey& survey = staggeredSurvey(),
                     const std::vector<WardAction>& actions = staggeredActions(),
                     int baseQuarters = 1)
      : sample(sampleOf(survey, staggeredQuestion())),
        sums(wardPeriods(sample, sample.outcome)),
        plan(adoptionPlan(timingsOf(sample, actions), {.baseQuarters = baseQuarters})) {}
  [[nodiscard]] GroupTimes plain() const {
    return groupTimes(sums, plan, [this](const DidCell& cell) { return didEstimate(sums, cell); });
  }

  WardSample sample;
  WardPeriods sums;
  AdoptionPlan plan;
};

std::string cellName(const GroupTimes& times, const GroupTimeCell& cell) {
  const int g = times.cohorts[static_cast<std::size_t>(cell.cohort)].timing.quarter - kFirst;
  return "att[" + std::to_string(g) + "][" + std::to_string(cell.quarter - kFirst) + "]";
}

void checkAgainst(const Staggered& data, const GroupTimes& times, const std::string& which) {
  const Reference& expected = reference("wards");
  for (const auto& cell : times.cells) {
    const std::string name = cellName(times, cell);
    INFO(which << " " << name << " " << cell.did.why);
    REQUIRE(cell.did.available());
    CHECK(cell.did.estimate == expected.approx(which, name));
    CHECK(errorOf(data.sample, cell.did.influence) == expected.approx(which, "se_" + name));
  }
  const Aggregate simple = simpleAggregate(data.sums, times);
  CHECK(simple.estimate == expected.approx(which, "simple"));
  CHECK(errorOf(data.sample, simple.influence) == expected.approx(which, "se_simple"));
}

/// A survey of the same wards and quarters whose outcome is a share without noise: each
/// ward-quarter has as many who say Yes as its level wants, by weights.
WardPeriods without(const Staggered& data,
                    const std::function<double(int ward, int quarter)>& level) {
  WardPeriods sums = data.sums;
  for (int ward = 0; ward < sums.wards(); ++ward) {
    for (int k = 0; k < sums.quarters(); ++k) {
      sums.outcome(ward, k) = sums.weight(ward, k) * level(ward, sums.firstQuarter + k);
    }
  }
  return sums;
}

}  // namespace

TEST_CASE("group-time effects agree with R, cell by cell", "[wards]") {
  const Staggered data;
  const GroupTimes times = data.plain();
  CHECK(times.cells.size() == 18);
  checkAgainst(data, times, "plain");
  const Staggered longer(staggeredSurvey(), staggeredActions(), 2);
  checkAgainst(longer, longer.plain(), "base2");
}

TEST_CASE("doubly robust effects agree with R, cell by cell", "[wards]") {
  const Staggered data;
  const Covariates covariates = covariatesOf(staggeredSurvey(), staggeredQuestion()).value();
  CHECK(covariates.names == std::vector<std::string>{"age=35-64", "age=65 or over", "x"});
  const DoublyRobust robust(data.sample, data.sample.outcome, covariates);
  checkAgainst(data, groupTimes(data.sums, data.plan, robust), "robust");
}

TEST_CASE("the event study agrees with R: points, pre-trends, power, bound", "[wards]") {
  const Staggered data;
  const Reference& expected = reference("wards");
  const Covariates covariates = covariatesOf(staggeredSurvey(), staggeredQuestion()).value();
  const DoublyRobust robust(data.sample, data.sample.outcome, covariates);
  for (const std::string which : {"plain", "robust"}) {
    const GroupTimes times =
        which == "plain" ? data.plain() : groupTimes(data.sums, data.plan, robust);
    const Aggregate effect = simpleAggregate(data.sums, times);
    const EventStudyOptions options = {.df = static_cast<int>(expected.value(which, "df")),
                                       .span = expected.value(which, "span")};
    const EventStudy study = eventStudy(data.sample, data.sums, times, effect, options).value();
    REQUIRE(study.points.size() == 9);
    for (const EventPoint& point : study.points) {
      INFO(which << " event " << point.event);
      CHECK(point.base == (point.event == -1));
      if (point.base) continue;
      const std::string name = "event[" + std::to_string(point.event) + "]";
      CHECK(point.estimate == expected.approx(which, name));
      CHECK(point.se == expected.approx(which, "se_" + name));
      CHECK(point.bandLower <= point.lower);
      CHECK(point.bandUpper >= point.upper);
    }
    CHECK(study.preTrend.points == expected.value(which, "pre_points"));
    CHECK(study.preTrend.statistic == expected.approx(which, "pre_f"));
    CHECK(study.preTrend.p == expected.approx(which, "pre_p"));
    CHECK(study.preTrend.slope == expected.approx(which, "slope"));
    CHECK(study.preTrend.bias == expected.approx(which, "bias"));
    CHECK(study.preTrend.power == expected.approx(which, "power"));
    CHECK(study.robust.largest == expected.approx(which, "largest"));
    CHECK(study.robust.lower == expected.approx(which, "robust_lower"));
    CHECK(study.robust.upper == expected.approx(which, "robust_upper"));
    CHECK(study.robust.breakdown == 0);
  }
}

TEST_CASE("every aggregate recovers a constant effect", "[wards]") {
  const Staggered data;
  const auto level = [&](int ward, int quarter) {
    const WardTiming& timing = data.plan.timing[static_cast<std::size_t>(ward)];
    const bool after = quarter >= timing.firstAfter;
    return 0.4 + 0.005 * ward + 0.01 * (quarter - kFirst) + (after ? 0.07 : 0);
  };
  const WardPeriods sums = without(data, level);
  const GroupTimes times =
      groupTimes(sums, data.plan, [&sums](const DidCell& cell) { return didEstimate(sums, cell); });
  // Wards of a cohort weigh differently from quarter to quarter, so that levels of wards do not
  // cancel to the last digit where they differ; with equal levels they do.
  const WardPeriods alike =
      without(data, [&](int ward, int quarter) { return level(ward, quarter) - 0.005 * ward; });
  const GroupTimes exact = groupTimes(
      alike, data.plan, [&alike](const DidCell& cell) { return didEstimate(alike, cell); });
  CHECK(simpleAggregate(alike, exact).estimate == Approx(0.07).epsilon(1e-12));
  const EventStudy study =
      eventStudy(data.sample, alike, exact, simpleAggregate(alike, exact), {.df = 26}).value();
  for (const EventPoint& point : study.points) {
    CHECK(point.estimate == Approx(point.after ? 0.07 : 0).margin(1e-12));
  }
  CHECK(simpleAggregate(sums, times).estimate == Approx(0.07).margin(0.02));
}

TEST_CASE("the base is the last quarter before, the quarter of the action is in none", "[wards]") {
  const Staggered data;
  const GroupTimes times = data.plain();
  for (const auto& cell : times.cells) {
    CHECK(cell.event != 0);
    CHECK(cell.event != -1);
    CHECK(cell.after == (cell.event > 0));
  }
  CHECK(times.cohorts.front().always);  // acted before the survey began
  CHECK(times.cohorts.front().wards.size() == 2);
  CHECK_FALSE(times.cohorts.front().evaluated);
}

TEST_CASE("where the last cohort is all that is left to compare, later cells are not available",
          "[wards]") {
  // Without the wards that never acted.
  std::vector<WardAction> actions = staggeredActions();
  const Staggered all;
  for (std::size_t i = 0; i < all.sample.wards.size(); ++i) {
    if (!all.plan.timing[i].acted()) actions.push_back({all.sample.wards[i], "2019-05-20"});
  }
  const Staggered data(staggeredSurvey(), actions);
  const GroupTimes times = data.plain();
  int available = 0;
  for (const auto& cell : times.cells) {
    if (!cell.after) continue;
    const bool before = cell.quarter < 4 * 2019 + 1;
    CHECK(cell.did.available() == before);
    available += before;
    if (!before) CHECK(cell.did.why == "no ward is left that had not acted by then");
  }
  CHECK(available == 1);  // the first cohort in the first quarter of 2019
  CHECK(simpleAggregate(data.sums, times).unavailable > 0);
  CHECK(simpleAggregate(data.sums, times).available());
}

TEST_CASE("weights count as repeated rows do, and the order of rows does not matter", "[wards]") {
  const Survey& survey = staggeredSurvey();
  std::vector<std::uint32_t> rows;
  std::vector<double> weight;
  for (std::uint32_t row = 0; row < survey.rows; ++row) {
    const int times = 1 + static_cast<int>(row % 3);
    weight.push_back(times);
    for (int k = 0; k < times; ++k) rows.push_back(row);
  }
  const auto taken = [&survey](const std::vector<std::uint32_t>& which,
                               const std::vector<double>& w) {
    Survey out;
    for (std::size_t v = 0; v < survey.variables.size(); ++v) {
      const Column& column = *survey.columns[v];
      if (survey.variables[v].name == "w") {
        out.add(survey.variables[v], Column::numbers(w));
        continue;
      }
      if (!column.isCoded()) {
        std::vector<double> numbers;
        for (const auto row : which) numbers.push_back(column.number(row));
        out.add(survey.variables[v], Column::numbers(std::move(numbers)));
        continue;
      }
      std::vector<std::int32_t> levels;
      for (const auto row : which) levels.push_back(column.level(row));
      out.add(survey.variables[v], Column::coded(levels, survey.variables[v].levels.size()));
    }
    return out;
  };
  std::vector<std::uint32_t> all(survey.rows);
  std::iota(all.begin(), all.end(), 0);
  const Staggered weighted(taken(all, weight));
  const Staggered repeated(taken(rows, std::vector<double>(rows.size(), 1)));
  std::vector<std::uint32_t> backwards(all.rbegin(), all.rend());
  const Staggered turned(taken(backwards, {weight.rbegin(), weight.rend()}));
  const auto effect = [](const Staggered& data) {
    return simpleAggregate(data.sums, data.plain());
  };
  const Aggregate one = effect(weighted);
  for (const Staggered* other : {&repeated, &turned}) {
    const Aggregate two = effect(*other);
    CHECK(two.estimate == Approx(one.estimate).epsilon(1e-12));
    CHECK(errorOf(other->sample, two.influence) ==
          Approx(errorOf(weighted.sample, one.influence)).epsilon(1e-12));
  }
}

TEST_CASE("anticipation moves the base back and keeps the last quarters out of it", "[wards]") {
  Staggered data;
  data.plan.anticipation = 1;
  const GroupTimes times = data.plain();
  for (const auto& cell : times.cells) CHECK(cell.event != -2);
  // A ward that acts next quarter may know of it already: it is no comparison.
  const auto role = rolesOf(data.plan, times.cohorts[1], 4 * 2018 + 3);
  for (std::size_t ward = 0; ward < role.size(); ++ward) {
    if (data.plan.timing[ward].quarter == 4 * 2019) CHECK(role[ward] == WardRole::None);
  }
}

TEST_CASE("a level that a cell cannot carry is left out there and counted", "[wards]") {
  const Staggered data;
  Covariates covariates = covariatesOf(staggeredSurvey(), staggeredQuestion()).value();
  // A column that nobody of a ward that acted has.
  const auto at = covariates.columns.cols();
  covariates.columns.conservativeResize(Eigen::NoChange, at + 1);
  covariates.columns.col(at).setZero();
  covariates.columns(0, at) = 1;
  covariates.names.emplace_back("rare");
  const DoublyRobust robust(data.sample, data.sample.outcome, covariates);
  const GroupTimes times = groupTimes(data.sums, data.plan, robust);
  for (const auto& cell : times.cells) CHECK(cell.did.controlsDropped == 1);
  CHECK(simpleAggregate(data.sums, times).estimate ==
        reference("wards").approx("robust", "simple"));
}
