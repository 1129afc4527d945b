// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/diagnostics/scored_rows.h"

namespace candour {

/// How far the model's columns determine each other, weights counted; products of drivers, which go
/// with their parts by construction, left out. With R the weighted correlations of the other
/// columns but the intercept, and R_g those of a driver's:
/// - GVIF = |R_g| |R_rest| / |R| (Fox and Monette 1992)
/// - condition indices (Belsley, Kuh and Welsch 1980) of R with the columns of each driver made
///   orthonormal first, so that neither the reference level nor the units of a column matter:
///   sqrt(largest eigenvalue / eigenvalue), and of every driver the shares of
///   sum over its columns of v^2 / eigenvalue
/// - weighted correlations of the drivers that are numbers or scales
Collinearity collinearityOf(const PreparedModel& model);

}  // namespace candour
