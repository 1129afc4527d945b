// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_spec.h"
#include "models/drivers/prepared_model.h"

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

/// Gives the model the ordered answers of its rows (`rows`, as its matrix was made from them);
/// levels that none of them gave are dropped with a warning each. Of other families nothing.
void placeAnswers(const OrderedOutcome& outcome, const std::vector<std::uint32_t>& rows,
                  PreparedModel& model);

}  // namespace candour
