// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/replicate_fits.h"

#include <Eigen/Eigenvalues>
#include <algorithm>

#include "core/design/replicate_weights.h"
#include "core/numeric/parallel.h"

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

}  // namespace

ReplicateFits replicateFits(const PreparedModel& model, const LogisticFit& fit, const Job& job) {
  const ReplicateWeights& replicates = *model.design.replicates;
  const Eigen::Index count = replicates.count();
  Eigen::MatrixXd estimates(count, fit.beta.size());
  std::vector<char> failed(static_cast<std::size_t>(count), 0);
  LogisticOptions options;
  options.start = fit.beta;
  parallelFor(static_cast<std::size_t>(count), [&](std::size_t r) {
    if (job.stopped()) return;
    const auto at = static_cast<Eigen::Index>(r);
    std::vector<double> w(model.n());
    for (std::size_t i = 0; i < w.size(); ++i) {
      w[i] = model.w[i] * replicates.factor(model.design.psu[model.surveyRow[i]], at);
    }
    const LogisticFit refit = fitLogistic(model.matrix, fit.selection, model.y, w, options, job);
    failed[r] = static_cast<char>(refit.status != FitStatus::Converged || !refit.beta.allFinite() ||
                                  !isDetermined(refit.information));
    estimates.row(at) = refit.beta.transpose();
  });
  ReplicateFits fits;
  fits.failed = static_cast<int>(std::count(failed.begin(), failed.end(), 1));
  if (fits.failed == 0 && !job.stopped()) {
    fits.covariance = replicateCovariance(replicates, estimates);
  }
  return fits;
}

}  // namespace candour
