// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "models/community/ward_sample.h"

namespace candour {

/// What a ward is in a comparison of two periods.
enum class WardRole : char { None, Acted, Compared };

/// A comparison of two periods: which wards, and which quarters (columns of WardPeriods) are before
/// and after.
struct DidCell {
  std::vector<WardRole> role;  // by ward
  std::vector<int> before;
  std::vector<int> after;
};

/// A change in the wards that acted less the change in the wards compared. `influence` holds what
/// each ward (sum of its people) moves it by; it adds up to zero. Not available: NaN, no influence,
/// and `why`.
struct DidEstimate {
  double estimate = kNotAvailable;
  Eigen::VectorXd influence;      // by ward
  double interviewsActed = 0;     // after, in wards that acted
  double interviewsCompared = 0;  // after, in wards compared
  int wardsActed = 0;             // with an interview before or after
  int wardsCompared = 0;
  int controlsDropped = 0;  // columns of controls that one of the four cells could not carry
  std::string why;

  [[nodiscard]] bool available() const { return why.empty(); }
};

/// Weighted difference-in-differences of the four cells' means,
///
///   (y_acted,after - y_acted,before) - (y_compared,after - y_compared,before),
///
/// which is the interaction of the linear probability model y ~ acted * after (docs/methods.md
/// d22). Person i of a cell moves it by +-w_i (y_i - mean of the cell) / sum of w in the cell.
DidEstimate didEstimate(const WardPeriods& sums, const DidCell& cell);

/// The same cells on the scale of a logistic model y ~ acted * after (Puhani 2012): what the wards
/// that acted have after, less what they would have had with the change in log odds of the wards
/// compared, p11 - expit(logit p10 + logit p01 - logit p00). Not available where a mean is 0 or 1.
DidEstimate logitDid(const WardPeriods& sums, const DidCell& cell);

}  // namespace candour
