// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/scales/factors.h"

namespace candour {

/// "A, B and C go together (alpha .83): ..." of one proposed scale, what to do included.
std::string scaleText(const FactorStructure& answer, const ProposedScale& scale);

/// Notes on halo, items across or without a factor, Heywood cases, items that run against their
/// factor, a number of factors other than parallel analysis says, what did not settle.
std::vector<Warning> factorWarnings(const FactorStructure& answer);

}  // namespace candour
