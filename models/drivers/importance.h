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

/// General dominance (Shapley) of McFadden's R2 over the drivers of a model, controls always in,
/// with the one-pass design-based variance (docs/methods.md d9, d11, "Importance with honest
/// uncertainty").
struct Importance {
  struct Driver {
    std::string driver;
    double shapley = 0;
    double se = 0;
    double lower = 0;
    double upper = 0;
    double share = 0;  // of total - base
    double shareSe = 0;
    double unique = 0;     // full - without it
    double alone = 0;      // controls and it - controls
    int tier = 0;          // 1 is the first; drivers that cannot be told apart share one
    bool reliable = true;  // false: below two standard errors, "near zero, interval unreliable"
  };
  DriverModelSpec spec;
  bool simulated = false;
  std::string source;
  std::size_t n = 0;
  double nEffective = 0;
  int df = 0;
  double total = 0;             // R2 of the full model
  double base = 0;              // R2 of the model of controls only
  std::vector<Driver> drivers;  // in the order of the question
  std::vector<Warning> warnings;
};

/// At most 12 drivers; the same rows in every sub-model. `job` is asked between sub-models.
Result<Importance> fitImportance(const Survey& survey, const DriverModelSpec& spec,
                                 const Job& job = {});

}  // namespace candour
