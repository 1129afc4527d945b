// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/pre_trend.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "core/numeric/tails.h"

namespace candour {

namespace {

double trendPower(double slope, const Eigen::VectorXd& direction, const Eigen::MatrixXd& inverse,
                  const PreTrend& test) {
  const double lambda = slope * slope * direction.dot(inverse * direction);
  if (!(lambda < 1e4)) return 1;
  return noncentralFUpper(fQuantile(0.95, test.df1, test.df2), test.df1, test.df2, lambda);
}

// The slope that `direction` would show with a chance of 80 %.
double detectableSlope(const Eigen::VectorXd& direction, const Eigen::MatrixXd& inverse,
                       const PreTrend& test) {
  double low = 0;
  double high = 1 / std::sqrt(direction.dot(inverse * direction));
  while (trendPower(high, direction, inverse, test) < 0.8) high *= 2;
  for (int i = 0; i < 200 && high - low > 1e-13 * high; ++i) {
    const double middle = (low + high) / 2;
    (trendPower(middle, direction, inverse, test) < 0.8 ? low : high) = middle;
  }
  return (low + high) / 2;
}

// Columns of `estimated` that are before the base, and so before anybody could know of the action,
// and that at least half of the cohorts have: the few wards of the earliest points have errors too
// uncertain for a joint test, which would reject too often.
std::vector<int> columnsBefore(const EventStudy& study, const Estimated& estimated, int base) {
  int cohorts = 0;
  for (const EventPoint& point : study.points) cohorts = point.base ? point.cells : cohorts;
  std::vector<int> columns;
  for (std::size_t k = 0; k < estimated.points.size(); ++k) {
    const EventPoint& point = study.points[estimated.points[k]];
    if (point.event < base && 2 * point.cells >= cohorts) columns.push_back(static_cast<int>(k));
  }
  return columns;
}

// A change from one quarter before to the next, as a combination of the columns; the base is 0.
struct Step {
  double change = 0;
  Eigen::VectorXd weights;
};

std::vector<Step> stepsBefore(const EventStudy& study, const Estimated& estimated, int base) {
  std::map<int, int> columnOf;
  for (const int k : columnsBefore(study, estimated, base)) {
    columnOf[study.points[estimated.points[static_cast<std::size_t>(k)]].event] = k;
  }
  std::vector<Step> steps;
  for (const auto& [event, column] : columnOf) {
    const auto next = columnOf.find(event + 1);
    if (next == columnOf.end() && event + 1 != base) continue;
    Step step{0, Eigen::VectorXd::Zero(estimated.covariance.rows())};
    step.weights[column] = -1;
    step.change = -study.points[estimated.points[static_cast<std::size_t>(column)]].estimate;
    if (next != columnOf.end()) {
      step.weights[next->second] = 1;
      step.change +=
          study.points[estimated.points[static_cast<std::size_t>(next->second)]].estimate;
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

// The hull of the intervals of effect +- factor * step.
std::pair<double, double> hullOf(const Estimated& estimated, const std::vector<Step>& steps,
                                 double effect, double factor, double quantile) {
  double lower = std::numeric_limits<double>::infinity();
  double upper = -lower;
  for (const Step& step : steps) {
    for (const double sign : {-1.0, 1.0}) {
      Eigen::VectorXd weights = sign * factor * step.weights;
      weights[weights.size() - 1] = 1;
      const double centre = effect + sign * factor * step.change;
      const double half = quantile * std::sqrt(weights.dot(estimated.covariance * weights));
      lower = std::min(lower, centre - half);
      upper = std::max(upper, centre + half);
    }
  }
  return {lower, upper};
}

}  // namespace

PreTrend preTrendOf(const EventStudy& study, const Estimated& estimated, const Aggregate& effect,
                    const EventStudyOptions& options) {
  PreTrend test;
  const auto columns = columnsBefore(study, estimated, options.base);
  test.points = static_cast<int>(columns.size());
  if (columns.empty()) {
    test.why = "fewer than two quarters before the action: nothing can be said of earlier trends";
    return test;
  }
  const Eigen::MatrixXd covariance = estimated.covariance(columns, columns);
  const Eigen::LDLT<Eigen::MatrixXd> solver(covariance);
  const double smallest = solver.vectorD().minCoeff();
  const double largest = covariance.diagonal().maxCoeff();
  if (options.df < 1 || !(largest > 1e-20) || !(smallest > 1e-12 * largest)) {
    test.why = "too few wards for so many quarters before the action";
    return test;
  }
  Eigen::VectorXd theta(test.points);
  Eigen::VectorXd direction(test.points);
  for (int k = 0; k < test.points; ++k) {
    const EventPoint& point = study.points[estimated.points[static_cast<std::size_t>(columns[k])]];
    theta[k] = point.estimate;
    direction[k] = point.event - options.base;
  }
  const Eigen::MatrixXd inverse = solver.solve(Eigen::MatrixXd::Identity(test.points, test.points));
  test.df1 = test.points;
  test.df2 = options.df;
  for (const int k : columns) {
    const EventPoint& point = study.points[estimated.points[static_cast<std::size_t>(k)]];
    test.df2 = std::min(test.df2, static_cast<double>(pointDf(point, options.df)));
  }
  test.statistic = theta.dot(inverse * theta) / test.df1;
  test.p = fUpper(test.statistic, test.df1, test.df2);
  test.slope = detectableSlope(direction, inverse, test);
  test.bias = test.slope * options.span;
  if (effect.available() && options.span > 0) {
    test.power = trendPower(effect.estimate / options.span, direction, inverse, test);
  }
  return test;
}

RobustBound robustOf(const EventStudy& study, const Estimated& estimated, const Aggregate& effect,
                     const EventStudyOptions& options) {
  RobustBound bound;
  const auto steps = stepsBefore(study, estimated, options.base);
  if (steps.empty() || !effect.available() || options.df < 1) {
    bound.why = steps.empty() ? "fewer than two quarters in a row before the action"
                              : "there is no effect with an error";
    return bound;
  }
  bound.largest = 0;
  for (const Step& step : steps) bound.largest = std::max(bound.largest, std::abs(step.change));
  const double quantile = tQuantile(0.975, options.df);
  const auto hull = [&](double m) {
    return hullOf(estimated, steps, effect.estimate, m * options.span, quantile);
  };
  std::tie(bound.lower, bound.upper) = hull(1);
  const auto excludesZero = [&](double m) {
    const auto [lower, upper] = hull(m);
    return lower > 0 || upper < 0;
  };
  double low = 0;
  double high = 1;
  if (!excludesZero(0)) {
    bound.breakdown = 0;
    return bound;
  }
  while (high < 1e6 && excludesZero(high)) high *= 2;
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    (excludesZero(middle) ? low : high) = middle;
  }
  bound.breakdown = low;
  return bound;
}

}  // namespace candour
