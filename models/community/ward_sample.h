// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/design/survey_design.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// The interviews of an evaluation: which ward and quarter each is of, and a design whose sampling
/// units hold whole wards, since wards are what acted. By used row unless said otherwise.
struct WardSample {
  std::string wardVariable;
  std::string wardLabel;             // its wording
  std::vector<std::string> wards;    // codes of those with a used interview, in survey's order
  std::vector<std::uint32_t> rows;   // survey rows
  std::vector<std::int32_t> ward;    // into wards
  std::vector<std::int32_t> column;  // quarter - firstQuarter
  std::vector<double> weight;
  std::vector<double> outcome;  // 0 or 1
  int firstQuarter = 0;         // as exposure.h numbers quarters
  int quarters = 0;             // from the first to the last, gaps included
  DesignSpec designSpec;        // of `design`, as a question would give it
  SurveyDesign design;
  std::vector<std::int32_t> psuOfWard;  // into design, by ward
  RowsLeftOut leftOut;
  double nEffective = 0;  // Kish
  std::string source;
  std::vector<Warning> warnings;
};

struct WardSampleOptions {
  std::string ward;  // the variable
  std::string time;  // as TrendOptions::time
  /// Survey rows that lack something else the question needs.
  std::function<bool(std::size_t row)> missing;
};

/// The variable of the question that tells wards: of its clusters and of the variables called or
/// labelled a ward, by metadata alone, the one whose answers are most of `codes` (the earliest of
/// several), else the first cluster. Empty where there is none.
std::string wardVariableOf(const Survey& survey, const DriverModelSpec& spec,
                           const std::vector<std::string>& codes);

/// Sampling units are the wards, or the question's first clusters where each ward lies inside one.
/// Strata are the question's where each unit lies inside one, else there are none, with a note. No
/// finite population correction: what wards acted is no sample of what wards could have.
Result<WardSample> wardSample(const Survey& survey, const DriverModelSpec& spec,
                              const WardSampleOptions& options);

/// Sums by ward (rows) and quarter (columns).
struct WardPeriods {
  int firstQuarter = 0;
  Eigen::MatrixXd weight;   // of w
  Eigen::MatrixXd outcome;  // of w y
  Eigen::MatrixXd count;    // interviews

  [[nodiscard]] int wards() const { return static_cast<int>(weight.rows()); }
  [[nodiscard]] int quarters() const { return static_cast<int>(weight.cols()); }
};

/// `outcome` by used row; NaN: that row is left out.
WardPeriods wardPeriods(const WardSample& sample, const std::vector<double>& outcome);

/// Covariance of estimates from their influences summed by ward (one column an estimate), through
/// the sample's design (docs/methods.md d1).
Result<Eigen::MatrixXd> wardCovariance(const WardSample& sample, const Eigen::MatrixXd& influences);

}  // namespace candour
