// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "core/base/result.h"
#include "models/community/ward_sample.h"

namespace candour {

/// What a survey tells of its own power to see wards change.
struct WardPower {
  double share = 0;            // of the outcome, weighted
  double designEffect = 1;     // of changes from quarter to quarter, wards as sampling units
  double weighting = 1;        // Kish's n sum w^2 / (sum w)^2
  double icc = 0;              // how alike answers of a ward are within a quarter
  double interviewsAWard = 0;  // a quarter, on average over wards and quarters
  int wards = 0;
  int quarters = 0;  // with interviews
};

/// The design effect is that of the quantity a difference-in-differences is made of: the variance
/// of the change of the share from each quarter to the next, wards counted as sampling units, over
/// p (1 - p)(1/n + 1/n'), pooled over the pairs (a ward's lasting level cancels in it). With one
/// quarter it is Kish's. The ICC is the one of a one-way analysis of variance of wards within
/// quarters, no less than 0.
Result<WardPower> wardPower(const WardSample& sample, const WardPeriods& sums);

}  // namespace candour
