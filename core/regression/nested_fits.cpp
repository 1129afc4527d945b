// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/regression/nested_fits.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/block_sums.h"
#include "core/regression/linear_fit.h"

namespace candour {

namespace {

constexpr double kTolerance = 1e-7;
// Steps whose effect on the gradient is remembered (Nocedal 1980).
constexpr std::size_t kRemembered = 8;
constexpr int kMostPasses = 25;
// From the third on a step must be at most this part of the one before, or Newton takes over.
constexpr double kShrinks = 0.5;

// X' diag(w p (1-p)) X over every column of the matrix, and the sum of w p (1-p).
struct Information {
  Eigen::MatrixXd all;
  double total = 0;
};

Information informationOf(const ModelMatrix& matrix, const ColumnSelection& selection,
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
  return {weightedCrossProduct(columns, slope), std::accumulate(slope.begin(), slope.end(), 0.0)};
}

// What all fits start from.
struct Frame {
  const ModelMatrix& matrix;
  const LogisticFit& full;
  const std::vector<double>& y;
  const std::vector<double>& w;
  Information large;  // at the full fit
  Information small;  // at the fit of the smallest selection
  int smallest = 0;   // parameters of the smallest selection
};

// One fit on its way.
class Walk {
 public:
  Walk(const Frame& frame, const ColumnSelection& selection)
      : m_frame(frame),
        m_selection(selection),
        m_columns(frame.matrix, selection),
        m_places(selection.columns()),
        m_sums(m_columns, BlockSums::Keep::Gradient) {
    const int dropped = frame.full.selection.parameters - selection.parameters;
    const int most = frame.full.selection.parameters - frame.smallest;
    factor(most > 0 ? static_cast<double>(dropped) / most : 0.0);
    start();
  }

  [[nodiscard]] bool done() const { return m_done; }

  void begin() {
    m_sums.gradient.setZero();
    m_likelihood = m_slopes = 0;
  }

  // The gradient and what else a step needs of one block; `room` has three blocks.
  void add(std::size_t at, std::size_t n, double* room) {
    double* eta = room;
    double* slope = room + kBlockRows;
    double* residual = room + 2 * kBlockRows;
    m_columns.linearPredictor(m_fit.beta, at, n, eta);
    m_likelihood +=
        logisticTerms(eta, m_frame.y.data() + at, m_frame.w.data() + at, slope, residual, n);
    m_slopes += sum(slope, n);
    m_sums.addGradient(at, n, residual);
  }

  void step() {
    const double range = m_frame.small.total - m_frame.large.total;
    if (range > 0) factor((m_slopes - m_frame.large.total) / range);
    const Eigen::VectorXd step = stepFrom(m_sums.gradient);
    const double longest = step.allFinite() ? step.cwiseAbs().maxCoeff() : HUGE_VAL;
    const bool shrinks = m_passes <= 1 || longest <= kShrinks * m_longest;
    if (longest <= kTolerance) {
      m_fit.beta += step;
      m_fit.logLikelihood = m_likelihood + m_sums.gradient.dot(step) / 2;
      m_fit.status = FitStatus::Converged;
      m_done = true;
      return;
    }
    if (!shrinks || longest > 5 || ++m_passes > kMostPasses) {
      m_byNewton = m_done = true;
      return;
    }
    m_longest = longest;
    m_fit.beta += step;
    m_before = m_sums.gradient;
    m_step = step;
  }

  NestedFit take(const Job& job) {
    if (!m_byNewton) return std::move(m_fit);
    LogisticOptions options;
    options.start = constrainedStart(m_frame.full, m_selection);
    options.tolerance = kTolerance;
    LogisticFit fit = fitLogistic(m_frame.matrix, m_selection, m_frame.y, m_frame.w, options, job);
    return {std::move(fit.beta), fit.logLikelihood, fit.status};
  }

 private:
  // The step of the information at hand, corrected by what the steps before did to the gradient:
  // so that steps shrink faster and faster (limited-memory BFGS).
  Eigen::VectorXd stepFrom(const Eigen::VectorXd& gradient) {
    if (m_step.size() > 0) {
      const Eigen::VectorXd change = m_before - gradient;
      const double curve = change.dot(m_step);
      if (curve > 0 && m_memory.size() < kRemembered) m_memory.push_back({m_step, change, curve});
    }
    Eigen::VectorXd q = gradient;
    std::vector<double> along(m_memory.size());
    for (std::size_t i = m_memory.size(); i-- > 0;) {
      along[i] = m_memory[i].step.dot(q) / m_memory[i].curve;
      q -= along[i] * m_memory[i].change;
    }
    Eigen::VectorXd step = m_factor.solve(q);
    for (std::size_t i = 0; i < m_memory.size(); ++i) {
      const double back = m_memory[i].change.dot(step) / m_memory[i].curve;
      step += (along[i] - back) * m_memory[i].step;
    }
    return step;
  }

