// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

namespace candour {

/// P(X <= x, Y <= y) of two standard normals with correlation `rho` in [-1, 1], by Owen's T
/// function (Owen 1956, eq. 2.1), about 1e-15 absolute. x and y may be infinite.
double bivariateNormalCdf(double x, double y, double rho);

/// Their density at (x, y); 0 where x or y is infinite. |rho| < 1.
double bivariateNormalDensity(double x, double y, double rho);

/// The density of one standard normal; 0 at infinity.
double normalDensity(double x);

}  // namespace candour
