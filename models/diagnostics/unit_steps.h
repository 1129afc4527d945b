// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "core/regression/block_sums.h"
#include "models/diagnostics/scored_rows.h"

namespace candour {

/// Positions by sampling unit: unit u has rows[begin[u]] ... rows[begin[u + 1]].
struct Units {
  std::vector<std::uint32_t> rows;
  std::vector<std::size_t> begin;
  [[nodiscard]] std::size_t count() const { return begin.size() - 1; }
  [[nodiscard]] std::size_t size(std::size_t u) const { return begin[u + 1] - begin[u]; }
};

Units unitsOf(const PreparedModel& model);

/// Newton steps from a fit to those without some rows. Refers to what it is made of.
class UnitSteps {
 public:
  UnitSteps(const PreparedModel& model, const FittedModel& fitted, const std::vector<double>& eta);

  /// The Newton step to the fit without the rows; NaN where these alone tell a column. `leverage`
  /// is the sum of their hat values.
  Eigen::VectorXd without(const std::uint32_t* rows, std::size_t n, double& leverage) const;

  /// The coefficients' design-based errors.
  [[nodiscard]] const Eigen::VectorXd& errors() const { return m_errors; }

 private:
  void addRow(std::uint32_t position, Eigen::Ref<Eigen::RowVectorXd, 0, Eigen::InnerStride<>> s,
              Eigen::VectorXd& score) const;

  const PreparedModel& m_model;
  const FittedModel& m_fitted;
  const std::vector<double>& m_eta;
  SelectedColumns m_columns;
  Eigen::MatrixXd m_inverse;
  Eigen::VectorXd m_errors;
};

}  // namespace candour
