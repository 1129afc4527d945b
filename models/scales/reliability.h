// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"
#include "models/drivers/item_answers.h"
#include "models/scales/item_columns.h"

namespace candour {

/// A coefficient of reliability with its 95 % interval, of 1 less it on the log scale, t on the
/// design's df; NaN where `why` says why.
struct ReliabilityCoefficient {
  double estimate = kNotAvailable;
  double se = kNotAvailable;
  double lower = kNotAvailable;
  double upper = kNotAvailable;
  std::string why;
};

/// What an item adds to its scale. Correlations are weighted, of scores.
struct ReliabilityItem {
  std::string driver;  // of the question it belongs to; or empty
  std::string variable;
  std::string label;
  bool reversed = false;
  double mean = 0;      // of its scores
  double sd = 0;        // weighted, population form
  double itemRest = 0;  // correlation with the sum of the other items
  double itemRestSe = kNotAvailable;
  double itemRestLower = kNotAvailable;
  double itemRestUpper = kNotAvailable;
  double alphaIfDropped = kNotAvailable;  // NaN of two items
  double omegaIfDropped = kNotAvailable;  // NaN of fewer than four
  double loading = kNotAvailable;         // on the one factor; NaN of fewer than three
  bool reverseKeyed = false;              // runs against the others: item-rest below 0
  std::size_t unanswered = 0;             // people who lack it
};

/// How well items measure one thing, docs/methods.md "Scales".
struct Reliability {
  DriverModelSpec spec;
  ScaleAsked asked;
  std::string name;  // of the driver; or empty
  bool simulated = false;
  std::string source;
  bool weighted = false;
  bool scored = true;  // answers evenly from 0 to 1; false: some items are numbers as they are
  std::size_t n = 0;   // people with an answer to every item
  RowsLeftOut leftOut;
  double nEffective = 0;
  int df = 0;
  ReliabilityCoefficient alpha;
  double alphaStandardised = kNotAvailable;
  double spearmanBrown = kNotAvailable;  // of two items alone
  double meanCorrelation = kNotAvailable;
  ReliabilityCoefficient omega;         // Pearson: of the score as built
  double omegaOrdinal = kNotAvailable;  // polychoric: of what lies behind ordered answers
  std::string omegaOrdinalWhy;
  std::vector<ReliabilityItem> items;
  std::vector<RefusedItem> refused;
  std::vector<Warning> warnings;
};

/// Cronbach's alpha, McDonald's omega and what each item adds, over the people who answered every
/// item. Fails with fewer than two items that vary, nobody who answered all, and a sum that does
/// not vary.
Result<Reliability> reliabilityOf(const Survey& survey, const DriverModelSpec& spec,
                                  const ScaleAsked& asked, const Job& job = {});

/// The drivers of a question that have two items or more: those with a reliability.
std::vector<std::string> scalesOf(const DriverModelSpec& spec);

/// K / (K - 1) (1 - sum of variances / variance of the sum).
double alphaOf(const Eigen::MatrixXd& covariance);

}  // namespace candour
