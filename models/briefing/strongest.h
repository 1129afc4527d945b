// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/drivers/driver_model.h"

namespace candour {

/// How much a headline may say of the first of several drivers that stand largest first.
enum class Claim {
  None,      // none of them shows anything
  Linked,    // the members each show something
  Among,     // no member is smaller than another driver, each is larger than some
  Strongest  // every member differs from every driver that is not one
};

struct Leading {
  Claim claim = Claim::None;
  std::vector<std::size_t> members;
};

/// What the tests of n drivers, largest first, allow. `linked`: shows something at all; `holds`:
/// so does what is drawn of it; `apart[i][j]` for i < j: i and j differ, adjusted over all pairs;
/// `comparable`: the sizes measure the same thing and no driver is left out.
/// "Differs" is not transitive: A may differ from C and B from neither. So a set leads only if all
/// of its members differ from all others; the smallest such set is taken.
Leading leadingOf(const std::vector<char>& linked, const std::vector<char>& holds,
                  const std::vector<std::vector<char>>& apart, bool comparable);

/// A driver with its contrasts that have an interval, largest first; the first is drawn.
struct DriverEffects {
  std::string driver;
  std::vector<Effect> contrasts;
};

/// Whether two effects of one model can be told apart in size. Both are scaled coefficients to
/// first order, effect_k = m_k b_k; for effects per standard deviation m_k holds a factor common to
/// both, so that the t test of |m_1 b_1| - |m_2 b_2| with the covariance of b is that of equal
/// effects. Where the coefficients are not at hand, the two are taken as independent.
double sizeDifferenceP(const DriverModel& model, const Effect& a, const Effect& b);

/// The p value of "this driver is linked with the outcome": of its Wald test; without one (a level
/// of it is separated) the smallest of its contrasts' p values, Holm-adjusted over them.
double linkP(const DriverModel& model, const DriverEffects& driver);

/// What may be said of the drivers drawn, largest first. Holm goes over the drivers for links, over
/// the contrasts of a driver for the one drawn, over all pairs for differences. That the drawn one
/// is the largest of its driver's k is paid for by k; that it is larger than another driver means
/// larger than each of the other's contrasts.
Leading strongestOf(const DriverModel& model, const std::vector<DriverEffects>& drivers,
                    bool comparable);

}  // namespace candour
