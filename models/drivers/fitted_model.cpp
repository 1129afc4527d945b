// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/fitted_model.h"

#include <cmath>

#include "core/numeric/tails.h"
#include "core/regression/score_covariance.h"
#include "models/drivers/replicate_fits.h"
#include "models/drivers/small_sample.h"

namespace candour {

namespace {

// A variance that is nothing beside the model's own is rounding, not knowledge: all people
// concerned are in one sampling unit, whose influences add up to zero. With no degrees of freedom
// all are.
void dropRounding(FittedModel& fitted, int designDf) {
  const auto& left = fitted.fit.separated;
  const Eigen::Index p = fitted.covariance.rows();
  const Eigen::MatrixXd own =
      sandwich(fitted.fit.information, fitted.fit.information, left);  // A^-1
  for (Eigen::Index j = 0; j < p; ++j) {
    const bool nothing = fitted.covariance(j, j) < 1e-12 * own(j, j);
    if (designDf > 0 && !nothing) continue;
    fitted.covariance.row(j).setConstant(kNotAvailable);
    fitted.covariance.col(j).setConstant(kNotAvailable);
  }
}

}  // namespace

Result<FittedModel> fitPrepared(const PreparedModel& model, const Job& job) {
  FittedModel fitted;
  fitted.fit = fitLogistic(model.matrix, model.selection, model.y, model.w, {}, job);
  if (job.stopped()) return cancelled();
  auto scores = scoreCovariance(model.matrix, fitted.fit.selection, fitted.fit.residual,
                                model.design, model.surveyRow);
  if (!scores) return passOn(scores);
  fitted.covariance = sandwich(fitted.fit.information, *scores, fitted.fit.separated);
  if (model.design.replicates && fitted.fit.status == FitStatus::Converged) {
    ReplicateFits refits = replicateFits(model, fitted.fit, job);
    if (job.stopped()) return cancelled();
    fitted.failedReplicates = refits.failed;
    if (refits.failed == 0) fitted.covariance = std::move(refits.covariance);
  }
  fitted.df = model.counts.df() + 1 - model.selection.parameters;
  dropRounding(fitted, model.counts.df());
  fitted.corrected = smallSampleFit(model, fitted.fit);
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
