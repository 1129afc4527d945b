// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/multivariate/polychoric.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/random.h"
#include "core/multivariate/bivariate_normal.h"

namespace candour {

namespace {

constexpr int kMostSteps = 100;
constexpr double kDone = 1e-12;
constexpr double kMostBelow = 1 - 1.2e-16;  // a last answer of next to no weight
// Cells less likely than this are taken as this likely: differences of the distribution have no
// more digits.
constexpr double kLeastShare = 1e-16;

// -infinity, the thresholds between answers, infinity.
std::vector<double> thresholdsOf(const Eigen::VectorXd& shares) {
  std::vector<double> cuts = {-std::numeric_limits<double>::infinity()};
  double below = 0;
  for (Eigen::Index k = 0; k + 1 < shares.size(); ++k) {
    below += shares(k);
    cuts.push_back(normalQuantile(std::min(below, kMostBelow)));
  }
  cuts.push_back(std::numeric_limits<double>::infinity());
  return cuts;
}

Eigen::MatrixXd withoutEmpty(const Eigen::MatrixXd& counts) {
  std::vector<Eigen::Index> rows, columns;
  for (Eigen::Index i = 0; i < counts.rows(); ++i) {
    if (counts.row(i).sum() > 0) rows.push_back(i);
  }
  for (Eigen::Index j = 0; j < counts.cols(); ++j) {
    if (counts.col(j).sum() > 0) columns.push_back(j);
  }
  return counts(rows, columns);
}

// The likelihood of a table at one rho, with its score and expected information.
struct Likelihood {
  double value = 0;
  double score = 0;
  double information = 0;
};

class Table {
 public:
  explicit Table(const Eigen::MatrixXd& counts)
      : m_shares(counts / counts.sum()),
        m_down(thresholdsOf(m_shares.rowwise().sum())),
        m_across(thresholdsOf(m_shares.colwise().sum().transpose())) {}

  [[nodiscard]] Likelihood at(double rho) const {
    const Eigen::Index rows = m_shares.rows(), columns = m_shares.cols();
    Eigen::MatrixXd below(rows + 1, columns + 1), slope(rows + 1, columns + 1);
    for (Eigen::Index i = 0; i <= rows; ++i) {
      for (Eigen::Index j = 0; j <= columns; ++j) {
        const double x = m_down[static_cast<std::size_t>(i)];
        const double y = m_across[static_cast<std::size_t>(j)];
        below(i, j) = bivariateNormalCdf(x, y, rho);
        slope(i, j) = bivariateNormalDensity(x, y, rho);  // its derivative in rho
      }
    }
    Likelihood sum;
    for (Eigen::Index i = 0; i < rows; ++i) {
      for (Eigen::Index j = 0; j < columns; ++j) add(i, j, below, slope, sum);
    }
    return sum;
  }

 private:
  static double inCell(const Eigen::MatrixXd& of, Eigen::Index i, Eigen::Index j) {
    return (of(i + 1, j + 1) - of(i, j + 1)) - (of(i + 1, j) - of(i, j));
  }

  void add(Eigen::Index i, Eigen::Index j, const Eigen::MatrixXd& below,
           const Eigen::MatrixXd& slope, Likelihood& sum) const {
    const double share = std::max(inCell(below, i, j), kLeastShare);
    const double change = inCell(slope, i, j);
    if (m_shares(i, j) > 0) {
      sum.value += m_shares(i, j) * std::log(share);
      sum.score += m_shares(i, j) * change / share;
    }
    // Of next to nothing the slope is noise.
    if (share > 1e-14) sum.information += change * change / share;
  }

  Eigen::MatrixXd m_shares;
  std::vector<double> m_down;
  std::vector<double> m_across;
};

}  // namespace

Polychoric polychoricOf(const Eigen::MatrixXd& counts) {
  Polychoric estimate;
  const Eigen::MatrixXd some = withoutEmpty(counts);
  if (some.rows() < 2 || some.cols() < 2) {
    estimate.rho = std::numeric_limits<double>::quiet_NaN();
    estimate.why = "fewer than two different answers";
    return estimate;
  }
  const Table table(some);
  double rho = 0;
  Likelihood now = table.at(rho);
  for (int step = 0; step < kMostSteps; ++step) {
    double move = now.information > 0 ? now.score / now.information : 0;
    double next = std::clamp(rho + move, -kMostPolychoric, kMostPolychoric);
    Likelihood then = table.at(next);
    // Half the step until the likelihood is no lower, but for rounding.
    for (int half = 0; half < 30 && then.value < now.value - 1e-12 && next != rho; ++half) {
      next = 0.5 * (next + rho);
      then = table.at(next);
    }
    move = next - rho;
    rho = next;
    now = then;
    if (std::abs(move) < kDone) break;
  }
  estimate.rho = rho;
  estimate.atLimit = std::abs(rho) >= kMostPolychoric;
  return estimate;
}

Eigen::VectorXd normalScores(const Eigen::VectorXd& shares) {
  const std::vector<double> cuts = thresholdsOf(shares);
  Eigen::VectorXd scores(shares.size());
  for (Eigen::Index k = 0; k < shares.size(); ++k) {
    const auto at = static_cast<std::size_t>(k);
    scores(k) = (normalDensity(cuts[at]) - normalDensity(cuts[at + 1])) / shares(k);
  }
  return scores;
}

}  // namespace candour
