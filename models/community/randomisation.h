// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/store/ward_register.h"
#include "models/community/exposure.h"
#include "models/drivers/driver_model.h"

namespace candour {

/// The frozen order of a plan as an evaluation needs it (FrozenRota with the answer of its check).
struct RotaDesign {
  std::string name;
  std::string frozenOn;   // ISO date
  bool unaltered = true;  // the entries still give the hash that was frozen
  std::vector<RotaEntry> entries;

  bool operator==(const RotaDesign&) const = default;
};

/// A ward that took part in the draw.
struct DrawnWard {
  int ward = -1;  // by place; -1: the survey has no interview there
  int stratum = 0;
  WardTiming timing;
};

/// Fisher's test of "no ward moved": weeks are dealt out anew within strata, as they were when the
/// order was drawn, and the share of draws with a studentised effect at least as far from zero is
/// the p-value, (1 + as far) / (1 + draws). It holds whatever the number of wards.
struct RandomisationTest {
  bool drawn = false;  // by the frozen order; else as if the wards had been drawn at random
  int draws = 0;
  double statistic = kNotAvailable;
  double p = kNotAvailable;
  std::string why;
};

/// `statistic` gives effect over error for the timing of every ward (by place), NaN where there is
/// none: such a draw counts as far. `wards`: how many the survey has; those not in `drawn` never
/// acted. The answer does not depend on the number of threads.
Result<RandomisationTest> randomisationTest(
    const std::vector<DrawnWard>& drawn, std::size_t wards,
    const std::function<double(const std::vector<WardTiming>&)>& statistic, int draws,
    std::uint64_t seed, const Job& job = {});

}  // namespace candour
