// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/briefing/scale_figures.h"

namespace candour {

/// A scale of items with these wordings and item-rest correlations, of simulated interviews.
Reliability reliabilityWith(const std::vector<std::string>& wordings,
                            const std::vector<double>& itemRests, double alpha);

/// Factors of items with these wordings and loadings (a row each); two of them correlate .4.
FactorStructure structureWith(const std::vector<std::string>& wordings,
                              const std::vector<std::vector<double>>& loadings);

/// Eight items of two kinds, one of which belongs to both.
FactorStructure twoKinds();

}  // namespace candour
