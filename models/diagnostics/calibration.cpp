// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/calibration.h"

#include <algorithm>
#include <cmath>

#include "core/design/proportion.h"
#include "core/numeric/tails.h"
#include "core/numeric/vector_math.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

constexpr int kGroups = 10;
constexpr int kCurvePoints = 41;

double probability(double eta) {
  return 1 / (1 + std::exp(-eta));
}

// By position; groups nobody is in are left out.
struct Grouping {
  std::vector<int> groupOf;
  int groups = 0;
};

Grouping decilesOf(const PreparedModel& model, const ScoredRows& rows) {
  Grouping grouping;
  grouping.groupOf.resize(model.n());
  double below = 0;
  int last = -1;
  std::size_t from = 0;
  for (const std::size_t to : rows.tieEnd) {
    const int decile = static_cast<int>(kGroups * below / static_cast<double>(model.n()) + 1e-9);
    if (decile != last) ++grouping.groups;
    last = decile;
    for (std::size_t i = from; i < to; ++i) {
      grouping.groupOf[rows.order[i]] = grouping.groups - 1;
      below += model.w[rows.order[i]];
    }
    from = to;
  }
  return grouping;
}

struct GroupSums {
  std::vector<double> weight, weightSquared, predicted, observed;
};

GroupSums sumsOf(const PreparedModel& model, const ScoredRows& rows, const Grouping& grouping,
                 std::vector<CalibrationGroup>& groups) {
  const auto g = static_cast<std::size_t>(grouping.groups);
  groups.resize(g);
  for (auto& group : groups) group.from = 1;
  GroupSums sums{std::vector<double>(g), std::vector<double>(g), std::vector<double>(g),
                 std::vector<double>(g)};
  for (const std::uint32_t i : rows.order) {
    const auto at = static_cast<std::size_t>(grouping.groupOf[i]);
    const double p = probability(rows.eta[i]);
    sums.weight[at] += model.w[i];
    sums.weightSquared[at] += model.w[i] * model.w[i];
    sums.predicted[at] += model.w[i] * p;
    sums.observed[at] += model.w[i] * model.y[i];
    ++groups[at].n;
    groups[at].from = std::min(groups[at].from, p);
    groups[at].to = std::max(groups[at].to, p);
  }
  return sums;
}

// Degrees of freedom of each group: its PSUs less its strata.
std::vector<int> groupDf(const PreparedModel& model, const Grouping& grouping) {
  std::vector<std::vector<std::uint32_t>> members(static_cast<std::size_t>(grouping.groups));
  for (std::size_t i = 0; i < model.n(); ++i) {
    members[static_cast<std::size_t>(grouping.groupOf[i])].push_back(model.surveyRow[i]);
  }
  std::vector<int> df;
  for (const auto& rows : members) df.push_back(countDesign(model.design, rows).df());
  return df;
}

void testResiduals(const Eigen::VectorXd& means, const Eigen::MatrixXd& covariance, int designDf,
                   DiagnosticTest& test) {
  const auto g = static_cast<double>(means.size());
  const double f = designDf;
  test.df1 = g - 1;
  test.df2 = f - g + 2;
  if (g < 2) {
    test.why = "the model predicts the same for everybody";
  } else if (test.df2 <= 0) {
    test.why = kFewDfWhy;
  } else {
    const double wald = quadraticForm(means, covariance);
    test.statistic = test.df2 / (f * g) * wald;
    test.p = std::isnan(wald) ? wald : fUpper(test.statistic, test.df1, test.df2);
    if (std::isnan(wald)) {
      test.why = "the design has too few sampling units to tell the groups apart";
    }
  }
}

Status setGroups(const PreparedModel& model, const ScoredRows& rows, Calibration& answer) {
  const Grouping grouping = decilesOf(model, rows);
  const GroupSums sums = sumsOf(model, rows, grouping, answer.groups);
  const Eigen::Index g = grouping.groups;
  // Influences of the observed shares, then of the mean residuals.
  PsuTotals totals = PsuTotals::Zero(model.design.psus(), 2 * g);
  Eigen::VectorXd residual(g);
  for (Eigen::Index k = 0; k < g; ++k) {
    residual[k] = (sums.observed[k] - sums.predicted[k]) / sums.weight[k];
  }
  for (std::size_t i = 0; i < model.n(); ++i) {
    const int k = grouping.groupOf[i];
    const double w = model.w[i] / sums.weight[k];
    const double p = probability(rows.eta[i]);
    totals(unitOf(model, i), k) += w * (model.y[i] - sums.observed[k] / sums.weight[k]);
    totals(unitOf(model, i), g + k) += w * (model.y[i] - p - residual[k]);
  }
  const auto covariance = designCovariance(model.design, totals);
  if (!covariance) return tl::make_unexpected(covariance.error());
  const std::vector<int> df = groupDf(model, grouping);
  for (Eigen::Index k = 0; k < g; ++k) {
    CalibrationGroup& group = answer.groups[k];
    group.share = sums.weight[k] / static_cast<double>(model.n());
    group.predicted = sums.predicted[k] / sums.weight[k];
    const double share = sums.observed[k] / sums.weight[k];
    group.observed = estimateOf(share, (*covariance)(k, k), df[k]);
    const auto interval =
        logitInterval(share, group.observed.se, df[k], static_cast<double>(group.n),
                      sums.weight[k] * sums.weight[k] / sums.weightSquared[k]);
    group.observed.lower = interval.lower;
    group.observed.upper = interval.upper;
  }
  testResiduals(residual, covariance->bottomRightCorner(g, g), model.counts.df(), answer.goodness);
  return {};
}

