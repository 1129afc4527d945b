// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/boroughs/gap.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// The question of a gap made ready: the model's rows with the group's dummy as last control.
struct GapRows {
  PreparedModel model;
  std::string groupName;
  int dummy = 0;              // the dummy's parameter
  std::vector<char> inGroup;  // by position
  std::size_t groupN = 0;
  int groupDf = 0;  // design df of the group's rows
  /// Among all with an answer to the outcome.
  std::size_t groupAnswered = 0;
  double directGap = 0;
  std::vector<Warning> warnings;
};

Result<GapRows> gapRows(const Survey& survey, const DriverModelSpec& spec, const GapGroup& group);

}  // namespace candour
