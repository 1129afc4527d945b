// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/nested_fits.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <numeric>
#include <utility>

#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"
#include "core/regression/linear_fit.h"
#include "core/regression/nested_walk.h"

namespace candour {

namespace {

// X' diag(w p (1-p)) X over every column of the matrix.
Eigen::MatrixXd informationOf(const ModelMatrix& matrix, const ColumnSelection& selection,
                              const Eigen::VectorXd& beta, const std::vector<double>& w) {
  std::vector<double> slope = linearPredictor(matrix, selection, beta);
  std::vector<double> p(kBlockRows);
  std::vector<double> eta(kBlockRows);
  for (std::size_t at = 0; at < slope.size(); at += kBlockRows) {
    const std::size_t n = std::min(kBlockRows, slope.size() - at);
    std::copy_n(slope.begin() + static_cast<std::ptrdiff_t>(at), n, eta.begin());
    logisticMeans(eta.data(), w.data() + at, p.data(), slope.data() + at, n);
  }
  const SelectedColumns columns(matrix, ColumnSelection::all(matrix));
  return weightedCrossProduct(columns, slope);
}

class LogisticSums : public NestedSums {
 public:
  LogisticSums(const ModelMatrix& matrix, const ColumnSelection& selection,
               const std::vector<double>& y, const std::vector<double>& w)
      : m_columns(matrix, selection),
        m_sums(m_columns, BlockSums::Keep::Gradient),
        m_y(y),
        m_w(w) {}

  void begin(const Eigen::VectorXd& parameters, bool likelihood) override {
    m_beta = &parameters;
    m_totals = {likelihood};
    m_sums.gradient.setZero();
  }

  void add(std::size_t at, std::size_t n, double* room) override {
    double* eta = room;
    double* slope = room + kBlockRows;
    double* residual = room + 2 * kBlockRows;
    const double* y = m_y.data() + at;
    const double* w = m_w.data() + at;
    m_columns.linearPredictor(*m_beta, at, n, eta);
    m_totals.add(eta, y, w, slope, residual, n);
    m_sums.addGradient(at, n, residual);
  }

  void stepOf(NestedWalk& walk) override {
    walk.step(m_sums.gradient, m_totals.slopes, m_totals.likelihood);
  }

 private:
  SelectedColumns m_columns;
  BlockSums m_sums;
  const std::vector<double>& m_y;
  const std::vector<double>& m_w;
  const Eigen::VectorXd* m_beta = nullptr;
  LogitTotals m_totals;
};

}  // namespace

std::vector<NestedFit> fitNested(const ModelMatrix& matrix, const NestedPlan& plan,
                                 const LogisticFit& full, const std::vector<double>& y,
                                 const std::vector<double>& w, const Job& job) {
  if (plan.selections.empty()) return {};
  const auto byNewton = [&](const ColumnSelection& selection) {
    LogisticFit fit = fitLogistic(matrix, selection, y, w, {}, job);
    return NestedFit{std::move(fit.beta), {}, fit.logLikelihood, fit.status};
  };
  const ColumnSelection& least = smallestOf(plan);
  NestedModel model;
  model.rows = matrix.rows();
  model.frame = {informationOf(matrix, full.selection, full.beta, w),
                 informationOf(matrix, least, byNewton(least).beta, w), least.parameters};
  model.full = {nestedPlaces(full.selection, 0), full.beta};
  model.sums = [&](const ColumnSelection& selection) {
    return std::make_unique<LogisticSums>(matrix, selection, y, w);
  };
  model.byNewton = byNewton;
  return walkNested(model, plan, job);
}

std::vector<NestedFit> fitNested(const ModelMatrix& matrix, const NestedPlan& plan,
                                 const Eigen::MatrixXd& crossProducts, const std::vector<double>& y,
                                 const std::vector<double>& w) {
  std::vector<double> wy(y.size());
  double squares = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    wy[i] = w[i] * y[i];
    squares += wy[i] * y[i];
  }
  const Eigen::VectorXd withY =
      columnTotals(SelectedColumns(matrix, ColumnSelection::all(matrix)), wy);
  std::vector<NestedFit> fits(plan.selections.size());
  parallelFor(fits.size(), [&](std::size_t s) {
    const std::vector<int> kept = plan.selections[s].columns();
    const Eigen::MatrixXd a = crossProducts(kept, kept);
    const Eigen::VectorXd b = withY(kept);
    const Eigen::LDLT<Eigen::MatrixXd> factor(a);
    Eigen::VectorXd beta = factor.solve(b);
    // The second solve works on what the first left over, and takes its rounding out.
    beta += factor.solve(b - a * beta);
    // sum w (y - x'beta)^2, second order in any error of beta.
    const double left = squares - 2 * beta.dot(b) + beta.dot(a * beta);
    fits[s] = {std::move(beta), {}, -left / 2, FitStatus::Converged};
  });
  return fits;
}

}  // namespace candour
