// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/refit.h"

#include <numeric>

namespace candour {

namespace {

// The columns of the fit that the remaining rows tell apart.
ColumnSelection selectionLeft(const PreparedModel& model, const FittedModel& fitted,
                              const std::vector<double>& w) {
  std::vector<int> columns = fitted.fit.selection.columns();
  columns.erase(columns.begin());  // the intercept goes first by itself
  return independentColumns(crossProducts(model.matrix, w), columns);
}

}  // namespace

Refit refitWeighted(const PreparedModel& model, const FittedModel& fitted, std::vector<double> w,
                    double tolerance) {
  const double total = std::accumulate(w.begin(), w.end(), 0.0);
  for (double& weight : w) weight *= static_cast<double>(w.size()) / total;
  Refit refit;
  refit.w = std::move(w);
  const ColumnSelection selection = selectionLeft(model, fitted, refit.w);
  LogisticOptions options;
  options.tolerance = tolerance;
  options.start = Eigen::VectorXd::Zero(selection.parameters);
  for (std::size_t column = 0; column < selection.parameterOf.size(); ++column) {
    const int parameter = selection.parameterOf[column];
    if (parameter >= 0) {
      options.start[parameter] = fitted.fit.beta[fitted.fit.selection.parameterOf[column]];
    }
  }
  refit.fit = fitLogistic(model.matrix, selection, model.y, refit.w, options);
  return refit;
}

}  // namespace candour
