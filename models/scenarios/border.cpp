// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scenarios/border.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "core/base/check.h"
#include "models/boroughs/small_area.h"

namespace candour {

Border bestQuarter(const std::vector<double>& y, const std::vector<double>& psi) {
  check(y.size() >= 2 && y.size() == psi.size(), "two areas or more, each with a variance");
  const auto asVector = [](const std::vector<double>& x) {
    return Eigen::VectorXd(
        Eigen::Map<const Eigen::VectorXd>(x.data(), static_cast<Eigen::Index>(x.size())));
  };
  const FayHerriot areas = fayHerriot(asVector(y), asVector(psi));
  const Eigen::VectorXd& shrunk = areas.estimate;
  const Eigen::VectorXd& gamma = areas.weight;
  const Eigen::VectorXd weight = (asVector(psi).array() + areas.variance).inverse();
  Border border;
  border.variance = areas.variance;
  std::vector<std::size_t> order(y.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return shrunk[a] < shrunk[b]; });
  const double place = 0.75 * static_cast<double>(y.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const double rest = place - static_cast<double>(below);
  std::vector<double> atBorder(y.size(), 0);
  atBorder[order[below]] = 1 - rest;
  if (rest > 0) atBorder[order[below + 1]] = rest;
  double towardsMean = 0;
  for (std::size_t k = 0; k < y.size(); ++k) {
    border.value += atBorder[k] * shrunk[k];
    towardsMean += atBorder[k] * (1 - gamma[k]);
  }
  for (std::size_t k = 0; k < y.size(); ++k) {
    border.part.push_back(atBorder[k] * gamma[k] + towardsMean * weight[k] / weight.sum());
  }
  return border;
}

}  // namespace candour
