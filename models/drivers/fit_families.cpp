// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/fit_families.h"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <utility>

#include "core/regression/firth_fit.h"
#include "core/regression/joint_scores.h"
#include "core/regression/linear_fit.h"
#include "core/regression/score_covariance.h"

namespace candour {

namespace {

// The sandwich of a fit of one score, and what its own likelihood says.
Result<FittedModel> withSandwich(const PreparedModel& model, LogisticFit fit) {
  FittedModel fitted;
  fitted.fit = std::move(fit);
  auto scores = scoreCovariance(model.matrix, fitted.fit.selection, fitted.fit.residual,
                                model.design, model.surveyRow);
  if (!scores) return passOn(scores);
  const auto& left = fitted.fit.separated;
  fitted.covariance = sandwich(fitted.fit.information, *scores, left);
  fitted.naive = sandwich(fitted.fit.information, fitted.fit.information, left);
  return fitted;
}

// In every direction the larger of two variances, measured by the first: with N = L L', the
// eigenvalues of L^-1 V L^-T raised to at least 1.
Eigen::MatrixXd atLeast(const Eigen::MatrixXd& least, const Eigen::MatrixXd& v) {
  const Eigen::LLT<Eigen::MatrixXd> factor(least);
  const Eigen::MatrixXd half = factor.matrixL().solve(v);
  const Eigen::MatrixXd whitened = factor.matrixL().solve(half.transpose());
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver((whitened + whitened.transpose()) /
                                                              2);
  const Eigen::MatrixXd directions = factor.matrixL() * solver.eigenvectors();
  return directions * solver.eigenvalues().cwiseMax(1.0).asDiagonal() * directions.transpose();
}

// The logit of P(Y >= from) in an ordinal fit.
LogisticFit positiveAnswers(const OrdinalFit& ordinal) {
  LogisticFit fit;
  fit.selection = ordinal.selection;
  fit.status = ordinal.status;
  fit.iterations = ordinal.iterations;
  fit.beta = ordinal.beta;
  fit.residual = ordinal.residual;
  fit.logLikelihood = ordinal.logLikelihood;
  const Eigen::Index p = ordinal.beta.size();
  const Eigen::Index shifts = ordinal.shift.size();
  fit.information = ordinal.information.topLeftCorner(p, p);
  if (shifts > 0) {
    const Eigen::MatrixXd cross = ordinal.information.bottomLeftCorner(shifts, p);
    const Eigen::MatrixXd own = ordinal.information.bottomRightCorner(shifts, shifts);
    fit.information -= cross.transpose() * own.ldlt().solve(cross);
  }
  if (!ordinal.separated.empty()) {
    fit.separated.assign(ordinal.separated.begin(), ordinal.separated.begin() + p);
  }
  return fit;
}

}  // namespace

Result<FittedModel> fitLogitModel(const PreparedModel& model, const Job& job) {
  LogisticFit fit = fitLogistic(model.matrix, model.selection, model.y, model.w, {}, job);
  if (job.stopped()) return cancelled();
  return withSandwich(model, std::move(fit));
}

Result<FittedModel> fitLinearModel(const PreparedModel& model) {
  LinearFit linear =
      fitLinear(model.matrix, model.selection, model.crossProducts, model.y, model.w);
  LogisticFit fit;
  fit.link = Link::Identity;
  fit.iterations = 1;
  fit.selection = std::move(linear.selection);
  fit.beta = std::move(linear.beta);
  fit.information = std::move(linear.information);
  double squares = 0;
  for (std::size_t i = 0; i < model.n(); ++i) {
    squares += linear.residual[i] * linear.residual[i] / model.w[i];
  }
  fit.logLikelihood = -squares / 2;
  fit.residual = std::move(linear.residual);
  return withSandwich(model, std::move(fit));
}

Result<FittedModel> fitFirthModel(const PreparedModel& model, const Job& job) {
  const double worth = model.nEffective / static_cast<double>(model.n());
  std::vector<double> w = model.w;
  for (double& each : w) each *= worth;
  LogisticOptions options;
  options.maxIterations = 200;  // Fisher scoring of the penalised score gains a factor a step
  options.tolerance = 1e-9;
  LogisticFit fit = fitFirth(model.matrix, model.selection, model.y, w, options, job);
  if (job.stopped()) return cancelled();
  fit.information /= worth;
  fit.logLikelihood /= worth;
  for (double& each : fit.residual) each /= worth;
  auto fitted = withSandwich(model, std::move(fit));
  if (!fitted) return fitted;
  fitted->naive /= worth;
  fitted->covariance = model.design.rowsArePsus || !fitted->covariance.allFinite()
                           ? fitted->naive
                           : atLeast(fitted->naive, fitted->covariance);
  return fitted;
}

Result<FittedModel> fitOrdinalModel(const PreparedModel& model, const Job& job) {
  OrdinalFit ordinal = fitOrdinal(model.matrix, model.selection, model.ordered, model.w, {}, job);
  if (job.stopped()) return cancelled();
  const ColumnSelection intercept =
      ColumnSelection::of(std::vector<bool>(static_cast<std::size_t>(model.matrix.columns())));
  std::vector<ScorePart> parts = {{&model.selection, &ordinal.residual}};
  for (const auto& residual : ordinal.atShift) parts.push_back({&intercept, &residual});
  const auto scores = jointScoreCovariance(model.matrix, parts, model.design, model.surveyRow);
  if (!scores) return tl::make_unexpected(scores.error());
  FittedModel fitted;
  fitted.fit = positiveAnswers(ordinal);
  const Eigen::Index p = ordinal.beta.size();
  fitted.ordinalCovariance = sandwich(ordinal.information, *scores, ordinal.separated);
  fitted.covariance = fitted.ordinalCovariance.topLeftCorner(p, p);
  fitted.naive =
      sandwich(ordinal.information, ordinal.information, ordinal.separated).topLeftCorner(p, p);
  fitted.ordinal = std::move(ordinal);
  return fitted;
}

}  // namespace candour
