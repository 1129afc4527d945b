// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "core/regression/model_matrix.h"

namespace candour {

/// Bell and McCaffrey's (2002) bias-reduced errors for few clusters (CR2; docs/methods.md d4), with
/// degrees of freedom of any linear combination of the parameters.
///
/// With v the working weights of the fit and X~ = v^1/2 X, the scores of cluster g are those of
/// (I - H_gg)^-1/2 times its weighted residuals, H = X~ (X~'X~)^-1 X~'. All of it happens in the p
/// dimensions that X~ spans: Q_g = R' (X_g' v X_g) R with R R' = (X'vX)^-1 has the eigenvalues of
/// H_gg, so no matrix of the size of a cluster is built.
struct ClusterRobust {
  Eigen::MatrixXd covariance;  // of the parameters
  int clusters = 0;            // with rows

  /// Satterthwaite's degrees of freedom of the estimate c'b under the working model (variances 1/v,
  /// no correlation): E^2 / sum P_ij^2, P the covariance of the clusters' parts of c'b, E its
  /// trace. NaN where no cluster has a part.
  [[nodiscard]] double df(const Eigen::VectorXd& c) const;

  Eigen::MatrixXd root;                 // R
  std::vector<Eigen::MatrixXd> adjust;  // L_g = (I - Q_g)^-1/2, by cluster
  std::vector<Eigen::MatrixXd> share;   // Q_g
};

/// `v`: working weights by position, w p (1 - p) of a logistic fit, w of a linear one; `residual`:
/// those of the score, w (y - p); `group`: 0 .. groups - 1 by position. Columns of `selection` are
/// not aliased. A direction that a cluster alone determines (an eigenvalue of 1) is left out of the
/// cluster's part, as clubSandwich does.
ClusterRobust clusterRobust(const ModelMatrix& matrix, const ColumnSelection& selection,
                            const std::vector<double>& v, const std::vector<double>& residual,
                            const std::vector<std::int32_t>& group, int groups);

}  // namespace candour
