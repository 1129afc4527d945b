// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "core/base/random.h"

namespace candour {

/// Columns that predict, standardised, an intercept first; row-major, so that a row is contiguous.
using Predictors = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The columns of a matrix but those of one variable: what predicts it.
struct PredictorView {
  const Predictors& matrix;
  Eigen::Index hiddenFrom = 0;
  Eigen::Index hidden = 0;

  [[nodiscard]] Eigen::Index cols() const { return matrix.cols() - hidden; }
  /// Row `row` into `out`, which has cols() columns.
  template <class Row>
  void copy(std::uint32_t row, Row&& out) const {
    const Eigen::Index after = matrix.cols() - hiddenFrom - hidden;
    out.head(hiddenFrom) = matrix.row(row).head(hiddenFrom);
    out.tail(after) = matrix.row(row).tail(after);
  }
  /// Row `row` times `coefficients`.
  [[nodiscard]] double product(std::uint32_t row, const Eigen::VectorXd& coefficients) const {
    const Eigen::Index after = matrix.cols() - hiddenFrom - hidden;
    return matrix.row(row).head(hiddenFrom).dot(coefficients.head(hiddenFrom)) +
           matrix.row(row).tail(after).dot(coefficients.tail(after));
  }
};

/// A regression's estimate and a draw from its posterior.
struct PosteriorDraw {
  Eigen::VectorXd estimate;
  Eigen::VectorXd draw;
};

/// What a linear regression knows of its rows.
struct LinearSums {
  Eigen::MatrixXd information;  // X'X, whole
  Eigen::VectorXd gradient;     // X'y
  double squares = 0;           // y'y
  double rows = 0;
};

/// X'X over some rows, whole.
Eigen::MatrixXd gramOf(const PredictorView& x, const std::vector<std::uint32_t>& rows);

/// Of a linear regression: sigma^2 from its scaled inverse chi-squared, then the coefficients given
/// it (flat prior; a ridge of 1e-5 of the information's diagonal for columns that others determine,
/// as usual in chained equations).
PosteriorDraw drawLinear(const LinearSums& sums, Random& random);

/// Where a logistic regression stood when it was drawn last. From round to round only few rows of
/// the predictors change, so that its information hardly does.
struct LogisticMode {
  Eigen::VectorXd estimate;
  Eigen::LLT<Eigen::MatrixXd> information;  // with the priors'
  bool known = false;
};

/// Of a logistic regression of `y` (0 or 1, by entry of `rows`): normal about the posterior mode
/// under independent normal priors of mean 0 and standard deviation 2.5 (10 for the intercept).
/// Steps from `mode`, with its information while that leads there, and leaves it where it stands.
PosteriorDraw drawLogistic(const PredictorView& x, const std::vector<std::uint32_t>& rows,
                           const std::vector<double>& y, LogisticMode& mode, Random& random);

}  // namespace candour
