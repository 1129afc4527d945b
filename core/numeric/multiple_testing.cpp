// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/numeric/multiple_testing.h"

#include <algorithm>
#include <cmath>

namespace candour {

namespace {

// The members of the family, smallest p first.
std::vector<std::size_t> fromSmallest(const std::vector<double>& p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (!std::isnan(p[i])) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&p](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  return order;
}

}  // namespace

std::vector<double> holm(const std::vector<double>& p) {
  const auto order = fromSmallest(p);
  std::vector<double> adjusted = p;
  double largest = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const double step = p[order[rank]] * static_cast<double>(order.size() - rank);
    largest = std::max(largest, std::min(step, 1.0));
    adjusted[order[rank]] = largest;
  }
  return adjusted;
}

std::vector<double> benjaminiHochberg(const std::vector<double>& p) {
  const auto order = fromSmallest(p);
  std::vector<double> adjusted = p;
  double smallest = 1;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const double step =
        p[order[rank - 1]] * static_cast<double>(order.size()) / static_cast<double>(rank);
    smallest = std::min(smallest, step);
    adjusted[order[rank - 1]] = smallest;
  }
  return adjusted;
}

}  // namespace candour