  // The information at `place` between the full model (0) and the smallest (1).
  void factor(double place) {
    const double t = m_place = std::clamp(place, 0.0, 1.0);
    m_information = (1 - t) * Eigen::MatrixXd(m_frame.large.all(m_places, m_places)) +
                    t * Eigen::MatrixXd(m_frame.small.all(m_places, m_places));
    m_factor.compute(m_information);
  }

  // The information half way from the full fit to this one.
  [[nodiscard]] Eigen::MatrixXd between(const std::vector<int>& rows,
                                        const std::vector<int>& columns) const {
    return (1 - m_place / 2) * Eigen::MatrixXd(m_frame.large.all(rows, columns)) +
           m_place / 2 * Eigen::MatrixXd(m_frame.small.all(rows, columns));
  }

  // The maximum of the full fit's quadratic approximation where all other columns are zero.
  void start() {
    m_fit.beta = Eigen::VectorXd::Zero(m_selection.parameters);
    const std::vector<int> fullColumns = m_frame.full.selection.columns();
    Eigen::VectorXd moved = Eigen::VectorXd::Zero(m_selection.parameters);
    for (std::size_t j = 0; j < fullColumns.size(); ++j) {
      const double b = m_frame.full.beta[static_cast<Eigen::Index>(j)];
      const int parameter = m_selection.parameterOf[fullColumns[j]];
      if (parameter >= 0) {
        m_fit.beta[parameter] = b;
      } else {
        moved += b * Eigen::VectorXd(between(m_places, std::vector<int>{fullColumns[j]}));
      }
    }
    const Eigen::MatrixXd inner = between(m_places, m_places);
    m_fit.beta += inner.ldlt().solve(moved);
  }

  const Frame& m_frame;
  const ColumnSelection& m_selection;
  SelectedColumns m_columns;
  std::vector<int> m_places;
  BlockSums m_sums;
  Eigen::MatrixXd m_information;
  Eigen::LDLT<Eigen::MatrixXd> m_factor;
  struct Remembered {
    Eigen::VectorXd step;
    Eigen::VectorXd change;  // of the gradient, turned round
    double curve = 0;
  };
  std::vector<Remembered> m_memory;
  Eigen::VectorXd m_before;  // the gradient before the last step
  Eigen::VectorXd m_step;    // empty before the first
  NestedFit m_fit;
  double m_likelihood = 0;
  double m_slopes = 0;
  double m_longest = 0;
  double m_place = 0;  // of the information, between the full model (0) and the smallest (1)
  int m_passes = 0;
  bool m_done = false;
  bool m_byNewton = false;
};

// Fits selections `from` up to `to`, which share their passes over the data.
void fitTogether(const Frame& frame, const std::vector<ColumnSelection>& selections,
                 std::size_t from, std::size_t to, const Job& job, std::vector<NestedFit>& fits) {
  std::deque<Walk> walks;  // they hold on to parts of themselves: none is moved
  for (std::size_t s = from; s < to; ++s) walks.emplace_back(frame, selections[s]);
  std::vector<double> room(3 * kBlockRows);
  const std::size_t rows = frame.matrix.rows();
  for (bool going = true; going && !job.stopped();) {
    going = false;
    for (auto& walk : walks) walk.begin();
    for (std::size_t at = 0; at < rows; at += kBlockRows) {
      const std::size_t n = std::min(kBlockRows, rows - at);
      for (auto& walk : walks) {
        if (!walk.done()) walk.add(at, n, room.data());
      }
    }
    for (auto& walk : walks) {
      if (walk.done()) continue;
      walk.step();
      going = going || !walk.done();
    }
  }
  for (std::size_t s = from; s < to && !job.stopped(); ++s) fits[s] = walks[s - from].take(job);
}

}  // namespace

std::vector<NestedFit> fitNested(const ModelMatrix& matrix,
                                 const std::vector<ColumnSelection>& selections,
                                 const LogisticFit& full, const std::vector<double>& y,
                                 const std::vector<double>& w, const Job& job) {
  std::vector<NestedFit> fits(selections.size());
  if (selections.empty()) return fits;
  const auto& least =
      *std::min_element(selections.begin(), selections.end(),
                        [](const auto& a, const auto& b) { return a.parameters < b.parameters; });
  Frame frame{matrix,          full, y, w, informationOf(matrix, full.selection, full.beta, w), {},
              least.parameters};
  LogisticOptions options;
  options.start = constrainedStart(full, least);
  const LogisticFit smallest = fitLogistic(matrix, least, y, w, options, job);
  frame.small = informationOf(matrix, least, smallest.beta, w);
  // The batches depend on the number of fits alone, so no digit does on the number of threads.
  const std::size_t batch = std::clamp<std::size_t>(selections.size() / 16, 1, 8);
  parallelFor((selections.size() + batch - 1) / batch, [&](std::size_t task) {
    if (job.stopped()) return;
    fitTogether(frame, selections, task * batch, std::min(selections.size(), (task + 1) * batch),
                job, fits);
  });
  return fits;
}

}  // namespace candour
