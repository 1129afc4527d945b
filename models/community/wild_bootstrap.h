// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "models/community/did.h"
#include "models/community/ward_sample.h"

namespace candour {

/// p-value of "no effect" of a 2 x 2 by the wild cluster bootstrap-t with the null imposed
/// (Cameron, Gelbach and Miller 2008) and Webb's (2014) six-point weights, one a ward: outcomes are
/// the fit without the interaction plus weight times residual, and the share of draws whose t is at
/// least as far from zero is the p-value, (1 + as far) / (1 + draws).
struct WildBootstrap {
  int draws = 0;
  double p = kNotAvailable;
  std::string why;
};

/// `error` gives the standard error of an estimate from its influences by ward.
WildBootstrap wildBootstrap(const WardPeriods& sums, const DidCell& cell,
                            const std::function<double(const Eigen::VectorXd&)>& error, int draws,
                            std::uint64_t seed);

/// The least squares fit of y ~ acted + after, without the interaction, to the four means:
/// fitted[after][acted].
struct AdditiveFit {
  double fitted[2][2] = {{0, 0}, {0, 0}};
};
AdditiveFit additiveFit(const WardPeriods& sums, const DidCell& cell);

}  // namespace candour
