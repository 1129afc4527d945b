// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "tests/bench/coverage/quantities.h"

namespace candour::bench {

/// How a quantity fared over all samples.
struct Fared {
  std::string name;
  std::size_t numbers = 0;
  Promise promise = Promise::Each;
  double coverage = 0;      // share of intervals, or of samples where simultaneous, with the truth
  double coverageSe = 0;    // Monte Carlo error: samples are independent, numbers of one are not
  double lowest = 0;        // coverage of the number that is covered least
  double seRatio = 0;       // mean se / standard deviation of the estimates, averaged over numbers
  double bias = 0;          // mean of |mean estimate - truth| / standard deviation, over numbers
  std::size_t lacking = 0;  // intervals that were not available
};

/// `truth` of the population, `samples` estimates of each sample, shaped alike.
std::vector<Fared> tally(const Estimates& truth, const std::vector<std::vector<Estimate>>& samples);

/// A table; a mark where the Monte Carlo interval of coverage lies outside 93 to 97 %, or below 95
/// % where at least that is promised. Returns how many are marked.
int printTable(const std::vector<Fared>& all);

}  // namespace candour::bench
