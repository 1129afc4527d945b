// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/regression/ordinal_fit.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// The answers to an outcome in order, worst first, over every row of the survey.
struct OrderedOutcome {
  std::vector<std::string> levels;
  std::vector<std::int32_t> levelOfRow;  // -1 where there is none
  int from = 0;                          // the first level that counts as positive
};

/// In the order the question gives (other answers are then missing), else the survey's. Fails where
/// the positive answers are not the end of the order: then they are no P(Y >= k).
Result<OrderedOutcome> orderedOutcome(const Survey& survey, const OutcomeSpec& outcome);

/// The answers of the rows in a model, levels that none of them gave dropped with a warning each.
struct UsedAnswers {
  std::vector<std::string> levels;
  std::vector<std::int32_t> levelOfRow;  // one entry a row of `rows`
  int from = 0;
};
UsedAnswers usedAnswers(const OrderedOutcome& outcome, const OutcomeSpec& spec,
                        const std::vector<std::uint32_t>& rows, std::vector<Warning>& warnings);

}  // namespace candour
