// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/design/survey_design.h"
#include "core/regression/logistic_fit.h"
#include "core/regression/margins.h"
#include "core/regression/model_matrix.h"

namespace candour {

/// The columns of a model that has some coefficients of its own in every group of rows and others
/// that all groups share: what a model with all products of the groups' dummies and the own columns
/// is, without building them. Parameters are in the order of the groups, then the shared ones.
struct GroupedColumns {
  /// Group g has the positions [begin[g], begin[g + 1]).
  std::vector<std::size_t> begin;
  /// By group: its own columns of the matrix, 0 (the intercept) first.
  std::vector<std::vector<int>> own;
  std::vector<int> shared;

  [[nodiscard]] std::size_t groups() const { return own.size(); }
  [[nodiscard]] int parameters() const;
  /// The parameter of a group's column, own or shared; -1: it has none.
  [[nodiscard]] int parameterOf(std::size_t group, int column) const;
};

/// Of each group those of `own` (without the intercept) that its rows tell apart, and of `shared`
/// those that are then not determined.
GroupedColumns groupedColumns(const ModelMatrix& matrix, std::vector<std::size_t> begin,
                              const std::vector<int>& own, const std::vector<int>& shared,
                              const std::vector<double>& w);

struct GroupedFit {
  GroupedColumns columns;
  FitStatus status = FitStatus::NotConverged;
  int iterations = 0;
  Eigen::VectorXd beta;          // by parameter, standardised units
  Eigen::MatrixXd information;   // X' diag(w p (1-p)) X
  std::vector<double> residual;  // w (y - p), by position
  std::vector<char> separated;   // by parameter; empty when none
};

/// Newton's method, as fitLogistic() in all: convergence, separation, a stopped job.
GroupedFit fitGrouped(const ModelMatrix& matrix, const GroupedColumns& columns,
                      const std::vector<double>& y, const std::vector<double>& w,
                      const Job& job = {});

/// The design-based covariance of the score, by parameter; see scoreCovariance().
Result<Eigen::MatrixXd> scoreCovariance(const ModelMatrix& matrix, const GroupedFit& fit,
                                        const SurveyDesign& design,
                                        const std::vector<std::uint32_t>& designRow);

/// Within one group: the average slope of the probability along the standardised linear predictor,
/// sum w p (1-p) / sum w, from which a number's effect is slope * b. Gradient by parameter.
Margin averageSlope(const ModelMatrix& matrix, const GroupedFit& fit, std::size_t group,
                    const std::vector<double>& w);
/// Within one group: the average predicted probability with everybody's level of `factor` set to
/// each level in turn.
std::vector<Margin> averageByLevel(const ModelMatrix& matrix, const GroupedFit& fit,
                                   std::size_t group, const std::vector<double>& w, int factor);

}  // namespace candour
