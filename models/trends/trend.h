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
  std::string since;             // a window by label or first month: the change from it as well

  bool operator==(const TrendOptions&) const = default;
};

struct TrendPoint {
  Window window;
  std::size_t n = 0;
  double nEffective = 0;  // n over the design effect of the share
  double estimate = 0;
  double se = 0;
  double lower = 0;
  double upper = 0;
  int df = 0;
  std::string why;  // where not available
};

/// First: the first window with no break between it and the latest. Since: TrendOptions::since.
enum class ChangeKind { Previous, YearBefore, First, Since, Target };

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
  /// To the latest window that has an estimate first: from the one before, a year before, the
  /// first (each pair of windows once), from the target; then of every other window from the one
  /// before it.
  std::vector<TrendChange> changes;
  double pMainHolm = kNotAvailable;  // of areas: of mainChange(), adjusted over the areas
};

/// The change a reader looks for first: over a year where the periods tell months, else (waves)
/// since the first window; null where there is none.
const TrendChange* mainChange(const TrendSeries& series);
/// The index of the latest window that has an estimate.
std::optional<std::size_t> latestOf(const TrendSeries& series);

/// Share of the outcome over time (docs/methods.md d15).
///
/// A window's share is that of its weighted interviews; with Pooling::Equal the mean of its base
/// periods' shares. It is given only where each of its base periods has interviews with an answer
/// and a weight; of an area where any has, and Window::parts says how many. A year with interviews
/// in part of its quarters is compared as it is, with a warning. All windows' influences go through
/// one design-based covariance (d1), so that a change has the exact error whatever the windows
/// share: quarters, sampling units, people.
struct Trend {
  DriverModelSpec spec;
  TrendOptions options;
  bool simulated = false;
  std::string source;
  std::string areaLabel;  // the area variable's label, or its name
  std::size_t n = 0;
  double nEffective = 0;  // n over the design effect of the share of all periods together
  RowsLeftOut leftOut;
  TrendSeries whole;
  std::vector<TrendSeries> areas;  // with TrendOptions::byArea, in the survey's order
  std::vector<Warning> warnings;
};

/// Fails where there is no answer: no time, no window, nobody with an answer and a weight, a target
/// that is no share.
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
  std::string variable;  // of a set: the item; of a scale: the driver's name
  std::string contrast;  // as Effect::contrast; "per sd" is of all periods together
  std::string level;
  std::vector<Point> points;
  /// The effects of the driver, all its contrasts together, are equal in all periods of the latest
  /// stretch without a break that has two or more with an effect: Wald F on their number times
  /// (periods - 1) and the df of the interacted model.
  TermTest change;
  std::optional<std::size_t> testedFrom;  // indices into `points`: the first and the last of these
  std::optional<std::size_t> testedTo;
  double pHolm = 0;  // over the drivers
};

struct DriverTrends {
  DriverModelSpec spec;
  TrendOptions options;
  bool simulated = false;
  std::string source;
  std::size_t n = 0;
  double nEffective = 0;  // Kish's, as of every model of drivers
  RowsLeftOut leftOut;
  std::vector<DriverTrend> drivers;
  std::vector<Warning> warnings;
};

/// A separate fit a period is the model with everything interacted with the period. Each effect's
/// influences are summed by sampling unit over the whole design, so that the tests know of units
/// and people that several periods share (docs/methods.md d15). Scales, levels and "per sd" are
/// those of all periods together. Periods do not overlap here: TrendBy::Rolling12 is refused.
Result<DriverTrends> driverTrends(const Survey& survey, const DriverModelSpec& spec,
                                  const TrendOptions& options, const Job& job = {});

}  // namespace candour
