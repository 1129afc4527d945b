// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/community/did.h"
#include "models/community/ward_sample.h"
#include "models/drivers/driver_spec.h"
#include "models/drivers/terms.h"

namespace candour {

/// The controls of a question as columns, over all survey rows: dummies of categories without the
/// reference, numbers and scales standardised. NaN where there is no answer.
struct Covariates {
  std::vector<std::string> names;     // "variable" or "variable=level"
  std::vector<std::string> controls;  // the control each column is of
  Eigen::MatrixXd columns;            // survey rows x columns

  /// Whether a row lacks an answer to any of them.
  [[nodiscard]] bool missing(std::size_t row) const;
};

Result<Covariates> covariatesOf(const Survey& survey, const DriverModelSpec& spec);

/// The doubly robust, locally efficient difference-in-differences of repeated cross-sections
/// (Sant'Anna and Zhao 2020, section 3.2; tau_2 there): a logistic propensity to be in a ward that
/// acted, linear regressions of the outcome in each of the four cells, both weighted, and the
/// influence of every estimated coefficient. Consistent where either is right.
///
/// Columns that one of the four cells cannot carry (a level that nobody there has) are left out of
/// that comparison and counted. Not available where a cell has nobody, or where the controls tell
/// who lives in a ward that acted.
class DoublyRobust {
 public:
  DoublyRobust(const WardSample& sample, const std::vector<double>& outcome,
               const Covariates& covariates);
  [[nodiscard]] DidEstimate operator()(const DidCell& cell) const;

 private:
  /// Used rows of the cell, and whether before (0) or after (1).
  [[nodiscard]] std::vector<std::pair<std::size_t, int>> peopleOf(const DidCell& cell) const;

  const WardSample& m_sample;
  const std::vector<double>& m_outcome;  // by used row
  WardPeriods m_sums;
  Eigen::MatrixXd m_x;                                   // used rows x (1 + columns)
  std::vector<std::vector<std::size_t>> m_rowsOfColumn;  // used rows of a quarter
};

}  // namespace candour
