// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/firth_fit.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"

namespace candour {

namespace {

// x' M x of the rows of a block, M symmetric by parameter. What the dummies of a cell add is worked
// out once a cell.
class QuadraticForms {
 public:
  QuadraticForms(const SelectedColumns& columns, const Eigen::MatrixXd& m)
      : m_columns(columns),
        m_m(m),
        m_dummies(static_cast<std::size_t>(columns.matrix().factors()) + 1),
        m_product(kBlockRows) {}

  void of(std::size_t from, std::size_t n, double* q) {
    addRuns(from, n, q);
    const auto& numeric = m_columns.numeric();
    for (const auto& column : numeric) {
      const double* x = column.values + from;
      // u_k (2 sum_d M_kd + M_kk u_k + 2 sum_j<k M_kj u_j)
      fillRuns(from, n, column.parameter);
      addScaled(m_product.data(), x, m_m(column.parameter, column.parameter), n);
      for (const auto& other : numeric) {
        if (&other == &column) break;
        addScaled(m_product.data(), other.values + from, 2 * m_m(column.parameter, other.parameter),
                  n);
      }
      multiply(m_product.data(), m_product.data(), x, n);
      addScaled(q, m_product.data(), 1, n);
    }
  }

 private:
  template <class ValueOfCell>
  void overRuns(std::size_t from, std::size_t n, double* out, const ValueOfCell& valueOf) {
    const ModelMatrix& matrix = m_columns.matrix();
    std::size_t cell = matrix.cellAt(from);
    for (std::size_t at = from; at < from + n; ++cell) {
      const std::size_t stop = std::min(from + n, matrix.cellBegin(cell + 1));
      const int count = m_columns.dummiesOf(cell, m_dummies.data());
      std::fill(out + (at - from), out + (stop - from), valueOf(count));
      at = stop;
    }
  }
  void addRuns(std::size_t from, std::size_t n, double* q) {
    overRuns(from, n, q, [this](int count) {
      double value = 0;
      for (int a = 0; a < count; ++a) {
        value += m_m(m_dummies[a], m_dummies[a]);
        for (int b = 0; b < a; ++b) value += 2 * m_m(m_dummies[a], m_dummies[b]);
      }
      return value;
    });
  }
  void fillRuns(std::size_t from, std::size_t n, int parameter) {
    overRuns(from, n, m_product.data(), [this, parameter](int count) {
      double value = 0;
      for (int a = 0; a < count; ++a) value += 2 * m_m(parameter, m_dummies[a]);
      return value;
    });
  }

