// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/design/proportion.h"
#include "core/numeric/multiple_testing.h"
#include "models/drivers/fitted_model.h"
#include "models/trends/window_shares.h"

namespace candour {

namespace {

constexpr const char* kExtremeWhy =
    "everybody gave the same answer in one of the periods, which shows no variation";

bool given(const TrendPoint& point) {
  return std::isfinite(point.estimate);
}

bool extreme(const TrendPoint& point) {
  return point.estimate <= 0 || point.estimate >= 1;
}

bool breakBetween(const std::vector<TrendPoint>& points, std::size_t from, std::size_t to) {
  for (std::size_t k = from + 1; k <= to; ++k) {
    if (points[k].window.breakBefore) return true;
  }
  return false;
}

std::string whyNoChange(const WindowShares& shares, std::size_t from, std::size_t to) {
  const TrendPoint& a = shares.points[from];
  const TrendPoint& b = shares.points[to];
  if (breakBetween(shares.points, from, to)) {
    return "a break in the series lies between: the two cannot be compared";
  }
  for (const auto* point : {&a, &b}) {
    if (!given(*point)) return point->window.label + ": " + point->why;
  }
  return {};
}

void setInference(double variance, int df, TrendChange& change) {
  change.se = std::sqrt(std::max(0.0, variance));
  if (df <= 0) {
    change.se = kNotAvailable;
    change.why = "a single sampling unit says nothing of the variation";
  }
  const Inference inference = inferenceOf(change.estimate, change.se, df);
  change.lower = inference.lower;
  change.upper = inference.upper;
  change.p = inference.p;
  if (change.why.empty() && std::isnan(change.p)) {
    change.why = "the sampling units of the two periods show no variation";
  }
}

TrendChange changeBetween(const WindowShares& shares, ChangeKind kind, std::size_t from,
                          std::size_t to) {
  TrendChange change{kind, from, to};
  change.estimate = change.se = change.lower = change.upper = kNotAvailable;
  change.p = change.pHolm = kNotAvailable;
  change.why = whyNoChange(shares, from, to);
  if (!change.why.empty()) return change;
  const TrendPoint& a = shares.points[from];
  const TrendPoint& b = shares.points[to];
  change.estimate = b.estimate - a.estimate;
  if (extreme(a) || extreme(b)) {
    change.why = kExtremeWhy;
    return change;
  }
  const auto& v = shares.covariance;
  const auto i = static_cast<Eigen::Index>(from);
  const auto j = static_cast<Eigen::Index>(to);
  setInference(v(i, i) + v(j, j) - 2 * v(i, j), std::min(a.df, b.df), change);
  return change;
}

TrendChange againstTarget(const TrendPoint& point, std::size_t at, double target) {
  TrendChange change{ChangeKind::Target, at, at};
  change.estimate = point.estimate - target;
  change.pHolm = kNotAvailable;
  if (!extreme(point)) {
    setInference(point.se * point.se, point.df, change);
    return change;
  }
  // No variance: the binomial's limits and test.
  change.se = kNotAvailable;
  change.lower = point.lower - target;
  change.upper = point.upper - target;
  change.p = extremeShareTest(point.estimate, target, point.df, static_cast<double>(point.n),
                              point.nEffective);
  change.why = "everybody gave the same answer: interval and test are exact binomial ones";
  return change;
}

std::optional<std::size_t> latestOf(const std::vector<TrendPoint>& points) {
  for (std::size_t k = points.size(); k-- > 0;) {
    if (given(points[k])) return k;
  }
  return std::nullopt;
}

bool tellsMonths(const Window& window) {
  return window.lastMonth > window.firstMonth;
}

std::optional<std::size_t> yearBefore(const std::vector<TrendPoint>& points, std::size_t latest) {
  if (!tellsMonths(points[latest].window)) return std::nullopt;
  for (std::size_t k = 0; k < latest; ++k) {
    if (points[k].window.lastMonth == points[latest].window.lastMonth - 12) return k;
  }
  return std::nullopt;
}

// The first window that can be compared with the latest.
std::optional<std::size_t> firstBefore(const std::vector<TrendPoint>& points, std::size_t latest) {
  for (std::size_t k = 0; k < latest; ++k) {
    if (given(points[k]) && !breakBetween(points, k, latest)) return k;
  }
  return std::nullopt;
}

std::optional<std::size_t> windowNamed(const std::vector<TrendPoint>& points, std::size_t latest,
                                       const std::string& name) {
  for (std::size_t k = 0; k < latest && !name.empty(); ++k) {
    if (points[k].window.label == name || points[k].window.from == name) return k;
  }
  return std::nullopt;
}

std::vector<TrendChange> changesToLatest(const WindowShares& shares, std::size_t latest,
                                         const TrendOptions& options) {
  const auto& points = shares.points;
  std::vector<TrendChange> changes;
  const auto add = [&](ChangeKind kind, std::optional<std::size_t> from) {
    const auto same = [&](const TrendChange& c) { return from && c.from == *from; };
    if (!from || std::any_of(changes.begin(), changes.end(), same)) return;
    changes.push_back(changeBetween(shares, kind, *from, latest));
  };
  if (latest > 0) add(ChangeKind::Previous, latest - 1);
  add(ChangeKind::YearBefore, yearBefore(points, latest));
  add(ChangeKind::First, firstBefore(points, latest));
  add(ChangeKind::Since, windowNamed(points, latest, options.since));
  if (options.target) changes.push_back(againstTarget(points[latest], latest, *options.target));
  std::vector<double> p;
  p.reserve(changes.size());
  for (const auto& change : changes) p.push_back(change.p);
  p = holm(p);
  for (std::size_t i = 0; i < p.size(); ++i) changes[i].pHolm = p[i];
  return changes;
}

}  // namespace

std::vector<TrendChange> changesOf(const WindowShares& shares, const TrendOptions& options) {
  std::vector<TrendChange> changes;
  const auto latest = latestOf(shares.points);
  if (latest) changes = changesToLatest(shares, *latest, options);
  for (std::size_t to = 1; to < shares.points.size(); ++to) {
    if (latest && to == *latest) continue;
    changes.push_back(changeBetween(shares, ChangeKind::Previous, to - 1, to));
  }
  return changes;
}

std::optional<std::size_t> latestOf(const TrendSeries& series) {
  return latestOf(series.points);
}

const TrendChange* mainChange(const TrendSeries& series) {
  const auto latest = latestOf(series.points);
  if (!latest) return nullptr;
  const auto year = yearBefore(series.points, *latest);
  const bool months = tellsMonths(series.points[*latest].window);
  const auto from = months ? year : firstBefore(series.points, *latest);
  for (const auto& change : series.changes) {
    if (change.kind != ChangeKind::Target && from && change.from == *from && change.to == *latest) {
      return &change;
    }
  }
  return nullptr;
}

}  // namespace candour
