// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <vector>

#include "core/regression/model_matrix.h"

namespace candour {

/// A model's columns with its dummies given as runs of rows, ready for passes over the data: what
/// to multiply, and which parameters a run's sums belong to. Cheap to make; refers to `matrix`.
class SelectedColumns {
 public:
  SelectedColumns(const ModelMatrix& matrix, const ColumnSelection& selection);

  struct Numeric {
    const double* values;  // by position
    int parameter;
  };

  [[nodiscard]] const ModelMatrix& matrix() const { return m_matrix; }
  [[nodiscard]] int parameters() const { return m_parameters; }
  [[nodiscard]] const std::vector<Numeric>& numeric() const { return m_numeric; }
  /// Writes the parameters that are 1 in `cell`, the intercept first, into `out` (room for
  /// factors() + 1); returns how many.
  int dummiesOf(std::size_t cell, int* out) const;

  /// The values from position `from` on of numeric columns k to k + 3; past the last, its again.
  [[nodiscard]] std::array<const double*, 4> fourFrom(std::size_t k, std::size_t from) const;

  /// eta[i] of positions [from, from + n): the linear predictor of `beta`.
  void linearPredictor(const Eigen::VectorXd& beta, std::size_t from, std::size_t n,
                       double* eta) const;

 private:
  const ModelMatrix& m_matrix;
  int m_parameters = 0;
  std::vector<Numeric> m_numeric;
  std::vector<std::vector<int>> m_parameterOfLevel;  // [factor][level], -1: none
};

/// Accumulates sums over blocks of positions.
class BlockSums {
 public:
  enum class Keep { Everything, Gradient };
  explicit BlockSums(const SelectedColumns& columns, Keep keep = Keep::Everything);

  /// gradient += X' r and information += X' diag(v) X over positions [from, from + n), n at most
  /// kBlockRows; `v` and `r` have n entries. Only the lower triangle of the information is kept.
  void add(std::size_t from, std::size_t n, const double* v, const double* r);
  /// gradient += X' r alone; all that can be done with Keep::Gradient.
  void addGradient(std::size_t from, std::size_t n, const double* r);

  Eigen::VectorXd gradient;
  Eigen::MatrixXd information;

 private:
  void addNumericGradient(std::size_t from, std::size_t n, const double* r);
  void addNumeric(std::size_t from, std::size_t n, const double* v);
  void addRun(std::size_t from, std::size_t n, std::size_t cell, const double* v, const double* r);

  const SelectedColumns& m_columns;
  std::vector<int> m_dummies;
  std::vector<double> m_products;  // one row of weighted numeric values a numeric column
};

/// X' diag(v) X over all positions, as a full symmetric matrix; in parallel, in fixed order.
Eigen::MatrixXd weightedCrossProduct(const SelectedColumns& columns, const std::vector<double>& v);

/// X' r over all positions; in parallel, in fixed order.
Eigen::VectorXd columnTotals(const SelectedColumns& columns, const std::vector<double>& r);

/// Row g holds the sum of r[i] x[i] over the positions with group[i] == g. Row-major.
Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> groupTotals(
    const SelectedColumns& columns, const std::vector<double>& r,
    const std::vector<std::int32_t>& group, int groups);

}  // namespace candour
