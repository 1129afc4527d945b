// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/small_sample.h"

#include <cmath>

#include "core/numeric/tails.h"
#include "core/regression/linear_fit.h"
#include "models/drivers/fitted_model.h"

namespace candour {

bool isCorrected(const PreparedModel& model) {
  if (model.design.rowsArePsus || model.design.replicates || model.counts.psus < 2) return false;
  switch (model.spec.design.clusterCorrection) {
    case ClusterCorrection::None:
      return false;
    case ClusterCorrection::BellMcCaffrey:
      return true;
    case ClusterCorrection::Auto:
      break;
  }
  return model.counts.psus < kFewClusters;
}

std::optional<ClusterRobust> smallSampleFit(const PreparedModel& model, const LogisticFit& fit) {
  if (!isCorrected(model) || fit.status != FitStatus::Converged) return std::nullopt;
  std::vector<double> v = model.w;
  if (fit.link == Link::Logit) v = linearPredictor(model.matrix, fit.selection, fit.beta);
  for (std::size_t i = 0; i < v.size() && fit.link == Link::Logit; ++i) {
    const double odds = std::exp(-std::abs(v[i]));
    v[i] = model.w[i] * odds / ((1 + odds) * (1 + odds));
  }
  std::vector<std::int32_t> psu;
  psu.reserve(v.size());
  for (const auto row : model.surveyRow) psu.push_back(model.design.psu[row]);
  return clusterRobust(model.matrix, fit.selection, v, fit.residual, psu, model.design.psus());
}

std::optional<SmallSample> smallSampleOf(const FittedModel& fitted, double estimate,
                                         const Eigen::VectorXd& gradient) {
  if (!fitted.corrected) return std::nullopt;
  const double se = deltaError(gradient, fitted.corrected->covariance);
  const double df = fitted.corrected->df(gradient);
  if (!(se > 0) || !(df > 0)) return std::nullopt;
  SmallSample small;
  small.se = se;
  small.df = df;
  small.t = estimate / se;
  small.p = tTwoSided(small.t, df);
  const double half = tQuantile(0.975, df) * se;
  small.lower = estimate - half;
  small.upper = estimate + half;
  return small;
}

std::vector<Warning> smallSampleWarnings(const PreparedModel& model, const FittedModel& fitted) {
  if (!fitted.corrected) return {};
  const int psus = model.counts.psus;
  const bool instead = model.spec.design.clusterCorrection == ClusterCorrection::BellMcCaffrey;
  std::string text = "The people of the model are in " + std::to_string(psus) + " sampling units";
  text += psus < kFewClusters ? ", too few to trust the usual errors. " : ". ";
  text += instead ? "All errors, intervals and tests of coefficients and effects are Bell and "
                    "McCaffrey's corrected ones."
                  : "Figures and window show Bell and McCaffrey's corrected intervals; strata are "
                    "not used in them.";
  return {{"few_clusters", {}, std::move(text)}};
}

}  // namespace candour
