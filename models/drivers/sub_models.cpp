// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/sub_models.h"

#include <cmath>

#include "core/numeric/parallel.h"
#include "core/numeric/vector_math.h"
#include "core/regression/linear_fit.h"

namespace candour {

namespace {

ColumnSelection columnsWith(const PreparedModel& model, std::size_t drivers) {
  std::vector<bool> wanted(model.groups.size());
  for (std::size_t group = 0; group < wanted.size(); ++group) {
    wanted[group] = !model.groups[group].control && ((drivers >> group) & 1U) != 0;
  }
  return candour::selectionOf(model, wanted);
}

void fitSubModel(const PreparedModel& model, const FittedModel& full, SubModel& sub,
                 const Job& job) {
  if (model.spec.family == Family::Linear) {
    sub.beta = fitLinear(model.matrix, sub.selection, model.crossProducts, model.y, model.w).beta;
    return;
  }
  LogisticOptions options;
  // The log-likelihood is flat at its maximum: a step of 1e-6 leaves it exact to 1e-12.
  options.tolerance = 1e-6;
  if (full.ordinal) {
    options.start = constrainedStart(*full.ordinal, sub.selection);
    OrdinalFit fit = fitOrdinal(model.matrix, sub.selection, model.ordered, model.w, options, job);
    sub.beta = std::move(fit.beta);
    sub.shift = std::move(fit.shift);
    sub.converged = fit.status != FitStatus::NotConverged;
    return;
  }
  options.start = constrainedStart(full.fit, sub.selection);
  LogisticFit fit = fitLogistic(model.matrix, sub.selection, model.y, model.w, options, job);
  sub.beta = std::move(fit.beta);
  sub.converged = fit.status != FitStatus::NotConverged;
}

}  // namespace

std::vector<SubModel> fitSubModels(const PreparedModel& model, const FittedModel& full,
                                   std::size_t count, const Job& job) {
  std::vector<SubModel> subModels(count);
  parallelFor(count, [&](std::size_t drivers) {
    SubModel& sub = subModels[drivers];
    sub.selection = columnsWith(model, drivers);
    if (job.stopped()) return;
    fitSubModel(model, full, sub, job);
  });
  return subModels;
}

void likelihoodsOf(const PreparedModel& model, const SubModel& sub, std::size_t at, std::size_t n,
                   const double* eta, double* l) {
  const double* y = model.y.data() + at;
  if (model.spec.family == Family::Ordinal) {
    ordinalLikelihoods(model.ordered, sub.shift, at, n, eta, l);
  } else if (model.spec.family == Family::Linear) {
    for (std::size_t i = 0; i < n; ++i) l[i] = -(y[i] - eta[i]) * (y[i] - eta[i]) / 2;
  } else {
    logisticLikelihoods(eta, y, l, n);
  }
}

std::vector<double> nullLikelihoods(const PreparedModel& model) {
  const double share = model.outcomeShare;
  std::vector<double> ofAnswer = {std::log1p(-share), std::log(share)};
  if (model.spec.family == Family::Linear) {
    ofAnswer = {-share * share / 2, -(1 - share) * (1 - share) / 2};
  }
  std::vector<double> l(model.n());
  if (model.spec.family == Family::Ordinal) {
    ofAnswer.assign(model.answers.size(), 0);
    for (std::size_t i = 0; i < l.size(); ++i) ofAnswer[model.ordered.level[i]] += model.w[i];
    for (double& of : ofAnswer) of = std::log(of / static_cast<double>(l.size()));
    for (std::size_t i = 0; i < l.size(); ++i) l[i] = ofAnswer[model.ordered.level[i]];
    return l;
  }
  for (std::size_t i = 0; i < l.size(); ++i) l[i] = ofAnswer[model.y[i] > 0.5 ? 1 : 0];
  return l;
}

}  // namespace candour
