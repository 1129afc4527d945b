// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/leverage.h"

#include <Eigen/Cholesky>
#include <cmath>

#include "core/regression/linear_fit.h"

namespace candour {

std::vector<double> coefficientLeverage(const PreparedModel& model, const FittedModel& fitted,
                                        const Eigen::VectorXd& gradient) {
  const double largest = gradient.cwiseAbs().maxCoeff();
  std::vector<int> used;
  for (Eigen::Index j = 0; j < gradient.size(); ++j) {
    if (!std::isnan(fitted.covariance(j, j))) {
      used.push_back(static_cast<int>(j));
    } else if (std::abs(gradient[j]) > 1e-9 * largest) {
      return {};
    }
  }
  const Eigen::MatrixXd information = fitted.fit.information(used, used);
  const Eigen::VectorXd solved = information.ldlt().solve(Eigen::VectorXd(gradient(used)));
  Eigen::VectorXd c = Eigen::VectorXd::Zero(gradient.size());
  for (std::size_t i = 0; i < used.size(); ++i) c[used[i]] = solved[static_cast<Eigen::Index>(i)];
  return linearPredictor(model.matrix, fitted.fit.selection, c);
}

}  // namespace candour
