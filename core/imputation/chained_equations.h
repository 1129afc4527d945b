// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"

namespace candour {

/// A variable of the imputation: numbers, NaN where missing, or levels, -1 where missing. What is
/// complete (outcome, design, weight) only predicts.
struct ImputedVariable {
  std::string name;
  bool categorical = false;
  std::vector<double> values;            // a number
  std::vector<std::int32_t> levelOfRow;  // a category
  int levels = 0;
};

struct ChainOptions {
  int imputations = 20;
  int iterations = 10;  // rounds over all variables, of each imputation
  int donors = 5;       // of a number: nearest predictions that an observed value is taken from
  std::uint64_t seed = 1;
};

/// What each imputation puts where something is missing: imputation m of variable v has, in order
/// of the rows that lack it, numbers (or levels as numbers).
struct Imputations {
  std::vector<std::vector<std::uint32_t>> missingRows;   // [v]
  std::vector<std::vector<std::vector<double>>> values;  // [m][v]

  /// Variable `v` of `variables`, completed as imputation `m` has it.
  [[nodiscard]] ImputedVariable completed(const std::vector<ImputedVariable>& variables,
                                          std::size_t m, std::size_t v) const;
};

/// Multiple imputation by chained equations (van Buuren 2018): from random draws of what was
/// observed, each variable in turn, the least missing first, is drawn given all others.
///
/// - numbers by predictive mean matching: Bayesian linear regression, a value observed among the
///   `donors` whose predictions are nearest (so a scale stays a scale);
/// - categories by a chain of Bayesian logistic regressions, "this level, if none before it", with
///   a weak normal prior (standard deviation 2.5 on standardised columns, Gelman et al. 2008), so
///   that separation does no harm.
///
/// Imputations run beside each other, each with its own generator, so the number of threads changes
/// nothing. Fails where a variable has no observed value at all.
Result<Imputations> imputeChained(const std::vector<ImputedVariable>& variables,
                                  const ChainOptions& options = {}, const Job& job = {});

}  // namespace candour
