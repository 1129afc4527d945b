// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/fitted_model.h"

#include <cmath>

#include "core/numeric/tails.h"
#include "models/drivers/fit_families.h"
#include "models/drivers/replicate_fits.h"
#include "models/drivers/small_sample.h"

namespace candour {

namespace {

// A variance that is nothing beside the model's own is rounding, not knowledge: all people
// concerned are in one sampling unit, whose influences add up to zero. With no degrees of freedom
// all are.
void dropRounding(const Eigen::MatrixXd& own, int designDf, Eigen::MatrixXd& covariance) {
  for (Eigen::Index j = 0; j < own.rows(); ++j) {
    const bool nothing = covariance(j, j) < 1e-12 * own(j, j);
    if (designDf > 0 && !nothing) continue;
    covariance.row(j).setConstant(kNotAvailable);
    covariance.col(j).setConstant(kNotAvailable);
  }
}

Result<FittedModel> fitOfFamily(const PreparedModel& model, const Job& job) {
  switch (model.spec.family) {
    case Family::Linear:
      return fitLinearModel(model);
    case Family::Ordinal:
      return fitOrdinalModel(model, job);
    case Family::Firth:
      return fitFirthModel(model, job);
    default:
      return fitLogitModel(model, job);
  }
}

}  // namespace

Result<FittedModel> fitPrepared(const PreparedModel& model, const Job& job) {
  auto fitted = fitOfFamily(model, job);
  if (!fitted) return fitted;
  if (job.stopped()) return cancelled();
  fitted->df = model.counts.df() + 1 - model.selection.parameters;
  const Family family = model.spec.family;
  const bool ofOneScore = family == Family::Logit || family == Family::Linear;
  if (model.design.replicates && ofOneScore && fitted->fit.status == FitStatus::Converged) {
    ReplicateFits refits = replicateFits(model, fitted->fit, job);
    if (job.stopped()) return cancelled();
    fitted->failedReplicates = refits.failed;
    if (refits.failed == 0) fitted->covariance = std::move(refits.covariance);
  }
  dropRounding(fitted->naive, model.counts.df(), fitted->covariance);
  if (fitted->ordinal) dropRounding(fitted->naive, model.counts.df(), fitted->ordinalCovariance);
  if (ofOneScore) fitted->corrected = smallSampleFit(model, fitted->fit);
  return fitted;
}

double deltaError(const Eigen::VectorXd& gradient, const Eigen::MatrixXd& covariance) {
  const double largest = gradient.cwiseAbs().maxCoeff();
  std::vector<int> used;
  for (Eigen::Index j = 0; j < gradient.size(); ++j) {
    if (std::isnan(covariance(j, j))) {
      if (std::abs(gradient[j]) > 1e-9 * largest) return kNotAvailable;
    } else {
      used.push_back(static_cast<int>(j));
    }
  }
  const Eigen::VectorXd g = gradient(used);
  return std::sqrt(std::max(0.0, g.dot(covariance(used, used) * g)));
}

Inference inferenceOf(double estimate, double se, int df) {
  if (std::isnan(se) || df <= 0) {
    return {kNotAvailable, kNotAvailable, kNotAvailable, kNotAvailable};
  }
  const double half = tQuantile(0.975, df) * se;
  const double t = estimate / se;
  const double p = se > 0 ? tTwoSided(t, df) : kNotAvailable;
  return {t, p, estimate - half, estimate + half};
}

}  // namespace candour