// Where the cumulative weight passes `share` of all.
double weightedQuantile(const PreparedModel& model, const ScoredRows& rows, double share) {
  double below = 0;
  for (const std::uint32_t i : rows.order) {
    below += model.w[i];
    if (below >= share * static_cast<double>(model.n())) return rows.eta[i];
  }
  return rows.eta[rows.order.back()];
}

CalibrationPoint curvePoint(const SideFit& side, double p) {
  const double eta = std::log(p / (1 - p));
  const std::vector<int> columns = side.fitted.fit.selection.columns();
  Eigen::VectorXd x(static_cast<Eigen::Index>(columns.size()));
  for (Eigen::Index j = 0; j < x.size(); ++j) x[j] = std::pow(eta, columns[j]);
  const double value = x.dot(side.coefficients);
  const double se = std::sqrt(std::max(0.0, x.dot(side.covariance * x)));
  const Inference inference = inferenceOf(value, se, side.fitted.df);
  return {p, probability(value), probability(inference.lower), probability(inference.upper)};
}

Status setCurve(const PreparedModel& model, const ScoredRows& rows, Calibration& answer) {
  std::vector<NumericTerm> powers(3, NumericTerm(model.n()));
  for (std::size_t i = 0; i < model.n(); ++i) {
    const double eta = rows.eta[i];
    powers[0][i] = eta;
    powers[1][i] = eta * eta;
    powers[2][i] = eta * eta * eta;
  }
  const double from = probability(weightedQuantile(model, rows, 0.01));
  const double to = probability(weightedQuantile(model, rows, 0.99));
  if (!(to - from > 1e-6)) {
    answer.curveWhy = "the model predicts the same for nearly everybody";
    return {};
  }
  const auto side = sideFit(model, std::move(powers), model.w);
  if (!side) return tl::make_unexpected(side.error());
  if (side->fitted.fit.status != FitStatus::Converged) {
    answer.curveWhy = "the predictions tell the outcomes apart without error";
    return {};
  }
  for (int k = 0; k < kCurvePoints; ++k) {
    const double share = static_cast<double>(k) / (kCurvePoints - 1);
    answer.curve.push_back(curvePoint(*side, from + share * (to - from)));
  }
  return {};
}

}  // namespace

Result<Calibration> calibrationOf(const PreparedModel& model, const FittedModel& /*fitted*/,
                                  const ScoredRows& rows) {
  Calibration answer;
  if (auto done = setGroups(model, rows, answer); !done) {
    return tl::make_unexpected(done.error());
  }
  if (auto done = setCurve(model, rows, answer); !done) return tl::make_unexpected(done.error());
  return answer;
}

Status setRecalibration(const PreparedModel& model, const CrossFitted& crossed,
                        Calibration& calibration) {
  calibration.folds = crossed.folds;
  const auto notThere = [&](const std::string& why) {
    calibration.intercept.why = calibration.slope.why = why;
  };
  if (crossed.eta.empty()) {
    notThere("the model's people are in one sampling unit");
    return {};
  }
  const auto side = sideFit(model, {crossed.eta}, model.w);
  if (!side) return tl::make_unexpected(side.error());
  if (side->coefficients.size() < 2) {
    notThere("the model predicts the same for everybody");
  } else if (side->fitted.fit.status != FitStatus::Converged) {
    notThere("the predictions tell the outcomes apart without error");
  } else {
    const int df = side->fitted.df;
    calibration.intercept = estimateOf(side->coefficients[0], side->covariance(0, 0), df);
    calibration.slope = estimateOf(side->coefficients[1], side->covariance(1, 1), df);
  }
  return {};
}

}  // namespace candour