  const SelectedColumns& m_columns;
  const Eigen::MatrixXd& m_m;
  std::vector<int> m_dummies;
  std::vector<double> m_product;
};

struct FirthPass {
  double logLikelihood = 0;
  double penalised = -std::numeric_limits<double>::infinity();
  Eigen::MatrixXd information;
  Eigen::LDLT<Eigen::MatrixXd> factor;
  std::vector<double> slope;     // by position
  std::vector<double> residual;  // w (y - p), by position
  std::vector<double> eta;
};

// The likelihood and the information at `beta`.
FirthPass firthPass(const SelectedColumns& columns, const std::vector<double>& y,
                    const std::vector<double>& w, const Eigen::VectorXd& beta) {
  const std::size_t rows = columns.matrix().rows();
  const Chunks chunks(rows);
  FirthPass pass;
  pass.slope.resize(rows);
  pass.residual.resize(rows);
  pass.eta.resize(rows);
  std::vector<BlockSums> parts(chunks.count, BlockSums(columns));
  std::vector<double> likelihood(chunks.count, 0);
  parallelFor(chunks.count, [&](std::size_t chunk) {
    for (std::size_t at = chunks.begin(chunk); at < chunks.end(chunk); at += kBlockRows) {
      const std::size_t n = std::min(kBlockRows, chunks.end(chunk) - at);
      columns.linearPredictor(beta, at, n, pass.eta.data() + at);
      likelihood[chunk] += logisticTerms(pass.eta.data() + at, y.data() + at, w.data() + at,
                                         pass.slope.data() + at, pass.residual.data() + at, n);
      parts[chunk].add(at, n, pass.slope.data() + at, pass.residual.data() + at);
    }
  });
  const int p = columns.parameters();
  Eigen::MatrixXd lower = Eigen::MatrixXd::Zero(p, p);
  for (std::size_t chunk = 0; chunk < chunks.count; ++chunk) {
    lower += parts[chunk].information;
    pass.logLikelihood += likelihood[chunk];
  }
  pass.information = lower.selfadjointView<Eigen::Lower>();
  pass.factor.compute(pass.information);
  if (pass.factor.info() == Eigen::Success && pass.factor.vectorD().minCoeff() > 0) {
    pass.penalised = pass.logLikelihood + pass.factor.vectorD().array().log().sum() / 2;
  }
  return pass;
}

// Adds h (1/2 - p) to the residuals of `pass` and gives the penalised score, X' of them. With
// p = 1/2 + tanh(eta/2)/2, 1/2 - p = -tanh(eta/2)/2.
Eigen::VectorXd penalisedScore(const SelectedColumns& columns, FirthPass& pass) {
  const int p = columns.parameters();
  const Eigen::MatrixXd inverse = pass.factor.solve(Eigen::MatrixXd::Identity(p, p));
  const Chunks chunks(pass.slope.size());
  std::vector<BlockSums> parts(chunks.count, BlockSums(columns, BlockSums::Keep::Gradient));
  parallelFor(chunks.count, [&](std::size_t chunk) {
    QuadraticForms forms(columns, inverse);
    std::vector<double> q(kBlockRows);
    for (std::size_t at = chunks.begin(chunk); at < chunks.end(chunk); at += kBlockRows) {
      const std::size_t n = std::min(kBlockRows, chunks.end(chunk) - at);
      forms.of(at, n, q.data());
      for (std::size_t i = 0; i < n; ++i) {
        pass.residual[at + i] -= pass.slope[at + i] * q[i] * std::tanh(pass.eta[at + i] / 2) / 2;
      }
      parts[chunk].addGradient(at, n, pass.residual.data() + at);
    }
  });
  Eigen::VectorXd score = Eigen::VectorXd::Zero(p);
  for (const auto& part : parts) score += part.gradient;
  return score;
}

}  // namespace

LogisticFit fitFirth(const ModelMatrix& matrix, const ColumnSelection& selection,
                     const std::vector<double>& y, const std::vector<double>& w,
                     const LogisticOptions& options, const Job& job) {
  const SelectedColumns columns(matrix, selection);
  LogisticFit fit;
  fit.selection = selection;
  fit.status = FitStatus::NotConverged;
  fit.beta = options.start.size() > 0 ? options.start : Eigen::VectorXd::Zero(selection.parameters);
  FirthPass pass = firthPass(columns, y, w, fit.beta);
  while (fit.iterations < options.maxIterations && !job.stopped()) {
    const Eigen::VectorXd score = penalisedScore(columns, pass);
    Eigen::VectorXd step = pass.factor.solve(score);
    if (!step.allFinite()) break;
    ++fit.iterations;
    const double longest = step.cwiseAbs().maxCoeff();
    if (longest <= options.tolerance) {
      fit.status = FitStatus::Converged;
      break;
    }
    // No step is longer than 5 standard deviations; one that lowers the likelihood is halved.
    if (longest > 5) step *= 5 / longest;
    const double slack = 1e-10 * (1 + std::abs(pass.penalised));
    FirthPass next = firthPass(columns, y, w, fit.beta + step);
    for (int halving = 0; halving < 12 && !(next.penalised >= pass.penalised - slack); ++halving) {
      step /= 2;
      next = firthPass(columns, y, w, fit.beta + step);
    }
    fit.beta += step;
    pass = std::move(next);
  }
  // The residuals of the last pass have their penalty where the loop ended by convergence.
  if (fit.status == FitStatus::NotConverged) penalisedScore(columns, pass);
  fit.information = std::move(pass.information);
  fit.residual = std::move(pass.residual);
  fit.logLikelihood = pass.logLikelihood;
  return fit;
}

}  // namespace candour
