// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/dominance.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// General dominance (Shapley) of McFadden's R2 (of a linear model R2) over the drivers of a model,
/// controls always in, with the one-pass design-based variance (docs/methods.md d9, d11,
/// "Importance with honest uncertainty").
struct Importance {
  struct Driver {
    std::string driver;
    double shapley = 0;
    double se = 0;
    double lower = 0;
    double upper = 0;
    double share = 0;  // of total - base
    double shareSe = 0;
    double unique = 0;  // full - without it
    double alone = 0;   // controls and it - controls
    /// What drawing orders of the drivers adds to `se`; 0 where every set is compared. The interval
    /// counts it in.
    double seMonteCarlo = 0;
    double johnson = kNotAvailable;  // relative weight (relative_weights.h)
    std::string johnsonWhy;          // where there is none
    int tier = 0;                    // 1 is the first; drivers that cannot be told apart share one
    /// False: near zero. The first-order error fails there, so interval and tier mean nothing. So
    /// it is below two standard errors, and where the share is no more than noise gives a driver of
    /// so many terms (chi-squared on them times the design effect, 5 % over all drivers).
    bool reliable = true;
    std::string why;  // where not reliable
  };
  DriverModelSpec spec;
  bool simulated = false;
  std::string source;
  std::size_t n = 0;
  double nEffective = 0;
  RowsLeftOut leftOut;
  int df = 0;
  double total = 0;                         // R2 of the full model
  double base = 0;                          // R2 of the model of controls only
  FitStatus status = FitStatus::Converged;  // of the full model
  std::vector<Driver> drivers;              // in the order of the question
  /// differs[i][j]: drivers i and j can be told apart (t on df, Holm over all pairs, 5 %).
  std::vector<std::vector<char>> differs;
  int permutations = 0;  // orders drawn; 0: every set of drivers is compared
  /// [driver][s]: what it adds on average to models of s other drivers. Empty where orders are
  /// drawn, and `dominance` too; then `dominanceWhy` says so.
  std::vector<std::vector<double>> conditional;
  std::vector<Dominance> dominance;  // every ordered pair of drivers
  std::string dominanceWhy;
  double johnsonTotal = kNotAvailable;  // R_o2: the sum of the relative weights
  std::vector<Warning> warnings;
};

/// Whether a question's drivers can be compared at all; says why not (no drivers or too many, an
/// interaction of a driver, Firth's penalty). Cheap: reads the question alone.
Status comparable(const DriverModelSpec& spec);

/// Up to 12 drivers every sub-model is compared; of up to 40 those that drawn orders of the drivers
/// pass through (driver_sets.h). Not with Firth's penalty. The same rows in every sub-model. In
/// each sub-model aliased columns are found anew, controls first, so that two drivers that say the
/// same share their credit. Tiers are cut only where every driver above differs from every one
/// below; those that are not reliable come last. `job` is asked between passes over the data.
Result<Importance> fitImportance(const Survey& survey, const DriverModelSpec& spec,
                                 const Job& job = {});

}  // namespace candour
