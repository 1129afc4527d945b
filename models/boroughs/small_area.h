// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <vector>

#include "models/boroughs/borough_pack.h"

namespace candour {

/// The Fay-Herriot model without covariates: y_i = mean + u_i + e_i, u_i of one variance, e_i of
/// the known variance psi_i (docs/methods.md d18).
struct FayHerriot {
  double mean = 0;
  double variance = 0;       // of u, by restricted maximum likelihood; 0: none can be detected
  Eigen::VectorXd estimate;  // gamma_i y_i + (1 - gamma_i) mean
  Eigen::VectorXd mse;       // Prasad and Rao: g1 + g2 + 2 g3
  Eigen::VectorXd weight;    // gamma_i = variance / (variance + psi_i)
};

/// At least two areas; psi positive.
FayHerriot fayHerriot(const Eigen::VectorXd& y, const Eigen::VectorXd& psi);

/// The shrunk estimates of a comparison's areas, in their order, with what the model says.
struct SmallAreas {
  std::vector<ShrunkEstimate> areas;
  double variance = 0;  // not available below three areas
};

/// On the scale of sin^-1 sqrt(share), which has values at 0 and 1 too; psi_i = d / (4 n_i) with d
/// the mean design effect over the areas that have one (that of the whole where none has). Led back
/// by sin^2; intervals by +- 1.96 root mse on the scale.
SmallAreas shrinkAreas(const BoroughComparison& comparison);

}  // namespace candour
