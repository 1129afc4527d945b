// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/trends/periods.h"

namespace candour {

/// The waves of the question (spec.wave, else the project's) as periods, each a window. Breaks
/// count where the interviews' months are known (row_times.h): a wave with a break inside is left
/// out.
Result<Periods> wavePeriods(const Survey& survey, const DriverModelSpec& spec,
                            const std::vector<SeriesBreak>& breaks, const std::string& time);

}  // namespace candour
