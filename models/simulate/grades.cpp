// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/grades.h"

#include <cmath>

namespace candour {

namespace {

double meanProbability(const std::vector<std::size_t>& rows, const std::vector<double>& predictor,
                       const std::vector<double>& weight, double intercept) {
  double sum = 0;
  double total = 0;
  for (const std::size_t row : rows) {
    sum += weight[row] * logistic(predictor[row] + intercept);
    total += weight[row];
  }
  return sum / total;
}

// A chance of `share` for somebody indifferent, shifted by how strongly the person feels.
bool leans(double share, double predictor, Random& random) {
  return random.uniform() < logistic(std::log(share / (1 - share)) + .5 * predictor);
}

}  // namespace

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

std::int8_t graded(bool favourable, double predictor, const Grades& grades, Random& random) {
  if (favourable) {
    const bool best = leans(grades.best, predictor - 1, random);
    return static_cast<std::int8_t>(grades.favourableFrom + (best ? 1 : 0));
  }
  std::size_t answer = grades.favourableFrom - 1;
  for (const double share : grades.leastBad) {
    if (leans(share, predictor, random)) break;
    --answer;
  }
  return static_cast<std::int8_t>(answer);
}

double interceptFor(double target, const std::vector<std::size_t>& rows,
                    const std::vector<double>& predictor, const std::vector<double>& weight) {
  double low = -30;
  double high = 30;
  for (int step = 0; step < 40; ++step) {  // to 1e-10
    const double middle = (low + high) / 2;
    (meanProbability(rows, predictor, weight, middle) < target ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace candour
