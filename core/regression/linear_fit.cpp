// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/linear_fit.h"

#include <Eigen/Cholesky>
#include <algorithm>

#include "core/base/check.h"
#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"

namespace candour {

std::vector<double> linearPredictor(const ModelMatrix& matrix, const ColumnSelection& selection,
                                    const Eigen::VectorXd& beta) {
  check(beta.size() == selection.parameters, "one coefficient a parameter");
  const SelectedColumns columns(matrix, selection);
  std::vector<double> eta(matrix.rows());
  const Chunks chunks(eta.size());
  parallelFor(chunks.count, [&](std::size_t chunk) {
    const std::size_t from = chunks.begin(chunk);
    if (from < chunks.end(chunk)) {
      columns.linearPredictor(beta, from, chunks.end(chunk) - from, eta.data() + from);
    }
  });
  return eta;
}

LinearFit fitLinear(const ModelMatrix& matrix, const ColumnSelection& selection,
                    const Eigen::MatrixXd& crossProducts, const std::vector<double>& y,
                    const std::vector<double>& w) {
  check(y.size() == matrix.rows() && w.size() == matrix.rows(), "one entry a position");
  const SelectedColumns columns(matrix, selection);
  const std::vector<int> kept = selection.columns();
  LinearFit fit;
  fit.selection = selection;
  fit.information = crossProducts(kept, kept);
  const Eigen::LDLT<Eigen::MatrixXd> factor(fit.information);
  fit.residual.resize(y.size());
  for (std::size_t i = 0; i < y.size(); ++i) fit.residual[i] = w[i] * y[i];
  fit.beta = factor.solve(columnTotals(columns, fit.residual));
  // The second solve works on what the first left over, and takes its rounding out.
  for (const bool last : {false, true}) {
    const std::vector<double> eta = linearPredictor(matrix, selection, fit.beta);
    for (std::size_t i = 0; i < y.size(); ++i) fit.residual[i] = w[i] * (y[i] - eta[i]);
    if (!last) fit.beta += factor.solve(columnTotals(columns, fit.residual));
  }
  return fit;
}

}  // namespace candour
