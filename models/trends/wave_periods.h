// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/trends/periods.h"

namespace candour {

/// The waves of the question (spec.wave, else the project's) as periods, each a window. Breaks
/// count where the interviews' months are known (row_times.h): a wave with a break inside is left
/// out, and a note names waves without known months. Codes and the project's waves keep their
/// order, unless the waves are texts whose months are known; other texts go by the numbers inside
/// them.
Result<Periods> wavePeriods(const Survey& survey, const DriverModelSpec& spec,
                            const std::vector<SeriesBreak>& breaks, const std::string& time);

}  // namespace candour
