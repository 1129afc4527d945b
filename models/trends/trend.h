// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"
#include "models/trends/periods.h"

namespace candour {

/// How much each base period counts in a window of several.
enum class Pooling { AsWeighted, Equal };

struct TrendOptions {
  TrendBy by = TrendBy::Quarter;
  std::string time;  // the variable that tells time; empty: found (periods.h)
  std::vector<SeriesBreak> breaks;
  Pooling pooling = Pooling::AsWeighted;
  std::optional<double> target;  // a share the latest window is tested against
  bool byArea = false;           // a series for every area as well

  bool operator==(const TrendOptions&) const = default;
};

struct TrendPoint {
  Window window;
  std::size_t n = 0;
  double nEffective = 0;
  double estimate = 0;
  double se = 0;
  double lower = 0;
  double upper = 0;
  std::string why;  // where not available
};

enum class ChangeKind { Previous, YearBefore, First, Target };

/// The change between two windows, or of the latest from the target. Its error has the covariance
/// of the two: of overlapping windows, and of sampling units and people that both hold.
struct TrendChange {
  ChangeKind kind = ChangeKind::Previous;
  std::size_t from = 0;  // indices into TrendSeries::points; of Target both are the latest
  std::size_t to = 0;
  double estimate = 0;
  double se = 0;
  double lower = 0;
  double upper = 0;
  double p = 0;
  double pHolm = 0;  // over the changes to the latest window; of others NaN
  std::string why;
};

struct TrendSeries {
  std::string area;  // empty: everyone
  std::vector<TrendPoint> points;
  std::vector<TrendChange> changes;  // to the latest window first
};

/// Share of the outcome over time (docs/methods.md d15).
struct Trend {
  DriverModelSpec spec;
  TrendOptions options;
  bool simulated = false;
  std::string source;
  std::size_t n = 0;
  RowsLeftOut leftOut;
  TrendSeries whole;
  std::vector<TrendSeries> areas;  // with TrendOptions::byArea, in the survey's order
  std::vector<Warning> warnings;
};

Result<Trend> trendOf(const Survey& survey, const DriverModelSpec& spec,
                      const TrendOptions& options, const Job& job = {});

/// The average effect of each driver in each period, from a model with everything interacted with
/// the period, and whether it has changed.
struct DriverTrend {
  struct Point {
    Window window;
    std::size_t n = 0;
    double estimate = 0;
    double se = 0;
    double lower = 0;
    double upper = 0;
    std::string why;
  };
  std::string driver;
  std::string contrast;  // as Effect::contrast; "per sd" is of all periods together
  std::string level;
  std::vector<Point> points;
  TermTest change;   // the effects of all periods are equal
  double pHolm = 0;  // over the drivers
};

struct DriverTrends {
  DriverModelSpec spec;
  TrendOptions options;
  bool simulated = false;
  std::string source;
  std::size_t n = 0;
  double nEffective = 0;
  RowsLeftOut leftOut;
  std::vector<DriverTrend> drivers;
  std::vector<Warning> warnings;
};

/// Periods do not overlap here: TrendBy::Rolling12 is refused.
Result<DriverTrends> driverTrends(const Survey& survey, const DriverModelSpec& spec,
                                  const TrendOptions& options, const Job& job = {});

}  // namespace candour
