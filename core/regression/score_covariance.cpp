// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/score_covariance.h"

#include <Eigen/Cholesky>
#include <limits>

#include "core/design/design_variance.h"
#include "core/regression/block_sums.h"

namespace candour {

namespace {

// Every row its own PSU: no totals need be built. V = X' diag(scale_h r^2) X minus what centring
// takes.
Eigen::MatrixXd rowwiseCovariance(const SelectedColumns& columns,
                                  const std::vector<double>& residual, const SurveyDesign& design,
                                  const StratumScales& scales,
                                  const std::vector<std::uint32_t>& designRow) {
  const std::size_t rows = designRow.size();
  std::vector<double> squares(rows);
  std::vector<std::int32_t> stratum(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    stratum[i] = design.stratum[designRow[i]];
    squares[i] = scales.scale[stratum[i]] * residual[i] * residual[i];
  }
  Eigen::MatrixXd result = weightedCrossProduct(columns, squares);
  auto totals = groupTotals(columns, residual, stratum, design.strata());
  for (Eigen::Index h = 0; h < totals.rows(); ++h) {
    const double n = design.psusInStratum[h];
    totals.row(h) *= scales.centred[h] ? std::sqrt(scales.scale[h] / n) : 0.0;
  }
  result.noalias() -= totals.transpose() * totals;
  return result;
}

}  // namespace

Result<Eigen::MatrixXd> scoreCovariance(const ModelMatrix& matrix, const ColumnSelection& selection,
                                        const std::vector<double>& residual,
                                        const SurveyDesign& design,
                                        const std::vector<std::uint32_t>& designRow) {
  const SelectedColumns columns(matrix, selection);
  if (design.rowsArePsus && !design.replicates) {
    const auto scales = stratumScales(design);
    if (!scales) return tl::make_unexpected(scales.error());
    return rowwiseCovariance(columns, residual, design, *scales, designRow);
  }
  std::vector<std::int32_t> psu(designRow.size());
  for (std::size_t i = 0; i < psu.size(); ++i) psu[i] = design.psu[designRow[i]];
  return designCovariance(design, groupTotals(columns, residual, psu, design.psus()));
}

Eigen::MatrixXd sandwich(const Eigen::MatrixXd& information, const Eigen::MatrixXd& scores,
                         const std::vector<char>& left) {
  const Eigen::Index p = information.rows();
  if (left.empty()) {
    const Eigen::LDLT<Eigen::MatrixXd> factor(information);
    const Eigen::MatrixXd half = factor.solve(scores);
    Eigen::MatrixXd v = factor.solve(half.transpose());
    return (v + v.transpose()) / 2;
  }
  // Keep the finite parameters first, then as many of the others as still carry information: those
  // that a sweep leaves without any span the separated directions.
  std::vector<int> order;
  for (int pass = 0; pass < 2; ++pass) {
    for (Eigen::Index j = 0; j < p; ++j) {
      if ((left[j] != 0) == (pass == 1)) order.push_back(static_cast<int>(j));
    }
  }
  Eigen::MatrixXd a = information(order, order);
  const Eigen::VectorXd whole = a.diagonal();
  std::vector<int> kept;
  for (Eigen::Index k = 0; k < p; ++k) {
    if (!(a(k, k) > 1e-7 * whole[k]) || whole[k] <= 1e-8) continue;
    kept.push_back(order[k]);
    for (Eigen::Index i = k + 1; i < p; ++i) {
      const double factor = a(i, k) / a(k, k);
      a.row(i).tail(p - k) -= factor * a.row(k).tail(p - k);
    }
  }
  const Eigen::MatrixXd inner = sandwich(information(kept, kept), scores(kept, kept), {});
  Eigen::MatrixXd v = Eigen::MatrixXd::Constant(p, p, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    for (std::size_t j = 0; j < kept.size(); ++j) {
      if (!left[kept[i]] && !left[kept[j]]) v(kept[i], kept[j]) = inner(i, j);
    }
  }
  return v;
}

}  // namespace candour
