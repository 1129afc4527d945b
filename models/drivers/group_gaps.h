// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// A group of people beside the group its control is compared with: how far their shares of the
/// outcome are apart with nothing held equal (`raw`), and what remains of it with everything else
/// in the model held equal (`held`). Differences of shares, -1 to 1; intervals of 95 %.
struct GroupGap {
  std::string level;
  std::size_t n = 0;  // unweighted rows of the group
  double raw = 0;     // weighted share of the group less that of the reference
  double rawSe = 0;
  double rawLower = 0;
  double rawUpper = 0;
  double rawP = 0;
  int rawDf = 0;       // design df of the group or of the reference alone, whichever is less
  std::string rawWhy;  // where `raw` has no error
  double held = 0;     // average marginal effect, docs/methods.md d7
  double se = 0;
  double lower = 0;
  double upper = 0;
  double p = 0;
  double pHolm = 0;      // of `p`, over the groups of the control
  bool differs = false;  // pHolm < 0.05
  std::string why;       // where `held` has no error
};

/// The groups that a control tells apart.
struct ControlGaps {
  std::string control;   // its name
  std::string variable;  // its item
  std::string reference;
  std::size_t referenceN = 0;
  std::vector<GroupGap> groups;  // in the survey's order, the reference left out
};

/// A control without groups to compare, and why.
struct NotCompared {
  std::string control;
  std::string why;
};

/// The disparities between groups of people, with nothing and with everything else held equal,
/// among the same rows: those of the driver model of `spec`.
struct GroupGaps {
  DriverModelSpec spec;
  bool simulated = false;
  std::string source;
  std::size_t n = 0;
  RowsLeftOut leftOut;
  double nEffective = 0;  // Kish
  bool weighted = false;
  FitStatus status = FitStatus::Converged;
  int df = 0;  // of what is held equal: the model's residual df
  std::vector<ControlGaps> controls;
  std::vector<NotCompared> notCompared;
  std::vector<Warning> warnings;  // those of the model
};

/// Every category among the controls, and every number of two values, compared level by level with
/// its reference (docs/methods.md, "What remains between groups"). Fails where fitDriverModel()
/// does, and without controls.
Result<GroupGaps> groupGaps(const Survey& survey, const DriverModelSpec& spec, const Job& job = {});

/// `gaps` with the one control of that name or variable alone. Fails on an unknown one.
Result<GroupGaps> onlyControl(GroupGaps gaps, const std::string& name);

/// Whether something else in the model is held equal where this control's groups are compared.
bool holdsAnythingEqual(const DriverModelSpec& spec);

}  // namespace candour
