// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/survey/survey.h"

namespace candour {

/// The weights of a survey, best first, and one sentence on what the first one means for the rows.
struct WeightChoice {
  std::vector<std::string> names;
  std::string note;
};

/// `everyRow` names weights that hold for every interview of a file, the preferred one first. After
/// them come the weights WT_Qnn_B and WT_Qnn_E of twelve months that end with quarter nn, the
/// latest first, then those of one quarter (WT_Qnn), the latest first.
WeightChoice chooseWeight(const std::vector<std::string>& everyRow, const Survey& survey);

}  // namespace candour
