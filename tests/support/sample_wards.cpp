// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/support/sample_wards.h"

#include <algorithm>
#include <cmath>

#include "models/drivers/fitted_model.h"

namespace candour {

namespace {

constexpr int kWardDf = 80;

WardEstimate estimateOf(double estimate, double se) {
  const Inference inference = inferenceOf(estimate, se, kWardDf);
  return {estimate, se, kWardDf, inference.lower, inference.upper, inference.p, {}};
}

EventPoint pointOf(int event, int wards, double estimate, double se) {
  const Inference inference = inferenceOf(estimate, se, kWardDf);
  EventPoint point;
  point.event = event;
  point.after = event > 0;
  point.estimate = estimate;
  point.se = se;
  point.lower = inference.lower;
  point.upper = inference.upper;
  point.p = inference.p;
  point.bandLower = estimate - 2.8 * se;
  point.bandUpper = estimate + 2.8 * se;
  point.wardsActed = wards;
  point.interviewsActed = 5.0 * wards;
  point.interviewsCompared = 2500;
  point.cells = 1;
  return point;
}

}  // namespace

Evaluation evaluationOf(int before, int after, int wards, double points, double error) {
  Evaluation evaluation;
  evaluation.spec.outcome = {"Trust", "NQ135BD", {}, {}};
  evaluation.spec.design.weight = "w";
  evaluation.simulated = true;
  evaluation.source = "simulated.sav";
  evaluation.designWords = "comparison wards not chosen at random";
  evaluation.n = 12800;
  evaluation.nEffective = 9846;
  evaluation.wardsActed = wards;
  evaluation.wardsCompared = 560;
  evaluation.att = estimateOf(points / 100, error / 100);
  evaluation.randomisation = {false, 999, 2.4, 0.014, {}};
  evaluation.power = {0.8, 1.3, 0.071, 2.8 * error / 100};
  evaluation.study.critical = 2.8;
  for (int event = -before; event <= after; ++event) {
    if (event == 0) continue;
    if (event == -1) {
      evaluation.study.points.push_back(pointOf(event, wards, 0, 0));
      EventPoint& base = evaluation.study.points.back();
      base.base = true;
      base.lower = base.upper = base.bandLower = base.bandUpper = 0;
      base.p = kNotAvailable;
      continue;
    }
    const int fewer = std::max(1, wards - 3 * std::abs(event));
    const double wobble = 0.011 * std::sin(2.3 * event);
    evaluation.study.points.push_back(
        pointOf(event, fewer, (event > 0 ? points / 100 : 0) + wobble,
                1.3 * error / 100 * std::sqrt(double(wards) / fewer)));
  }
  PreTrend& test = evaluation.study.preTrend;
  test.points = before - 1;
  test.p = 0.41;
  test.slope = 0.012;
  test.bias = 0.042;
  return evaluation;
}

Evaluation wardEvaluation() {
  return evaluationOf(5, 6, 60, 6.1, 2.1);
}

Evaluation fewWardsEvaluation() {
  Evaluation evaluation = evaluationOf(3, 3, 4, 9.4, 6);
  evaluation.att.se = evaluation.att.lower = evaluation.att.upper = kNotAvailable;
  evaluation.att.p = kNotAvailable;
  evaluation.att.why = "five or fewer wards on one side: only randomisation can tell";
  evaluation.power.achieved = kNotAvailable;
  evaluation.power.mde = 0.24;
  evaluation.randomisation.p = 0.212;
  evaluation.study.critical = kNotAvailable;
  for (EventPoint& point : evaluation.study.points) {
    if (point.base) continue;
    point.se = point.lower = point.upper = point.p = kNotAvailable;
    point.bandLower = point.bandUpper = kNotAvailable;
  }
  evaluation.study.preTrend = {};
  evaluation.study.preTrend.points = 2;
  return evaluation;
}

Readiness readinessOf(int wards, int all) {
  Readiness readiness;
  readiness.spec.outcome = {"Trust", "NQ135BD", {}, {}};
  readiness.spec.design.weight = "w";
  readiness.simulated = true;
  readiness.source = "simulated.sav";
  readiness.n = 12800;
  readiness.nEffective = 9846;
  readiness.survey = {0.8, 1.32, 1.3, 0.02, 5.1, all, 8};
  readiness.wards = wards;
  readiness.compared = all - wards;
  const auto plan = [&](int acting, int quarters) {
    const double acted = 5.1 * acting * quarters;
    const double others = 5.1 * (all - acting) * quarters;
    return PowerInput{0.8, 1.32, acted, acted, others, others};
  };
  readiness.input = plan(wards, 4);
  readiness.error = plannedError(readiness.input);
  readiness.mde = detectableEffect(readiness.error);
  readiness.power = powerOf(0.05, readiness.error);
  readiness.needed = interviewsNeeded(readiness.input, 0.05, wards, 4, 4);
  readiness.extra = std::max(0.0, readiness.needed - 5.1);
  for (const int quarters : {1, 4, 8}) {
    for (const int acting : {5, 10, 20, 40, 80, 160, 320}) {
      if (2 * acting > all + 1) continue;
      readiness.byWards.push_back(
          {acting, quarters, detectableEffect(plannedError(plan(acting, quarters)))});
    }
  }
  return readiness;
}

}  // namespace candour
