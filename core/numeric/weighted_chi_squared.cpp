// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/numeric/weighted_chi_squared.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "core/base/check.h"
#include "core/numeric/tails.h"

namespace candour {

namespace {

// A scale of chi-squared with how many degrees of freedom have it.
struct Part {
  double scale = 0;
  double df = 1;
};

// The cumulant generating function of a sum of scaled chi-squared, and two derivatives.
struct Cumulants {
  double value = 0;
  double first = 0;
  double second = 0;
};

Cumulants cumulantsAt(const std::vector<Part>& parts, double zeta) {
  Cumulants k;
  for (const auto& part : parts) {
    const double ratio = part.scale / (1 - 2 * zeta * part.scale);
    k.value -= part.df * std::log1p(-2 * zeta * part.scale) / 2;
    k.first += part.df * ratio;
    k.second += 2 * part.df * ratio * ratio;
  }
  return k;
}

// Where the first derivative is zero: it grows from -inf to +inf between the poles.
double saddlepoint(const std::vector<Part>& parts, double low, double high) {
  for (int i = 0; i < 200; ++i) {
    const double middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    (cumulantsAt(parts, middle).first < 0 ? low : high) = middle;
  }
  return (low + high) / 2;
}

// Nothing beside the mean, where the formula is 0/0.
std::optional<double> saddlepointUpper(std::vector<Part> parts) {
  double largest = 0;
  for (const auto& part : parts) largest = std::max(largest, part.scale);
  double low = -1e300;
  for (auto& part : parts) {
    part.scale /= largest;
    if (part.scale < 0) low = std::max(low, 1 / (2 * part.scale));
  }
  const double zeta = saddlepoint(parts, low, 0.5);
  if (std::abs(zeta) < 1e-4) return std::nullopt;
  const Cumulants k = cumulantsAt(parts, zeta);
  const double w = std::copysign(std::sqrt(std::max(0.0, -2 * k.value)), zeta);
  const double v = zeta * std::sqrt(k.second);
  return normalCdf(-(w + std::log(v / w) / w));
}

}  // namespace

double weightedFUpper(double x, const std::vector<double>& lambda, int df) {
  check(df > 0 && !lambda.empty(), "positive degrees of freedom");
  if (std::isnan(x)) return x;
  if (!(x > 0)) return 1;
  std::vector<Part> parts;
  for (const double scale : lambda) parts.push_back({scale, 1});
  parts.push_back({-x / df, static_cast<double>(df)});
  if (const auto p = saddlepointUpper(std::move(parts))) return *p;
  const double total = std::accumulate(lambda.begin(), lambda.end(), 0.0);
  const double squares = std::inner_product(lambda.begin(), lambda.end(), lambda.begin(), 0.0);
  return fUpper(x / total, total * total / squares, df);
}

}  // namespace candour
