// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "core/design/design_variance.h"
#include "models/diagnostics/diagnostics.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

/// The rows of a model by their linear predictor. Predictors that rounding alone tells apart are
/// ties, so that no answer depends on the order of the rows.
struct ScoredRows {
  std::vector<double> eta;           // by position
  std::vector<std::uint32_t> order;  // positions, the least eta first
  std::vector<std::size_t> tieEnd;   // ends of the runs of `order` that tie
};

ScoredRows scoredRows(std::vector<double> eta);

/// x'b at every position of the model.
std::vector<double> predictorOf(const ModelMatrix& matrix, const ColumnSelection& selection,
                                const Eigen::VectorXd& beta);

/// An estimate with its interval on t; where errors or degrees of freedom do not allow one, why.
DiagnosticEstimate estimateOf(double value, double variance, int df);

/// The PSU of the row at `position`.
inline std::int32_t unitOf(const PreparedModel& model, std::size_t position) {
  return model.design.psu[model.surveyRow[position]];
}

/// A logistic regression of the model's outcome on other columns (by position of the model), with
/// the same design.
struct SideFit {
  ModelMatrix matrix;
  FittedModel fitted;            // standardised units
  Eigen::VectorXd coefficients;  // in the columns' units, by parameter
  Eigen::MatrixXd covariance;    // of these
};
Result<SideFit> sideFit(const PreparedModel& model, std::vector<NumericTerm> columns,
                        const std::vector<double>& weight);

}  // namespace candour
