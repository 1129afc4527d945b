// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"

namespace candour {

/// What is known of the population along one variable: the share of each level.
struct RakingMargin {
  std::string variable;
  std::vector<std::string> levels;
  std::vector<double> target;            // one a level: shares or counts, above 0
  std::vector<std::int32_t> levelOfRow;  // -1: the row has no answer to the variable
};

struct RakingOptions {
  double tolerance = 1e-9;  // of every share
  int maxIterations = 2000;
  /// Weights are kept within these multiples of their mean, where given (0 < lowest < 1 < highest).
  std::optional<double> lowest;
  std::optional<double> highest;
};

/// How far a raked margin is from what was asked.
struct RakedShare {
  std::string variable;
  std::string level;
  std::size_t rows = 0;
  double before = 0;  // weighted share before raking
  double target = 0;
  double after = 0;
};

struct Raked {
  std::vector<double> weight;  // mean 1 over the rows that weigh anything; 0 for the others
  bool converged = true;       // every share is as asked, to the tolerance
  int iterations = 0;
  double largestError = 0;  // of any share
  std::size_t trimmed = 0;  // rows whose weight lies on a limit
  double deffBefore = 1;    // Kish's design effect n sum w^2 / (sum w)^2
  double deffAfter = 1;
  std::vector<RakedShare> shares;
  std::vector<std::size_t> unanswered;  // rows a margin, with a weight but without an answer
};

/// Rakes `weight` to the margins by iterative proportional fitting (Deming and Stephan 1940; R's
/// survey::rake), each margin in turn, until no weighted share is further from its target than the
/// tolerance. With limits, raking and cutting take turns until both hold; where they cannot both
/// hold the shares give way, `converged` is false and `largestError` says by how much.
///
/// A row without an answer to a margin is left as it is by that margin, and shares are among those
/// who answered. Fails on a negative or unknown weight (with its row), on a margin with a level
/// that nobody with a weight has (naming it: nobody can stand for those people), on targets that
/// are not above 0.
Result<Raked> rake(const std::vector<double>& weight, const std::vector<RakingMargin>& margins,
                   const RakingOptions& options = {}, const Job& job = {});

}  // namespace candour
