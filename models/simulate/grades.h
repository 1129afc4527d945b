// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/random.h"

namespace candour {

/// The shares of the better answers in a row of either-or decisions, from the best answer down: the
/// best among the favourable; then among the unfavourable the least bad, the next ...
struct Grades {
  std::size_t favourableFrom = 0;  // index of the first favourable answer
  double best = 0;
  std::vector<double> leastBad;
};

/// The answer, by its index, of somebody who is favourable or not; how strongly leans on the linear
/// predictor, which side it is on never does.
std::int8_t graded(bool favourable, double predictor, const Grades& grades, Random& random);

double logistic(double x);

/// The intercept with which the weighted mean of the probabilities of `rows` is `target`.
double interceptFor(double target, const std::vector<std::size_t>& rows,
                    const std::vector<double>& predictor, const std::vector<double>& weight);

}  // namespace candour
