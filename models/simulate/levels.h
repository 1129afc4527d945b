// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/simulate/geography.h"

namespace candour {

/// The levels (proportions) that a simulation aims at in each quarter of its fieldwork.
struct AimedLevels {
  std::vector<double> whole;
  std::vector<std::vector<double>> boroughs;  // by borough, alphabetical; by quarter
};

/// Of `level`, "trust" or "good_job". A survey of rows aims at the published level of the financial
/// year. A survey of years aims at quarters whose rolling twelve months follow the published
/// series.
AimedLevels aimedLevels(const std::string& level, const Fieldwork& fieldwork);

/// Quarters behind `rolling`, the means of four quarters each: the path q of rolling.size() + 3
/// quarters that minimises the sum of (mean of four quarters - rolling)^2 plus a tenth of the sum
/// of squared second differences of q. Without the latter the rounding of published figures, four
/// times as large in a quarter as in a year, would pile up in q (ridge of second differences,
/// Whittaker 1923).
std::vector<double> quartersBehind(const std::vector<double>& rolling);

}  // namespace candour
