// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/event_study.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/random.h"
#include "core/design/design_variance.h"
#include "core/numeric/parallel.h"
#include "core/numeric/tails.h"
#include "models/community/pre_trend.h"
#include "models/drivers/fitted_model.h"

namespace candour {

namespace {

// Influences by sampling unit, scaled so that their cross product is the design's covariance; units
// without a row of this question are there too.
Result<Eigen::MatrixXd> scaledByUnit(const WardSample& sample, const Eigen::MatrixXd& influences) {
  PsuTotals totals = PsuTotals::Zero(sample.design.psus(), influences.cols());
  for (std::size_t ward = 0; ward < sample.psuOfWard.size(); ++ward) {
    totals.row(sample.psuOfWard[ward]) += influences.row(static_cast<Eigen::Index>(ward));
  }
  auto root = varianceRoot(sample.design, totals);
  if (!root) return passOn(root);
  return Eigen::MatrixXd(std::move(*root));
}

// Mammen's weight: mean 0, variance 1, third moment 1.
double mammenWeight(Random& random) {
  static const double kRoot = std::sqrt(5.0);
  return random.uniform() < (kRoot + 1) / (2 * kRoot) ? (1 - kRoot) / 2 : (1 + kRoot) / 2;
}

EventPoint pointOf(int event, bool after, const Aggregate& aggregate) {
  EventPoint point;
  point.event = event;
  point.after = after;
  point.estimate = aggregate.estimate;
  point.se = point.lower = point.upper = point.p = kNotAvailable;
  point.bandLower = point.bandUpper = kNotAvailable;
  point.interviewsActed = aggregate.interviewsActed;
  point.interviewsCompared = aggregate.interviewsCompared;
  point.wardsActed = aggregate.wardsActed;
  point.cells = aggregate.cells;
  point.unavailable = aggregate.unavailable;
  point.why = aggregate.why;
  return point;
}

EventPoint basePoint(const WardPeriods& sums, const GroupTimes& times, int base) {
  EventPoint point;
  point.event = base;
  point.base = true;
  point.bandLower = point.bandUpper = 0;
  for (const Cohort& cohort : times.cohorts) {
    if (!cohort.evaluated) continue;
    const int column = cohort.timing.quarter + base - sums.firstQuarter;
    if (column < 0 || column >= sums.quarters()) continue;
    ++point.cells;
    for (const int ward : cohort.wards) {
      point.interviewsActed += sums.count(ward, column);
      point.wardsActed += sums.count.row(ward).sum() > 0;
    }
  }
  point.p = kNotAvailable;
  return point;
}

// The aggregate at each event; the base is no cell.
EventStudy pointsOf(const WardPeriods& sums, const GroupTimes& times, int base,
                    std::vector<Aggregate>& aggregates) {
  std::map<int, std::vector<std::size_t>> cellsOf;
  for (std::size_t i = 0; i < times.cells.size(); ++i) {
    cellsOf[times.cells[i].event].push_back(i);
  }
  EventStudy study;
  bool based = false;
  const auto addBase = [&] {
    study.points.push_back(basePoint(sums, times, base));
    aggregates.emplace_back();
    aggregates.back().why = "base";
    based = true;
  };
  for (const auto& [event, cells] : cellsOf) {
    if (!based && event > base) addBase();
    aggregates.push_back(aggregateOf(sums, times, cells));
    study.points.push_back(pointOf(event, times.cells[cells.front()].after, aggregates.back()));
  }
  if (!based && !times.cells.empty()) addBase();
  return study;
}

// The band's quantile on the degrees of freedom of the point's own wards: the errors of the few
// that have the earliest and the latest points are uncertain themselves.
double criticalOf(const EventPoint& point, int df, double critical) {
  if (!std::isfinite(critical)) return critical;
  return std::max(critical, tQuantile(normalCdf(critical), pointDf(point, df)));
}

void setIntervals(const Estimated& estimated, int df, EventStudy& study) {
  for (std::size_t k = 0; k < estimated.points.size(); ++k) {
    EventPoint& point = study.points[estimated.points[k]];
    const auto at = static_cast<Eigen::Index>(k);
    point.se = std::sqrt(std::max(0.0, estimated.covariance(at, at)));
    const Inference inference = inferenceOf(point.estimate, point.se, df);
    point.p = inference.p;
    point.lower = inference.lower;
    point.upper = inference.upper;
    const double critical = criticalOf(point, df, study.critical);
    point.bandLower = point.estimate - critical * point.se;
    point.bandUpper = point.estimate + critical * point.se;
  }
}

}  // namespace

int pointDf(const EventPoint& point, int df) {
  return std::max(1, std::min(df, point.wardsActed - point.cells));
}

Result<double> simultaneousCritical(const WardSample& sample, const Eigen::MatrixXd& influences,
                                    int df, int draws, std::uint64_t seed) {
  auto units = scaledByUnit(sample, influences);
  if (!units) return passOn(units);
  Eigen::VectorXd error = units->colwise().norm();
  for (double& each : error) each = each > 0 ? each : 1;
  std::vector<double> largest(static_cast<std::size_t>(draws), 0);
  parallelFor(largest.size(), [&](std::size_t k) {
    Random random(seed * 0xbf58476d1ce4e5b9ULL + k + 1);
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(units->cols());
    for (Eigen::Index j = 0; j < units->rows(); ++j) {
      sum += mammenWeight(random) * units->row(j).transpose();
    }
    largest[k] = (sum.array() / error.array()).abs().maxCoeff();
  });
  std::sort(largest.begin(), largest.end());
  const auto place = static_cast<std::size_t>(std::ceil(0.95 * (draws + 1))) - 1;
  return std::max(largest[std::min(place, largest.size() - 1)], tQuantile(0.975, df));
}

Result<EventStudy> eventStudy(const WardSample& sample, const WardPeriods& sums,
                              const GroupTimes& times, const Aggregate& effect,
                              const EventStudyOptions& options) {
  std::vector<Aggregate> aggregates;
  EventStudy study = pointsOf(sums, times, options.base, aggregates);
  Estimated estimated;
  for (std::size_t i = 0; i < aggregates.size(); ++i) {
    if (aggregates[i].available()) estimated.points.push_back(i);
  }
  const auto count = static_cast<Eigen::Index>(estimated.points.size());
  estimated.influences = Eigen::MatrixXd::Zero(sums.wards(), count + 1);
  for (Eigen::Index k = 0; k < count; ++k) {
    estimated.influences.col(k) =
        aggregates[estimated.points[static_cast<std::size_t>(k)]].influence;
  }
  if (effect.available()) estimated.influences.col(count) = effect.influence;
  auto covariance = wardCovariance(sample, estimated.influences);
  if (!covariance) return passOn(covariance);
  estimated.covariance = std::move(*covariance);
  if (count > 0 && options.df > 0) {
    const auto critical = simultaneousCritical(sample, estimated.influences.leftCols(count),
                                               options.df, options.draws, options.seed);
    if (!critical) return tl::make_unexpected(critical.error());
    study.critical = *critical;
  }
  setIntervals(estimated, options.df, study);
  study.preTrend = preTrendOf(study, estimated, effect, options);
  study.robust = robustOf(study, estimated, effect, options);
  return study;
}

}  // namespace candour
