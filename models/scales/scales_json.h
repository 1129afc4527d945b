// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/scales/factors.h"
#include "models/scales/reliability.h"

namespace candour {

/// What the command line promises of `reliability`: the first answer's parts, and where there are
/// several (one a driver) each of them under "scales".
std::string reliabilityJson(const std::vector<Reliability>& answers);
std::string factorsJson(const FactorStructure& answer);

}  // namespace candour
