// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/cluster_robust.h"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <limits>

#include "core/base/check.h"
#include "core/regression/block_sums.h"

namespace candour {

namespace {

// X_g' v X_g of every cluster, lower triangles; empty where a cluster has no row.
std::vector<Eigen::MatrixXd> informations(const SelectedColumns& columns,
                                          const std::vector<double>& v,
                                          const std::vector<std::int32_t>& group, int groups) {
  const ModelMatrix& matrix = columns.matrix();
  const int p = columns.parameters();
  std::vector<Eigen::MatrixXd> sums(static_cast<std::size_t>(groups));
  std::vector<int> parameter(static_cast<std::size_t>(matrix.factors()) + 1);
  std::vector<double> value;
  for (std::size_t cell = 0; cell < matrix.cells(); ++cell) {
    const int dummies = columns.dummiesOf(cell, parameter.data());
    std::vector<int> used(parameter.begin(), parameter.begin() + dummies);
    for (const auto& column : columns.numeric()) used.push_back(column.parameter);
    value.assign(used.size(), 1.0);
    for (std::size_t i = matrix.cellBegin(cell); i < matrix.cellBegin(cell + 1); ++i) {
      auto at = value.begin() + dummies;
      for (const auto& column : columns.numeric()) *at++ = column.values[i];
      Eigen::MatrixXd& sum = sums[static_cast<std::size_t>(group[i])];
      if (sum.size() == 0) sum = Eigen::MatrixXd::Zero(p, p);
      for (std::size_t a = 0; a < used.size(); ++a) {
        const double scaled = v[i] * value[a];
        for (std::size_t b = 0; b < used.size(); ++b) sum(used[a], used[b]) += scaled * value[b];
      }
    }
  }
  return sums;
}

// (I - Q)^-1/2 in the directions that the cluster does not determine alone.
Eigen::MatrixXd inverseRoot(const Eigen::MatrixXd& share) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(share);
  Eigen::VectorXd scale(share.rows());
  for (Eigen::Index k = 0; k < scale.size(); ++k) {
    const double rest = 1 - solver.eigenvalues()[k];
    scale[k] = rest > 1e-12 ? 1 / std::sqrt(rest) : 0;
  }
  return solver.eigenvectors() * scale.asDiagonal() * solver.eigenvectors().transpose();
}

}  // namespace

double ClusterRobust::df(const Eigen::VectorXd& c) const {
  const Eigen::VectorXd direction = root.transpose() * c;
  const auto count = static_cast<Eigen::Index>(adjust.size());
  Eigen::MatrixXd parts(direction.size(), count);
  Eigen::VectorXd own(count);
  for (Eigen::Index g = 0; g < count; ++g) {
    const auto at = static_cast<std::size_t>(g);
    const Eigen::VectorXd adjusted = adjust[at] * direction;
    parts.col(g) = share[at] * adjusted;
    own[g] = adjusted.dot(parts.col(g));
  }
  Eigen::MatrixXd p = -(parts.transpose() * parts);
  p.diagonal() += own;
  const double trace = p.trace();
  const double squares = p.squaredNorm();
  return squares > 0 ? trace * trace / squares : std::numeric_limits<double>::quiet_NaN();
}

ClusterRobust clusterRobust(const ModelMatrix& matrix, const ColumnSelection& selection,
                            const std::vector<double>& v, const std::vector<double>& residual,
                            const std::vector<std::int32_t>& group, int groups) {
  check(v.size() == matrix.rows() && group.size() == matrix.rows(), "one entry a position");
  const SelectedColumns columns(matrix, selection);
  const auto sums = informations(columns, v, group, groups);
  const auto scores = groupTotals(columns, residual, group, groups);
  const int p = selection.parameters;
  Eigen::MatrixXd whole = Eigen::MatrixXd::Zero(p, p);
  for (const auto& sum : sums) {
    if (sum.size() > 0) whole += sum;
  }
  ClusterRobust result;
  const Eigen::MatrixXd lower = whole.llt().matrixL();
  const auto triangle = lower.triangularView<Eigen::Lower>();
  result.root = triangle.solve(Eigen::MatrixXd::Identity(p, p)).transpose();
  Eigen::MatrixXd meat = Eigen::MatrixXd::Zero(p, p);
  for (std::size_t g = 0; g < sums.size(); ++g) {
    if (sums[g].size() == 0) continue;
    ++result.clusters;
    result.share.emplace_back(result.root.transpose() * sums[g] * result.root);
    result.adjust.push_back(inverseRoot(result.share.back()));
    const Eigen::VectorXd score =
        result.adjust.back() *
        (result.root.transpose() * scores.row(static_cast<Eigen::Index>(g)).transpose());
    meat += score * score.transpose();
  }
  result.covariance = result.root * meat * result.root.transpose();
  return result;
}

}  // namespace candour
