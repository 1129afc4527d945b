// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/simulate/geography.h"
#include "models/simulate/people.h"

namespace candour {

/// A weight with an entry a row, to four decimals; empty (emptyNumber()) outside its period.
struct SimulatedWeight {
  std::string variable;
  std::string label;
  std::vector<double> values;
};

/// WT_Qnn of each quarter, its rolling twelve months WT_Qnn_B where the survey has all four
/// quarters, both of mean 1 in their period; then WT_Discrete, every row's weight as drawn, and
/// WT_Discrete_rebased, the same with mean 1 in each financial year.
std::vector<SimulatedWeight> makeWeights(const Fieldwork& fieldwork, const People& people);

}  // namespace candour
