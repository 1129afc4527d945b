// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>

namespace candour {

/// The smallest of `x` up to which at least the part `q` (0 < q <= 1) of the weight lies: the
/// inverse of the weighted distribution function (R's svyquantile(qrule = "math"), type 1 without
/// weights). n at least 1; weights positive. No sort of everything: two passes and a sort of one
/// bin in a thousand.
double weightedQuantile(const double* x, const double* w, std::size_t n, double q);

}  // namespace candour
