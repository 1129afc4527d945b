// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/drivers/driver_model.h"

namespace candour {

/// Whether two effects of one model can be told apart in size. Both are scaled coefficients to
/// first order, effect_k = m_k b_k; for effects per standard deviation m_k holds a factor common to
/// both, so that the t test of |m_1 b_1| - |m_2 b_2| with the covariance of b is that of equal
/// effects. Where the coefficients are not at hand, the two are taken as independent.
double sizeDifferenceP(const DriverModel& model, const Effect& a, const Effect& b);

/// What may be said of the effects drawn, `effects` sorted by size, largest first.
struct Strongest {
  std::vector<std::size_t> linked;   // distinguishable from zero (Holm over all)
  std::vector<std::size_t> leaders;  // of these, the first and those not distinguishable from it
  bool clear = false;                // there are others, and none of them could be as large
};

Strongest strongestOf(const DriverModel& model, const std::vector<Effect>& effects);

}  // namespace candour
