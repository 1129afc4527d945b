// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <algorithm>
#include <cmath>

namespace candour {

/// The angle sin^-1(sqrt(share)), on which a share's sampling variance hardly depends on the share;
/// radians, 0 to a quarter turn.
inline double arcsineOf(double share) {
  return std::asin(std::sqrt(share));
}

/// The share of an angle; angles beyond 0 and a quarter turn count as the nearer of them.
inline double shareOfArcsine(double angle) {
  constexpr double kQuarterTurn = 1.5707963267948966;
  const double sine = std::sin(std::clamp(angle, 0.0, kQuarterTurn));
  return sine * sine;
}

}  // namespace candour
