// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/multivariate/rotation.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace candour {

namespace {

constexpr int kMostTurns = 5000;
constexpr double kTurned = 1e-14;
constexpr double kPromaxPower = 4;

// Pattern A T'^-1 and factor correlations T'T of unit axes T.
struct Turned {
  Eigen::MatrixXd axes;
  Eigen::MatrixXd loadings;
  double criterion = 0;
  bool converged = false;
};

Eigen::MatrixXd squaresOfOthers(const Eigen::MatrixXd& loadings) {
  const Eigen::MatrixXd squares = loadings.array().square();
  const Eigen::VectorXd sums = squares.rowwise().sum();
  return sums.replicate(1, loadings.cols()) - squares;
}

// Quartimin: a quarter of the sum over pairs of factors of the products of squared loadings.
double quartimin(const Eigen::MatrixXd& loadings) {
  return 0.25 * (loadings.array().square() * squaresOfOthers(loadings).array()).sum();
}

Eigen::MatrixXd patternOf(const Eigen::MatrixXd& start, const Eigen::MatrixXd& axes) {
  return start * axes.inverse().transpose();
}

// The gradient in the axes, on the manifold of unit axes.
Eigen::MatrixXd projected(const Turned& at) {
  const Eigen::MatrixXd slope = at.loadings.array() * squaresOfOthers(at.loadings).array();
  const Eigen::MatrixXd gradient =
      -(at.loadings.transpose() * slope * at.axes.inverse()).transpose();
  const Eigen::RowVectorXd along = (at.axes.array() * gradient.array()).colwise().sum();
  return gradient - at.axes * along.asDiagonal();
}

Turned moved(const Eigen::MatrixXd& start, const Eigen::MatrixXd& axes) {
  Turned to;
  to.axes = axes.colwise().normalized();
  to.loadings = patternOf(start, to.axes);
  to.criterion = quartimin(to.loadings);
  return to;
}

// Where the criterion has no more digits, steps go on as long as they make the gradient smaller.
void polish(const Eigen::MatrixXd& start, double step, Turned& at) {
  Eigen::MatrixXd gradient = projected(at);
  for (int turn = 0; turn < kMostTurns && step > 1e-5; ++turn) {
    if (gradient.norm() < kTurned) break;
    Turned next = moved(start, at.axes - step * gradient);
    Eigen::MatrixXd then = projected(next);
    if (then.norm() < gradient.norm()) {
      at = std::move(next);
      gradient = std::move(then);
    } else {
      step /= 2;
    }
  }
  at.converged = gradient.norm() < 1e-9;
}

Turned gradientProjection(const Eigen::MatrixXd& start, const Eigen::MatrixXd& axes) {
  Turned at = moved(start, axes);
  double step = 1;
  for (int turn = 0; turn < kMostTurns; ++turn) {
    const Eigen::MatrixXd gradient = projected(at);
    const double size = gradient.norm();
    if (size < 1e-7) break;
    step *= 2;
    Turned next = moved(start, at.axes - step * gradient);
    for (int half = 0; half < 60; ++half) {
      if (next.criterion <= at.criterion - 0.5 * step * size * size) break;
      step /= 2;
      next = moved(start, at.axes - step * gradient);
    }
    if (!(next.criterion < at.criterion)) break;
    at = std::move(next);
  }
  polish(start, 1, at);
  return at;
}

// The orthogonal turn of rows of length 1; singular value steps until it stands still.
Eigen::MatrixXd varimaxTurn(const Eigen::MatrixXd& loadings, bool& converged) {
  const Eigen::Index factors = loadings.cols();
  Eigen::VectorXd lengths = loadings.rowwise().norm();
  lengths = (lengths.array() > 0).select(lengths, 1.0);
  const Eigen::MatrixXd rows = lengths.cwiseInverse().asDiagonal() * loadings;
  Eigen::MatrixXd turn = Eigen::MatrixXd::Identity(factors, factors);
  for (int step = 0; step < kMostTurns; ++step) {
    const Eigen::MatrixXd turned = rows * turn;
    const Eigen::RowVectorXd means = turned.array().square().colwise().mean();
    const Eigen::MatrixXd target = turned.array().cube().matrix() - turned * means.asDiagonal();
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(rows.transpose() * target,
                                                Eigen::ComputeFullU | Eigen::ComputeFullV);
    const Eigen::MatrixXd next = svd.matrixU() * svd.matrixV().transpose();
    converged = (next - turn).norm() < 1e-13;
    turn = next;
    if (converged) break;
  }
  return turn;
}

// The least-squares turn of varimax's loadings towards their own powers.
Turned promax(const Eigen::MatrixXd& loadings, const Eigen::MatrixXd& varimax) {
  const Eigen::MatrixXd turned = loadings * varimax;
  const Eigen::MatrixXd target = turned.array() * turned.array().abs().pow(kPromaxPower - 1);
  Eigen::MatrixXd turn = turned.colPivHouseholderQr().solve(target);
  const Eigen::VectorXd scale = (turn.transpose() * turn).inverse().diagonal().cwiseSqrt();
  turn = varimax * turn * scale.asDiagonal();
  Turned to;
  to.loadings = loadings * turn;
  to.axes = turn.inverse().transpose();
  to.converged = true;
  return to;
}

Turned oblimin(const Eigen::MatrixXd& loadings, const Eigen::MatrixXd& varimax) {
  const Eigen::Index factors = loadings.cols();
  Turned plain = gradientProjection(loadings, Eigen::MatrixXd::Identity(factors, factors));
  Turned turned = gradientProjection(loadings, varimax);
  return turned.criterion < plain.criterion - 1e-12 ? turned : plain;
}

// By falling size, each of positive sum.
RotatedFactors inOrder(const Turned& turned) {
  const Eigen::Index factors = turned.loadings.cols();
  std::vector<Eigen::Index> order(static_cast<std::size_t>(factors));
  std::iota(order.begin(), order.end(), 0);
  const Eigen::RowVectorXd size = turned.loadings.colwise().squaredNorm();
  std::stable_sort(order.begin(), order.end(),
                   [&](Eigen::Index a, Eigen::Index b) { return size(a) > size(b); });
  RotatedFactors rotated;
  rotated.loadings = turned.loadings(Eigen::all, order);
  Eigen::MatrixXd axes = turned.axes(Eigen::all, order);
  for (Eigen::Index l = 0; l < factors; ++l) {
    if (rotated.loadings.col(l).sum() >= 0) continue;
    rotated.loadings.col(l) *= -1;
    axes.col(l) *= -1;
  }
  rotated.correlations = axes.transpose() * axes;
  rotated.converged = turned.converged;
  return rotated;
}

}  // namespace

RotatedFactors rotate(const Eigen::MatrixXd& loadings, Rotation rotation) {
  const Eigen::Index factors = loadings.cols();
  Turned plain{Eigen::MatrixXd::Identity(factors, factors), loadings, 0, true};
  if (factors < 2 || rotation == Rotation::None) return inOrder(plain);
  bool converged = false;
  const Eigen::MatrixXd varimax = varimaxTurn(loadings, converged);
  if (rotation == Rotation::Varimax) {
    return inOrder({varimax, loadings * varimax, 0, converged});
  }
  return inOrder(rotation == Rotation::Promax ? promax(loadings, varimax)
                                              : oblimin(loadings, varimax));
}

}  // namespace candour
