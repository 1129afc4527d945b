// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
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

/// The waves (the question's, else the project's) that `rows` are of, "2013-14 to 2019-20"; empty
/// where they are of all waves that `among` are of, or where waves are not told.
std::string periodOf(const Survey& survey, const DriverModelSpec& spec,
                     const std::vector<std::uint32_t>& rows,
                     const std::vector<std::uint32_t>& among);

}  // namespace candour
