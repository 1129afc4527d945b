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

/// What an area would gain if it did as well on a driver as the areas at the border of the best
/// quarter: effect times headroom. No gain is given (NaN, with the reason) of a driver whose effect
/// is not reliably a gain: see MovedDriver::whyNoGain.
struct Uplift {
  std::string driver;
  Reach reach = Reach::Police;
  double mean = 0;  // of the area; of a scale 0-1, of a category the mean effect of its answers
  double bestQuarter = 0;
  double headroom = 0;  // bestQuarter - mean, not below 0
  double headroomSe = 0;
  double gain = 0;  // as a share (0-1)
  double se = 0;
  double lower = 0;
  double upper = 0;
  double p = 0;
  bool ahead = false;  // already in the best quarter: no headroom
  std::string why;
};

struct UpliftAnswer {
  DriverModelSpec spec;
  std::string area;
  bool simulated = false;
  std::string source;
  std::size_t n = 0;      // of the model
  std::size_t areaN = 0;  // of the area
  double nEffective = 0;
  RowsLeftOut leftOut;
  std::vector<Uplift> drivers;  // largest gain first
  std::vector<Warning> warnings;
};

/// Fails without an area variable or with an unknown area.
Result<UpliftAnswer> achievableUplift(const Survey& survey, const DriverModelSpec& spec,
                                      const std::string& area, const Job& job = {});

}  // namespace candour
