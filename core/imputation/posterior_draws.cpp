// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/imputation/posterior_draws.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "core/numeric/tails.h"
#include "core/numeric/vector_math.h"

namespace candour {

namespace {

constexpr std::size_t kRowsAtATime = 512;

// Normal about `mean` with the covariance scale^2 A^-1, A = L L': scale L'^-1 z.
Eigen::VectorXd normalAbout(const Eigen::VectorXd& mean, const Eigen::LLT<Eigen::MatrixXd>& a,
                            double scale, Random& random) {
  Eigen::VectorXd z(mean.size());
  for (Eigen::Index i = 0; i < z.size(); ++i) z[i] = random.normal();
  return mean + scale * a.matrixU().solve(z);
}

// Adds X' diag(v) X (lower triangle) and X' r over the rows, some at a time.
class Sums {
 public:
  Sums(const PredictorView& x, const std::vector<std::uint32_t>& rows)
      : information(Eigen::MatrixXd::Zero(x.cols(), x.cols())),
        gradient(Eigen::VectorXd::Zero(x.cols())),
        m_x(x),
        m_rows(rows),
        m_block(static_cast<Eigen::Index>(kRowsAtATime), x.cols()) {}

  // `each(from, count, block, v, r)` fills v and r of a block of rows. Without `curved` the
  // information is left as it is, which saves nearly all of the work.
  template <class Each>
  void run(const Each& each, bool curved = true) {
    if (curved) information.setZero();
    gradient.setZero();
    Eigen::VectorXd v(static_cast<Eigen::Index>(kRowsAtATime));
    Eigen::VectorXd r(static_cast<Eigen::Index>(kRowsAtATime));
    for (std::size_t from = 0; from < m_rows.size(); from += kRowsAtATime) {
      const auto count = static_cast<Eigen::Index>(std::min(kRowsAtATime, m_rows.size() - from));
      for (Eigen::Index i = 0; i < count; ++i) {
        m_x.copy(m_rows[from + static_cast<std::size_t>(i)], m_block.row(i));
      }
      auto block = m_block.topRows(count);
      each(from, count, block, v, r);
      gradient.noalias() += block.transpose() * r.head(count);
      if (!curved) continue;
      for (Eigen::Index i = 0; i < count; ++i) block.row(i) *= std::sqrt(v[i]);
      information.selfadjointView<Eigen::Lower>().rankUpdate(block.transpose());
    }
    information.triangularView<Eigen::StrictlyUpper>() = information.transpose();
  }

  Eigen::MatrixXd information;
  Eigen::VectorXd gradient;

 private:
  const PredictorView& m_x;
  const std::vector<std::uint32_t>& m_rows;
  Predictors m_block;
};

}  // namespace

Eigen::MatrixXd gramOf(const PredictorView& x, const std::vector<std::uint32_t>& rows) {
  Sums sums(x, rows);
  sums.run(
      [](std::size_t, Eigen::Index count, const auto&, Eigen::VectorXd& v, Eigen::VectorXd& r) {
        v.head(count).setOnes();
        r.head(count).setZero();
      });
  return sums.information;
}

PosteriorDraw drawLinear(const LinearSums& sums, Random& random) {
  constexpr double kRidge = 1e-5;
  Eigen::MatrixXd a = sums.information;
  a.diagonal() += kRidge * a.diagonal() + Eigen::VectorXd::Constant(a.rows(), 1e-12);
  const Eigen::LLT<Eigen::MatrixXd> llt(a);
  PosteriorDraw result;
  result.estimate = llt.solve(sums.gradient);
  const double residual = sums.squares - 2 * result.estimate.dot(sums.gradient) +
                          result.estimate.dot(sums.information * result.estimate);
  const double df = std::max(1.0, sums.rows - static_cast<double>(a.rows()));
  const double drawn = chiSquaredQuantile(std::max(1e-12, random.uniform()), df);
  const double sigma = std::sqrt(std::max(0.0, residual) / drawn);
  result.draw = normalAbout(result.estimate, llt, sigma, random);
  return result;
}

PosteriorDraw drawLogistic(const PredictorView& x, const std::vector<std::uint32_t>& rows,
                           const std::vector<double>& y, LogisticMode& mode, Random& random) {
  constexpr int kMostSteps = 25;
  constexpr int kMostChords = 6;
  // A step that moves the posterior by less than a seventh of its spread leaves the mode right to
  // a hundredth of it, since the next step would be its square: enough to draw from.
  constexpr double kSettled = 0.02;
  Eigen::VectorXd prior = Eigen::VectorXd::Constant(x.cols(), 1 / (2.5 * 2.5));
  prior[0] = 1 / (10.0 * 10.0);
  Sums sums(x, rows);
  if (mode.estimate.size() != x.cols()) mode = {Eigen::VectorXd::Zero(x.cols()), {}, false};
  Eigen::VectorXd eta(static_cast<Eigen::Index>(kRowsAtATime));
  const std::vector<double> ones(kRowsAtATime, 1.0);
  // One step with the information there is, or with that of where it stands; whether that was all.
  const auto settles = [&](bool curved) {
    sums.run(
        [&](std::size_t from, Eigen::Index count, const auto& block, Eigen::VectorXd& v,
            Eigen::VectorXd& r) {
          eta.head(count).noalias() = block * mode.estimate;
          logisticTerms(eta.data(), y.data() + from, ones.data(), v.data(), r.data(),
                        static_cast<std::size_t>(count));
        },
        curved);
    if (curved) {
      Eigen::MatrixXd a = sums.information;
      a.diagonal() += prior;
      mode.information.compute(a);
    }
    const Eigen::VectorXd slope = sums.gradient - prior.cwiseProduct(mode.estimate);
    const Eigen::VectorXd move = mode.information.solve(slope);
    // Priors keep the mode finite; from far away a whole step may still pass it.
    const double longest = move.cwiseAbs().maxCoeff();
    mode.estimate += std::min(1.0, 4 / std::max(longest, 1e-300)) * move;
    return move.dot(slope) < kSettled;
  };
  bool settled = false;
  for (int step = 0; mode.known && !settled && step < kMostChords; ++step) settled = settles(false);
  for (int step = 0; !settled && step < kMostSteps; ++step) settled = settles(true);
  mode.known = true;
  return {mode.estimate, normalAbout(mode.estimate, mode.information, 1, random)};
}

}  // namespace candour
