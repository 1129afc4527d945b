// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "models/briefing/figure.h"

namespace candour {

/// Figures tame and pathological, each with a name: 1 to 15 drivers, 2 to 40 areas, 80-letter
/// wordings, words without a blank, negative, tiny and zero effects, wide intervals, no answer.
std::vector<std::pair<std::string, Figure>> sampleFigures();

/// One of them; throws std::out_of_range when there is none of that name.
Figure sampleFigure(const std::string& name);

}  // namespace candour
