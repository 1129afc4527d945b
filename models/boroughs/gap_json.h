// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/boroughs/gap.h"

namespace candour {

/// The answer as a JSON document, names as the command line promises them; a number that is not
/// available is null with a sibling "why".
std::string gapJson(const GapExplanation& gap);

}  // namespace candour
