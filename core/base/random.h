// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace candour {

/// Reproducible random numbers: xoshiro256** (Blackman & Vigna 2018) seeded by SplitMix64, with
/// distributions of our own, since those of the standard library differ between compilers. The same
/// seed gives the same numbers on every compiler with IEEE doubles.
class Random {
 public:
  explicit Random(std::uint64_t seed);

  std::uint64_t next();
  /// In [0, 1), 53 bits.
  double uniform();
  /// Standard normal, by Wichura's AS 241 inverse (one uniform a draw).
  double normal();
  /// In 0 .. bound-1; bound > 0.
  std::uint64_t below(std::uint64_t bound);
  bool bernoulli(double probability) { return uniform() < probability; }
  /// An index drawn with the given non-negative weights, not all zero.
  std::size_t pick(std::span<const double> weights);

 private:
  std::array<std::uint64_t, 4> m_state;
};

/// The standard normal quantile, AS 241 (PPND16), about 1e-16 relative; p in (0, 1).
double normalQuantile(double p);

}  // namespace candour
