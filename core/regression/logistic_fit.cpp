// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/logistic_fit.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"
#include "core/regression/maximised.h"

namespace candour {

namespace {

// One pass over the data at `beta`.
struct Pass {
  double logLikelihood = 0;
  Eigen::VectorXd gradient;
  Eigen::MatrixXd information;
};

struct ChunkSums {
  BlockSums sums;
  double logLikelihood = 0;
};

Pass passOver(const SelectedColumns& columns, const std::vector<double>& y,
              const std::vector<double>& w, const Eigen::VectorXd& beta,
              std::vector<double>* residual, BlockSums::Keep keep = BlockSums::Keep::Everything) {
  const bool everything = keep == BlockSums::Keep::Everything;
  const Chunks chunks(columns.matrix().rows());
  std::vector<ChunkSums> parts(chunks.count, ChunkSums{BlockSums(columns, keep)});
  parallelFor(chunks.count, [&](std::size_t chunk) {
    std::vector<double> eta(kBlockRows);
    std::vector<double> slope(kBlockRows);
    std::vector<double> rest(kBlockRows);
    ChunkSums& part = parts[chunk];
    for (std::size_t at = chunks.begin(chunk); at < chunks.end(chunk); at += kBlockRows) {
      const std::size_t n = std::min(kBlockRows, chunks.end(chunk) - at);
      columns.linearPredictor(beta, at, n, eta.data());
      part.logLikelihood +=
          logisticTerms(eta.data(), y.data() + at, w.data() + at, slope.data(), rest.data(), n);
      if (everything) {
        part.sums.add(at, n, slope.data(), rest.data());
      } else {
        part.sums.addGradient(at, n, rest.data());
      }
      if (residual) std::copy_n(rest.begin(), n, residual->begin() + static_cast<long>(at));
    }
  });
  Pass pass{0, Eigen::VectorXd::Zero(columns.parameters()),
            Eigen::MatrixXd::Zero(columns.parameters(), columns.parameters())};
  for (const auto& part : parts) {
    pass.logLikelihood += part.logLikelihood;
    pass.gradient += part.sums.gradient;
    if (everything) pass.information += part.sums.information;
  }
  pass.information = Eigen::MatrixXd(pass.information.selfadjointView<Eigen::Lower>());
  return pass;
}

// Parameters whose last Newton step did not shrink: a separated fit moves them by a constant step
// for ever, while the steps of the others fall off geometrically.
std::vector<char> movingParameters(const Eigen::VectorXd& step) {
  const double largest = step.cwiseAbs().maxCoeff();
  std::vector<char> moving(static_cast<std::size_t>(step.size()), 0);
  for (Eigen::Index j = 0; j < step.size(); ++j) {
    moving[static_cast<std::size_t>(j)] = std::abs(step[j]) > 0.01 * largest;
  }
  return moving;
}

// Newton's method; keeps what the loop carries from one iteration to the next.
class Newton {
 public:
  Newton(const SelectedColumns& columns, const std::vector<double>& y, const std::vector<double>& w,
         const LogisticOptions& options)
      : m_columns(columns), m_y(y), m_w(w), m_options(options) {}

  void run(LogisticFit& fit, const Job& job) {
    fit.status = FitStatus::NotConverged;
    Pass pass = passOver(m_columns, m_y, m_w, fit.beta, nullptr);
    double before = 0;  // the longest part of the step before
    while (fit.iterations < m_options.maxIterations && !job.stopped()) {
      Eigen::VectorXd step = pass.information.ldlt().solve(pass.gradient);
      if (!step.allFinite()) return;
      ++fit.iterations;
      const double longest = step.cwiseAbs().maxCoeff();
      if (longest <= m_options.tolerance) {
        fit.beta += step;
        fit.status = FitStatus::Converged;
        return;
      }
      if (pass.gradient.dot(step) < 1e-9 && longest > before / 2 && before > 0) {
        fit.status = FitStatus::Separated;
        fit.separated = movingParameters(step);
        return;
      }
      before = longest;
      pass = advance(fit.beta, step, pass);
    }
  }

