// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <vector>

#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/question_rows.h"

namespace candour {

/// Where nobody of a whole wave (the question's, else the project's) is among the model's `rows`
/// though people of it answered the outcome, says so in `warnings` and what period is left in
/// `leftOut.period`. Questions that were dropped from a survey leave such holes.
void noteLeftOutPeriods(const Survey& survey, const DriverModelSpec& spec,
                        const QuestionRows& question, const std::vector<std::uint32_t>& rows,
                        RowsLeftOut& leftOut, std::vector<Warning>& warnings);

}  // namespace candour
