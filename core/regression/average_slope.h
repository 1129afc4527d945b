// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "core/regression/margins.h"

namespace candour {

/// The weighted average of p(1-p) over the model's rows, by which a coefficient becomes an average
/// slope of the probability, with its gradient in the parameters.
Margin averageSlope(const ModelMatrix& matrix, const LogisticFit& fit,
                    const std::vector<double>& w);

}  // namespace candour