 private:
  // Takes the step, halving it while the likelihood falls by more than rounding explains.
  Pass advance(Eigen::VectorXd& beta, Eigen::VectorXd& step, const Pass& before) {
    const double slack = 1e-10 * (1 + std::abs(before.logLikelihood));
    Pass pass = passOver(m_columns, m_y, m_w, beta + step, nullptr);
    for (int halving = 0; halving < 12; ++halving) {
      if (pass.logLikelihood >= before.logLikelihood - slack) break;
      step /= 2;
      pass = passOver(m_columns, m_y, m_w, beta + step, nullptr);
    }
    beta += step;
    return pass;
  }

  const SelectedColumns& m_columns;
  const std::vector<double>& m_y;
  const std::vector<double>& m_w;
  const LogisticOptions& m_options;
};

}  // namespace

LogisticFit fitLogistic(const ModelMatrix& matrix, const ColumnSelection& selection,
                        const std::vector<double>& y, const std::vector<double>& w,
                        const LogisticOptions& options, const Job& job) {
  const SelectedColumns columns(matrix, selection);
  LogisticFit fit;
  fit.selection = selection;
  fit.beta = options.start.size() > 0 ? options.start : Eigen::VectorXd::Zero(selection.parameters);
  Newton(columns, y, w, options).run(fit, job);
  fit.residual.resize(matrix.rows());
  Pass last = passOver(columns, y, w, fit.beta, &fit.residual);
  fit.information = std::move(last.information);
  fit.logLikelihood = last.logLikelihood;
  return fit;
}

double maximisedLogistic(const ModelMatrix& matrix, const ColumnSelection& selection,
                         const std::vector<double>& y, const std::vector<double>& w,
                         const LogisticOptions& options, double reference) {
  const SelectedColumns columns(matrix, selection);
  return maximised(
      [&](const Eigen::VectorXd& beta, BlockSums::Keep keep) {
        return passOver(columns, y, w, beta, nullptr, keep);
      },
      options.start, reference);
}

Eigen::MatrixXd crossProducts(const ModelMatrix& matrix, const std::vector<double>& w) {
  return weightedCrossProduct(SelectedColumns(matrix, ColumnSelection::all(matrix)), w);
}

ColumnSelection independentColumns(const Eigen::MatrixXd& crossProducts,
                                   const std::vector<int>& preference) {
  std::vector<int> order = {0};
  order.insert(order.end(), preference.begin(), preference.end());
  Eigen::MatrixXd a = crossProducts(order, order);
  std::vector<bool> keep(static_cast<std::size_t>(crossProducts.rows()), false);
  for (Eigen::Index k = 0; k < a.rows(); ++k) {
    if (!(a(k, k) > 1e-10 * crossProducts(order[k], order[k]))) continue;
    keep[order[k]] = true;
    // Sweep column k out of all later ones.
    for (Eigen::Index i = k + 1; i < a.rows(); ++i) {
      const double factor = a(i, k) / a(k, k);
      if (factor != 0) a.row(i).tail(a.cols() - k) -= factor * a.row(k).tail(a.cols() - k);
    }
  }
  return ColumnSelection::of(keep);
}

Eigen::VectorXd constrainedStart(const LogisticFit& full, const ColumnSelection& selection) {
  const std::vector<int> fullColumns = full.selection.columns();
  // Split the full model's parameters into those kept and those set to zero.
  std::vector<int> stay;
  std::vector<int> leave;
  std::vector<int> place;
  for (std::size_t j = 0; j < fullColumns.size(); ++j) {
    const int parameter = selection.parameterOf[fullColumns[j]];
    (parameter >= 0 ? stay : leave).push_back(static_cast<int>(j));
    if (parameter >= 0) place.push_back(parameter);
  }
  const Eigen::MatrixXd inner = full.information(stay, stay);
  const Eigen::VectorXd moved = full.information(stay, leave) * Eigen::VectorXd(full.beta(leave));
  Eigen::VectorXd start = Eigen::VectorXd::Zero(selection.parameters);
  start(place) = Eigen::VectorXd(full.beta(stay)) + inner.ldlt().solve(moved);
  return start;
}

}  // namespace candour
