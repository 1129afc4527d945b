// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

namespace candour {

/// A categorical term: for each row its level, all known. Level `reference` has no column.
struct FactorTerm {
  std::vector<std::int32_t> levelOfRow;
  int levels = 0;
  int reference = 0;
};

/// A numeric term of one column.
using NumericTerm = std::vector<double>;

/// The columns of a regression, of which the dummies of the categorical terms are never built.
///
/// Column 0 is the intercept; then come the numeric terms, then for each factor its levels but the
/// reference, in order. Rows are kept sorted by cell, the joint combination of all factors, so that
/// sums over dummies are sums over runs of rows. "Position" is a row's place in that order.
///
/// Numeric columns are standardised with weights: x' = (x - mean) / sd (population form).
/// Coefficients of x' are led back by ModelMatrix::unstandardise().
class ModelMatrix {
 public:
  /// `weight` has one entry a row, positive. All terms have as many rows.
  ModelMatrix(std::vector<NumericTerm> numeric, const std::vector<FactorTerm>& factors,
              const std::vector<double>& weight);

  [[nodiscard]] std::size_t rows() const { return m_order.size(); }
  /// Columns in all, the intercept included.
  [[nodiscard]] int columns() const { return m_columns; }
  [[nodiscard]] int numericTerms() const { return static_cast<int>(m_numeric.size()); }
  [[nodiscard]] int factors() const { return static_cast<int>(m_factors.size()); }
  [[nodiscard]] int levels(int factor) const { return m_factors[factor].levels; }
  [[nodiscard]] int reference(int factor) const { return m_factors[factor].reference; }

  [[nodiscard]] int columnOfNumeric(int term) const { return 1 + term; }
  /// The column of a factor's level; -1 for the reference.
  [[nodiscard]] int columnOfLevel(int factor, int level) const {
    return m_factors[factor].columnOfLevel[level];
  }

  /// Row of the data at each position.
  [[nodiscard]] const std::vector<std::uint32_t>& order() const { return m_order; }
  /// Standardised values of a numeric term, by position.
  [[nodiscard]] const double* numeric(int term) const { return m_numeric[term].data(); }
  [[nodiscard]] double mean(int term) const { return m_mean[term]; }
  /// Weighted standard deviation; 0 for a constant column, whose standardised values are all 0.
  [[nodiscard]] double sd(int term) const { return m_sd[term]; }

  /// Runs of positions of one cell: cell c is [cellBegin(c), cellBegin(c + 1)).
  [[nodiscard]] std::size_t cells() const { return m_cellBegin.size() - 1; }
  [[nodiscard]] std::size_t cellBegin(std::size_t cell) const { return m_cellBegin[cell]; }
  [[nodiscard]] std::size_t cellAt(std::size_t position) const;
  [[nodiscard]] int levelInCell(std::size_t cell, int factor) const {
    return m_cellLevels[cell * m_factors.size() + static_cast<std::size_t>(factor)];
  }

  /// values[order[i]] for each position i.
  [[nodiscard]] std::vector<double> sorted(const std::vector<double>& values) const;

  /// The matrix T with b = T b' from standardised to original units, over all columns.
  [[nodiscard]] Eigen::MatrixXd unstandardise() const;

 private:
  struct Factor {
    int levels = 0;
    int reference = 0;
    std::vector<int> columnOfLevel;
  };

  void sortByCell(const std::vector<FactorTerm>& factors, std::size_t rows);
  void standardise(std::size_t k, const NumericTerm& term, const std::vector<double>& weight);

  int m_columns = 1;
  std::vector<std::uint32_t> m_order;
  std::vector<std::vector<double>> m_numeric;
  std::vector<double> m_mean;
  std::vector<double> m_sd;
  std::vector<Factor> m_factors;
  std::vector<std::size_t> m_cellBegin;
  std::vector<std::int32_t> m_cellLevels;
};

/// Which columns of a ModelMatrix a model has: parameterOf[column] is the place of its coefficient,
/// or -1. The intercept is always parameter 0.
struct ColumnSelection {
  std::vector<int> parameterOf;
  int parameters = 0;

  /// The selection of the columns where `keep` is true; keep[0] is ignored.
  static ColumnSelection of(const std::vector<bool>& keep);
  static ColumnSelection all(const ModelMatrix& matrix);
  /// The columns that have a parameter, in the order of the parameters.
  [[nodiscard]] std::vector<int> columns() const;
};

}  // namespace candour
