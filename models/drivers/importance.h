// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
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
    int tier = 0;       // 1 is the first; drivers that cannot be told apart share one
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
  std::vector<Warning> warnings;
};

/// At most 12 drivers; not with Firth's penalty. The same rows in every sub-model. In each
/// sub-model aliased columns are found anew, controls first, so that two drivers that say the same
/// share their credit. Tiers are cut only where every driver above differs from every one below;
/// those that are not reliable come last. `job` is asked between sub-models.
Result<Importance> fitImportance(const Survey& survey, const DriverModelSpec& spec,
                                 const Job& job = {});

}  // namespace candour
