// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// A weighted proportion with its design-based interval (docs/methods.md d1, d2).
struct AreaEstimate {
  std::string area;
  std::size_t level = 0;  // of an area: its place among the answers to the area variable
  std::size_t n = 0;      // unweighted
  double nEffective = 0;  // n over the design effect of the proportion
  /// The design effect: the variance over that of a simple random sample of n (R's deff); without
  /// replacement where the design has finite populations. Not available at a share of 0 or 1.
  double deff = 0;
  double deffKish = 0;     // what unequal weights alone would cost, n sum w^2 / (sum w)^2
  double weightShare = 0;  // of the sum of all weights; 1 of the whole
  double estimate = 0;
  double se = 0;
  double lower = 0;
  double upper = 0;
  int df = 0;
  double difference = 0;  // area - overall, with the covariance of the two
  double differenceSe = 0;
  double p = 0;  // t on the smaller df of area and whole; exact at a share of 0 or 1
  double pHolm = 0;
  bool differs = false;  // pHolm < 0.05
  std::string why;       // where se or interval are not available
};

/// The areas compared: the answer to "is this borough really different".
struct BoroughComparison {
  DriverModelSpec spec;
  bool simulated = false;
  std::string source;
  std::string areaLabel;  // the area variable's label, or its name
  AreaEstimate overall;
  std::vector<AreaEstimate> areas;  // in the survey's order of areas
  /// The joint design-based covariance of the shares: areas in that order, the whole last.
  Eigen::MatrixXd covariance;
  int replicates = 0;  // of the design; 0: linearised
  RowsLeftOut leftOut;
  std::vector<Warning> warnings;
};

/// Uses the outcome, design, area and domain of `spec`; drivers and controls play no part. Fails
/// without an area variable.
Result<BoroughComparison> compareBoroughs(const Survey& survey, const DriverModelSpec& spec,
                                          const Job& job = {});

}  // namespace candour
