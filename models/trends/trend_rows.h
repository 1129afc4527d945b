// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/drivers/question_rows.h"
#include "models/trends/trend.h"

namespace candour {

/// What trends start from: the question's rows, the periods inside its domain, and who is used.
struct TrendRows {
  QuestionRows question;
  Periods periods;                  // only windows that lie in the domain whole
  std::vector<std::uint32_t> rows;  // with outcome, weight, sampling unit and a base period
  RowsLeftOut leftOut;
  std::vector<Warning> warnings;
};

Result<TrendRows> trendRows(const Survey& survey, const DriverModelSpec& spec,
                            const TrendOptions& options);

}  // namespace candour
