// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/community/exposure.h"
#include "models/community/readiness.h"
#include "models/community/ward_power.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

struct ReadinessOptions {
  std::string ward;                 // as EvaluationOptions::ward
  std::string time;                 // as TrendOptions::time
  std::vector<WardAction> actions;  // of a register: how many wards act
  int wards = 0;                    // that act; 0: those of `actions`, else half of all
  int compared = 0;                 // wards compared; 0: all others
  int quartersBefore = 4;
  int quartersAfter = 4;
  double effect = 0.05;  // that is to be found
  double boost = 0;      // interviews to be added to each ward that acts, a quarter
  /// Instead of what the survey tells; NaN: as measured.
  double share = kNotAvailable;
  double designEffect = kNotAvailable;
  double rho = kNotAvailable;  // then deff_w (1 + (m - 1) rho), m interviews a ward in a period
  double interviewsAWard = kNotAvailable;

  bool operator==(const ReadinessOptions& other) const;
};

/// With how good a chance an effect of this size would be found.
struct PowerPoint {
  double effect = 0;
  double power = 0;
};

/// The smallest detectable effect of so many wards over so many quarters each side.
struct DetectablePoint {
  int wards = 0;
  int quarters = 0;
  double effect = 0;
};

/// What could be seen of a plan, before anyone looks at a result (docs/methods.md d23).
struct Readiness {
  DriverModelSpec spec;
  ReadinessOptions options;
  bool simulated = false;
  std::string source;
  std::string wardLabel;
  std::string from;  // quarters of the survey
  std::string to;
  std::size_t n = 0;
  double nEffective = 0;
  RowsLeftOut leftOut;
  WardPower survey;  // measured
  int wards = 0;     // acting
  int compared = 0;
  PowerInput input;  // of the plan
  double error = 0;
  double mde = 0;
  double power = 0;               // of options.effect
  double needed = 0;              // interviews a quarter in each ward that acts for options.effect
  double extra = 0;               // beyond those there are; 0: none
  std::string why;                // where no boost is enough
  std::vector<PowerPoint> curve;  // effects from 0 to where power is 99 %
  std::vector<DetectablePoint> byWards;  // wards at 1, 2 and 8 quarters ...
  std::vector<Warning> warnings;
};

/// Fails where there is no answer: no ward variable, no time, fewer than two wards, more wards
/// acting than the survey has.
Result<Readiness> wardReadiness(const Survey& survey, const DriverModelSpec& spec,
                                const ReadinessOptions& options);

}  // namespace candour
