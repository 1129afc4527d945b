// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace candour {

/// A linear program put together column by column and row by row, solved by COIN-OR's Clp.
class LinearProgram {
 public:
  using Terms = std::vector<std::pair<int, double>>;  // column, coefficient; a column once

  LinearProgram();
  LinearProgram(const LinearProgram&) = delete;
  LinearProgram& operator=(const LinearProgram&) = delete;
  ~LinearProgram();

  /// The new column's index. Ends may be infinite.
  int addColumn(double lower, double upper, double cost = 0);
  /// lower <= sum of the terms <= upper. All rows come before the first solution.
  void addRow(const Terms& terms, double lower, double upper);

  /// The least of `objective`; nothing where there is no end or no solution. Each solution begins
  /// where the one before ended.
  std::optional<double> least(const Terms& objective);
  /// The columns at the least cost; empty where no solution fits.
  std::vector<double> cheapest();

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

}  // namespace candour
