// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/boroughs/borough_pack.h"

namespace candour {

/// The funnel of areas with shares p_i on effective sizes n_i about `target` (docs/methods.md d17;
/// Spiegelhalter 2005). Areas with a size that is not a positive number play no part.
///
/// z_i = (p_i - target) / sqrt(target (1 - target) / n_i). Where n_i min(target, 1 - target) is
/// below 10 for the smallest area the normal limits fail near 0 or 1, and all is on the arcsine
/// scale: z_i = 2 sqrt(n_i) (sin^-1 sqrt p_i - sin^-1 sqrt target). phi is the mean of z^2, the z
/// winsorised at their 10 % and 90 % quantiles (R's type 7). Limits are widened by sqrt(phi) only
/// where phi > 1 and I phi is beyond the 95 % point of chi-squared on I. No areas: phi is not
/// available.
Funnel funnelOf(double target, const std::vector<double>& share,
                const std::vector<double>& nEffective);

/// Where an area stands; not available for a size that is not a positive number.
FunnelPosition funnelPosition(const Funnel& funnel, double share, double nEffective);

}  // namespace candour
