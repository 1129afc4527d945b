// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/roc.h"

#include <cmath>

#include "core/numeric/tails.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

constexpr double kRocStep = 0.005;

// The weight of both outcomes, of all or of one run of ties.
struct TwoWeights {
  double positive = 0;
  double negative = 0;
};

TwoWeights weightsOf(const PreparedModel& model, const ScoredRows& rows, std::size_t from,
                     std::size_t to) {
  TwoWeights sum;
  for (std::size_t i = from; i < to; ++i) {
    const std::uint32_t at = rows.order[i];
    (model.y[at] > 0.5 ? sum.positive : sum.negative) += model.w[at];
  }
  return sum;
}

void setLogitInterval(DiagnosticEstimate& auc, int df) {
  const double slope = auc.value * (1 - auc.value);
  if (df <= 0) {
    auc.why = kFewDfWhy;
  } else if (!(slope > 0)) {
    auc.why = "the predictions tell the outcomes apart without error";
  } else {
    const double middle = std::log(auc.value / (1 - auc.value));
    const double half = tQuantile(0.975, df) * auc.se / slope;
    auc.lower = 1 / (1 + std::exp(-(middle - half)));
    auc.upper = 1 / (1 + std::exp(-(middle + half)));
  }
}

}  // namespace

Result<DiagnosticEstimate> weightedAuc(const PreparedModel& model, const ScoredRows& rows) {
  const TwoWeights all = weightsOf(model, rows, 0, rows.order.size());
  // The share of the other outcome that a person's prediction is on the right side of.
  std::vector<double> right(model.n());
  TwoWeights below;
  double sum = 0;
  std::size_t from = 0;
  for (const std::size_t to : rows.tieEnd) {
    const TwoWeights run = weightsOf(model, rows, from, to);
    const double ofPositive = (below.negative + run.negative / 2) / all.negative;
    const double ofNegative = (all.positive - below.positive - run.positive / 2) / all.positive;
    for (std::size_t i = from; i < to; ++i) {
      const std::uint32_t at = rows.order[i];
      right[at] = model.y[at] > 0.5 ? ofPositive : ofNegative;
    }
    sum += run.positive * ofPositive;
    below.positive += run.positive;
    below.negative += run.negative;
    from = to;
  }
  DiagnosticEstimate auc;
  auc.value = sum / all.positive;
  PsuTotals totals = PsuTotals::Zero(model.design.psus(), 1);
  for (std::size_t i = 0; i < model.n(); ++i) {
    const double whole = model.y[i] > 0.5 ? all.positive : all.negative;
    totals(unitOf(model, i), 0) += model.w[i] * (right[i] - auc.value) / whole;
  }
  const auto variance = designCovariance(model.design, totals);
  if (!variance) return tl::make_unexpected(variance.error());
  if (model.counts.df() > 0) auc.se = std::sqrt((*variance)(0, 0));
  setLogitInterval(auc, model.counts.df());
  return auc;
}

std::vector<RocPoint> rocPoints(const PreparedModel& model, const ScoredRows& rows) {
  const TwoWeights all = weightsOf(model, rows, 0, rows.order.size());
  std::vector<RocPoint> points = {{0, 0, 1}};
  TwoWeights above;
  for (std::size_t run = rows.tieEnd.size(); run-- > 0;) {
    const std::size_t from = run == 0 ? 0 : rows.tieEnd[run - 1];
    const TwoWeights sum = weightsOf(model, rows, from, rows.tieEnd[run]);
    above.positive += sum.positive;
    above.negative += sum.negative;
    const RocPoint point{above.negative / all.negative, above.positive / all.positive,
                         1 / (1 + std::exp(-rows.eta[rows.order[from]]))};
    const RocPoint& last = points.back();
    if (run == 0 || point.falsePositive - last.falsePositive >= kRocStep ||
        point.truePositive - last.truePositive >= kRocStep) {
      points.push_back(point);
    }
  }
  points.back().falsePositive = points.back().truePositive = 1;
  return points;
}

}  // namespace candour
