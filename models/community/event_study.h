// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "models/community/group_time.h"
#include "models/community/ward_sample.h"
#include "models/drivers/driver_model.h"

namespace candour {

/// The effect so many quarters from the action, over the cohorts that have it. The interval holds
/// for the point, the band (band...) for all points at once.
struct EventPoint {
  int event = 0;
  bool after = false;  // counts as after
  bool base = false;   // what the others are compared with: 0 by definition
  double estimate = 0;
  double se = 0;
  double lower = 0;
  double upper = 0;
  double p = 0;
  double bandLower = 0;
  double bandUpper = 0;
  double interviewsActed = 0;
  double interviewsCompared = 0;
  int wardsActed = 0;
  int cells = 0;
  int unavailable = 0;  // cells left out
  std::string why;
};

/// Were wards that acted on another path already? Joint Wald F of the points before the action (but
/// the base) that at least half of the cohorts have, on the degrees of freedom of the point with
/// the fewest wards, with what the test could have seen (Roth 2022): a trend of `slope` a quarter
/// would have been found in 80 of 100 surveys; such a trend alone would move the effect by `bias`.
struct PreTrend {
  int points = 0;
  double statistic = kNotAvailable;
  double df1 = 0;
  double df2 = 0;
  double p = kNotAvailable;
  double slope = kNotAvailable;
  double bias = kNotAvailable;
  /// The chance that the test would have found a straight trend that alone gives the effect.
  double power = kNotAvailable;
  std::string why;  // fewer than two quarters before: no claim
};

/// The effect were parallel trends violated, from one quarter to the next after the action, by as
/// much as the largest change from quarter to quarter before it (Rambachan and Roth 2023, relative
/// magnitudes with M = 1). Conservative: the hull of the 95 % intervals of effect +- k times each
/// change before, k the mean number of quarters from base to after. `breakdown`: the M up to which
/// that interval leaves out zero; 0 where the effect's own does not.
struct RobustBound {
  double largest = kNotAvailable;  // change from quarter to quarter before
  double lower = kNotAvailable;
  double upper = kNotAvailable;
  double breakdown = kNotAvailable;
  std::string why;
};

struct EventStudy {
  std::vector<EventPoint> points;   // by event
  double critical = kNotAvailable;  // of the band, in standard errors; more where wards are few
  PreTrend preTrend;
  RobustBound robust;
};

struct EventStudyOptions {
  int df = 0;
  int base = -1;    // the event that the points are compared with
  double span = 1;  // mean number of quarters from base to after, over the effect's cells
  int draws = 999;  // of the multiplier bootstrap
  std::uint64_t seed = 1;
};

/// Points, band, pre-trends and bound of `times`, whose base is the single quarter `base`, and of
/// `effect`, the headline estimate (its own base may be longer).
Result<EventStudy> eventStudy(const WardSample& sample, const WardPeriods& sums,
                              const GroupTimes& times, const Aggregate& effect,
                              const EventStudyOptions& options);

/// Degrees of freedom of the wards behind a point: wards that acted less their cohorts, at most
/// `df`.
int pointDf(const EventPoint& point, int df);

/// The 95 % quantile of max |t| over the columns of `influences` (by ward) by the multiplier
/// bootstrap with Mammen's two-point weights, one a sampling unit (Callaway and Sant'Anna 2021,
/// algorithm 1); no less than the pointwise quantile on `df`.
Result<double> simultaneousCritical(const WardSample& sample, const Eigen::MatrixXd& influences,
                                    int df, int draws, std::uint64_t seed);

}  // namespace candour
