// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/replicate_fits.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <optional>
#include <utility>

#include "core/design/replicate_weights.h"
#include "core/numeric/parallel.h"
#include "core/regression/linear_fit.h"

namespace candour {

namespace {

// Whether the people of a replicate determine every coefficient: those of a level may all be out.
bool isDetermined(const Eigen::MatrixXd& information) {
  const Eigen::VectorXd size = information.diagonal();
  if (!(size.minCoeff() > 0)) return false;
  const Eigen::VectorXd scale = size.cwiseSqrt().cwiseInverse();
  const Eigen::MatrixXd correlations = scale.asDiagonal() * information * scale.asDiagonal();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(correlations, Eigen::EigenvaluesOnly);
  return solver.eigenvalues().minCoeff() > 1e-10;
}

// The coefficients under the weights `w`; nothing where they are not determined or run off.
std::optional<Eigen::VectorXd> refitted(const PreparedModel& model, const LogisticFit& fit,
                                        const std::vector<double>& w, const Job& job) {
  if (fit.link == Link::Identity) {
    const auto products = crossProducts(model.matrix, w);
    const std::vector<int> columns = fit.selection.columns();
    if (!isDetermined(products(columns, columns))) return {};
    return fitLinear(model.matrix, fit.selection, products, model.y, w).beta;
  }
  LogisticOptions options;
  options.start = fit.beta;
  LogisticFit refit = fitLogistic(model.matrix, fit.selection, model.y, w, options, job);
  const bool finite = refit.status == FitStatus::Converged && refit.beta.allFinite();
  if (!finite || !isDetermined(refit.information)) return {};
  return std::move(refit.beta);
}

}  // namespace

ReplicateFits replicateFits(const PreparedModel& model, const LogisticFit& fit, const Job& job) {
  const ReplicateWeights& replicates = *model.design.replicates;
  const Eigen::Index count = replicates.count();
  Eigen::MatrixXd estimates(count, fit.beta.size());
  std::vector<char> failed(static_cast<std::size_t>(count), 0);
  parallelFor(static_cast<std::size_t>(count), [&](std::size_t r) {
    if (job.stopped()) return;
    const auto at = static_cast<Eigen::Index>(r);
    std::vector<double> w(model.n());
    for (std::size_t i = 0; i < w.size(); ++i) {
      w[i] = model.w[i] * replicates.factor(model.design.psu[model.surveyRow[i]], at);
    }
    const auto beta = refitted(model, fit, w, job);
    failed[r] = static_cast<char>(!beta);
    if (beta) estimates.row(at) = beta->transpose();
  });
  ReplicateFits fits;
  fits.failed = static_cast<int>(std::count(failed.begin(), failed.end(), 1));
  if (fits.failed == 0 && !job.stopped()) {
    fits.covariance = replicateCovariance(replicates, estimates);
  }
  return fits;
}

}  // namespace candour
