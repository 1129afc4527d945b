// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "core/base/job.h"
#include "core/regression/model_matrix.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// A model of the controls and some of the drivers of a question.
struct SubModel {
  ColumnSelection selection;
  Eigen::VectorXd beta;
  Eigen::VectorXd shift;  // of an ordinal model
  bool converged = true;
};

/// The first `count` sub-models, which of the drivers are in by the bits of their number, on the
/// same rows and of the question's family: linear, ordinal or logit. Each starts from the full
/// fit's quadratic approximation; in parallel.
std::vector<SubModel> fitSubModels(const PreparedModel& model, const FittedModel& full,
                                   std::size_t count, const Job& job);

/// The log-likelihoods of n people from position `at` on, at their linear predictors `eta`; of a
/// linear model minus half the squared residuals.
void likelihoodsOf(const PreparedModel& model, const SubModel& sub, std::size_t at, std::size_t n,
                   const double* eta, double* l);

/// The same of everybody in the model without any driver or control.
std::vector<double> nullLikelihoods(const PreparedModel& model);

}  // namespace candour
