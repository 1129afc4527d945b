// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/unit_steps.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace candour {

namespace {
// Below this an eigenvalue of what is left says that the unit alone tells a column.
constexpr double kAlone = 1e-8;
}  // namespace

Units unitsOf(const PreparedModel& model) {
  Units units;
  units.rows.resize(model.n());
  std::iota(units.rows.begin(), units.rows.end(), 0U);
  std::stable_sort(units.rows.begin(), units.rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    return unitOf(model, a) < unitOf(model, b);
  });
  for (std::size_t i = 0; i < units.rows.size(); ++i) {
    if (i == 0 || unitOf(model, units.rows[i]) != unitOf(model, units.rows[i - 1])) {
      units.begin.push_back(i);
    }
  }
  units.begin.push_back(units.rows.size());
  return units;
}

UnitSteps::UnitSteps(const PreparedModel& model, const FittedModel& fitted,
                     const std::vector<double>& eta)
    : m_model(model),
      m_fitted(fitted),
      m_eta(eta),
      m_columns(model.matrix, fitted.fit.selection),
      m_inverse(fitted.fit.information.ldlt().solve(
          Eigen::MatrixXd::Identity(fitted.fit.information.rows(), fitted.fit.information.cols()))),
      m_errors(fitted.covariance.diagonal().cwiseSqrt()) {}

Eigen::VectorXd UnitSteps::without(const std::uint32_t* rows, std::size_t n,
                                   double& leverage) const {
  const Eigen::Index p = m_inverse.rows();
  const auto count = static_cast<Eigen::Index>(n);
  Eigen::MatrixXd s = Eigen::MatrixXd::Zero(count, p);
  Eigen::VectorXd score = Eigen::VectorXd::Zero(p);
  for (Eigen::Index i = 0; i < count; ++i) addRow(rows[i], s.row(i), score);
  const Eigen::VectorXd plain = m_inverse * score;
  const Eigen::MatrixXd half = s * m_inverse;
  leverage = half.cwiseProduct(s).sum();
  if (count > p) {
    Eigen::MatrixXd left = -(s.transpose() * s);
    left += m_fitted.fit.information;
    const Eigen::LDLT<Eigen::MatrixXd> factor(left);
    const double least = m_fitted.fit.information.diagonal().minCoeff();
    if (factor.vectorD().minCoeff() < kAlone * least)
      return Eigen::VectorXd::Constant(p, kNotAvailable);
    return -factor.solve(score);
  }
  Eigen::MatrixXd inner = -(half * s.transpose());
  inner.diagonal().array() += 1;
  const Eigen::LDLT<Eigen::MatrixXd> factor(inner);
  if (factor.vectorD().minCoeff() < kAlone) return Eigen::VectorXd::Constant(p, kNotAvailable);
  return -(plain + half.transpose() * factor.solve(s * plain));
}

void UnitSteps::addRow(std::uint32_t position,
                       Eigen::Ref<Eigen::RowVectorXd, 0, Eigen::InnerStride<>> s,
                       Eigen::VectorXd& score) const {
  const double eta = m_eta[position];
  const double spread = std::exp(-std::abs(eta) / 2) / (1 + std::exp(-std::abs(eta)));
  const double root = std::sqrt(m_model.w[position]) * spread;  // sqrt(w p (1 - p))
  const double residual = m_fitted.fit.residual[position];
  for (const auto& numeric : m_columns.numeric()) {
    s[numeric.parameter] = root * numeric.values[position];
    score[numeric.parameter] += residual * numeric.values[position];
  }
  std::vector<int> dummies(static_cast<std::size_t>(m_model.matrix.factors()) + 1);
  const int ones = m_columns.dummiesOf(m_model.matrix.cellAt(position), dummies.data());
  for (int k = 0; k < ones; ++k) {
    s[dummies[k]] = root;
    score[dummies[k]] += residual;
  }
}

}  // namespace candour
