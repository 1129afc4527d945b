// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/multivariate/factor_fit.h"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "core/base/check.h"

namespace candour {

namespace {

constexpr int kMostNewtonSteps = 200;
constexpr double kGradientDone = 1e-13;
constexpr double kMostUniqueness = 1;

// R - Psi in its eigenvectors; the `factors` largest eigenvalues are the last.
struct Spectrum {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;
  double objective = 0;  // half the sum of squares of the eigenvalues left over
};

Spectrum spectrumOf(const Eigen::MatrixXd& correlation, const Eigen::VectorXd& uniqueness,
                    Eigen::Index factors) {
  Eigen::MatrixXd reduced = correlation;
  reduced.diagonal() -= uniqueness;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(reduced);
  Spectrum spectrum{solver.eigenvalues(), solver.eigenvectors(), 0};
  spectrum.objective = 0.5 * spectrum.values.head(spectrum.values.size() - factors).squaredNorm();
  return spectrum;
}

// d objective / d psi_i = - sum over the rest of theta_k v_ik^2.
Eigen::VectorXd gradientOf(const Spectrum& spectrum, Eigen::Index factors) {
  const Eigen::Index rest = spectrum.values.size() - factors;
  return -spectrum.vectors.leftCols(rest).array().square().matrix() * spectrum.values.head(rest);
}

// H_ij = (sum_k v_ik v_jk)^2 + 2 sum_k v_ik v_jk sum_l theta_k / (theta_k - theta_l) v_il v_jl, k
// over the rest, l over the factors. Without the second part it is never indefinite.
Eigen::MatrixXd hessianOf(const Spectrum& spectrum, Eigen::Index factors, bool whole) {
  const Eigen::Index size = spectrum.values.size(), rest = size - factors;
  const Eigen::MatrixXd left = spectrum.vectors.leftCols(rest);
  Eigen::MatrixXd hessian = (left * left.transpose()).array().square();
  if (!whole) return hessian;
  for (Eigen::Index l = rest; l < size; ++l) {
    Eigen::VectorXd part(rest);
    for (Eigen::Index k = 0; k < rest; ++k) {
      part(k) = spectrum.values(k) / (spectrum.values(k) - spectrum.values(l));
    }
    const Eigen::MatrixXd over = left * part.asDiagonal() * left.transpose();
    const auto axis = spectrum.vectors.col(l);
    hessian.array() += 2 * over.array() * (axis * axis.transpose()).array();
  }
  return hessian;
}

// Those not held at a bound that the gradient pushes against.
std::vector<Eigen::Index> freeOf(const Eigen::VectorXd& psi, const Eigen::VectorXd& gradient) {
  std::vector<Eigen::Index> free;
  for (Eigen::Index i = 0; i < psi.size(); ++i) {
    const bool low = psi(i) <= kLeastUniqueness && gradient(i) > 0;
    const bool high = psi(i) >= kMostUniqueness && gradient(i) < 0;
    if (!low && !high) free.push_back(i);
  }
  return free;
}

// The step of the free ones; Newton's where that goes down, else that of the safe Hessian.
Eigen::VectorXd stepOf(const Spectrum& spectrum, Eigen::Index factors,
                       const Eigen::VectorXd& gradient, const std::vector<Eigen::Index>& free) {
  Eigen::VectorXd step = Eigen::VectorXd::Zero(gradient.size());
  const Eigen::VectorXd slope = gradient(free);
  for (const bool whole : {true, false}) {
    Eigen::MatrixXd hessian = hessianOf(spectrum, factors, whole)(free, free);
    if (!whole) hessian.diagonal().array() += 1e-8;
    const Eigen::LLT<Eigen::MatrixXd> solver(hessian);
    if (solver.info() != Eigen::Success) continue;
    step(free) = -solver.solve(slope);
    return step;
  }
  step(free) = -slope;
  return step;
}

Eigen::VectorXd within(const Eigen::VectorXd& psi) {
  return psi.cwiseMax(kLeastUniqueness).cwiseMin(kMostUniqueness);
}

// Squared multiple correlations where the matrix has an inverse, else a half.
Eigen::VectorXd startOf(const Eigen::MatrixXd& correlation) {
  const Eigen::LLT<Eigen::MatrixXd> solver(correlation);
  const Eigen::Index size = correlation.rows();
  if (solver.info() != Eigen::Success) return Eigen::VectorXd::Constant(size, 0.5);
  const Eigen::MatrixXd inverse = solver.solve(Eigen::MatrixXd::Identity(size, size));
  return within(inverse.diagonal().cwiseInverse());
}

// The principal axes of the common part, each of positive sum.
Eigen::MatrixXd loadingsOf(const Spectrum& spectrum, Eigen::Index factors) {
  const Eigen::Index size = spectrum.values.size();
  Eigen::MatrixXd loadings(size, factors);
  for (Eigen::Index l = 0; l < factors; ++l) {
    const Eigen::Index at = size - 1 - l;
    loadings.col(l) = spectrum.vectors.col(at) * std::sqrt(std::max(0.0, spectrum.values(at)));
    if (loadings.col(l).sum() < 0) loadings.col(l) *= -1;
  }
  return loadings;
}

double residualOf(const Eigen::MatrixXd& correlation, const Eigen::MatrixXd& loadings) {
  const Eigen::Index size = correlation.rows();
  Eigen::MatrixXd residual = correlation - loadings * loadings.transpose();
  residual.diagonal().setZero();
  return std::sqrt(residual.squaredNorm() / static_cast<double>(size * (size - 1)));
}

}  // namespace

FactorFit fitFactors(const Eigen::MatrixXd& correlation, int factors) {
  const Eigen::Index size = correlation.rows();
  check(factors >= 1 && factors < size, "fewer factors than variables");
  Eigen::VectorXd psi = startOf(correlation);
  Spectrum spectrum = spectrumOf(correlation, psi, factors);
  FactorFit fit;
  for (int step = 0; step < kMostNewtonSteps && !fit.converged; ++step) {
    const Eigen::VectorXd gradient = gradientOf(spectrum, factors);
    const auto free = freeOf(psi, gradient);
    fit.converged = free.empty() || gradient(free).cwiseAbs().maxCoeff() < kGradientDone;
    if (fit.converged) break;
    const Eigen::VectorXd move = stepOf(spectrum, factors, gradient, free);
    double scale = 1;
    Eigen::VectorXd next = within(psi + move);
    Spectrum then = spectrumOf(correlation, next, factors);
    for (; then.objective > spectrum.objective * (1 + 1e-12) && scale > 1e-10; scale /= 2) {
      next = within(psi + 0.5 * scale * move);
      then = spectrumOf(correlation, next, factors);
    }
    fit.converged = (next - psi).cwiseAbs().maxCoeff() < 1e-13;
    psi = next;
    spectrum = std::move(then);
  }
  fit.loadings = loadingsOf(spectrum, factors);
  fit.uniqueness = psi;
  for (Eigen::Index i = 0; i < size; ++i) fit.heywood.push_back(psi(i) <= kLeastUniqueness);
  fit.residual = residualOf(correlation, fit.loadings);
  return fit;
}

int mostFactors(int variables) {
  int factors = 0;
  for (int m = 1; m < variables; ++m) {
    if ((variables - m) * (variables - m) >= variables + m) factors = m;
  }
  return factors;
}

Eigen::VectorXd eigenvaluesOf(const Eigen::MatrixXd& symmetric) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(symmetric, Eigen::EigenvaluesOnly);
  return solver.eigenvalues().reverse();
}

}  // namespace candour
