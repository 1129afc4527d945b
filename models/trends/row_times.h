// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/survey/survey.h"

namespace candour {

/// When each interview was.
struct RowTimes {
  std::vector<std::int32_t> month;  // the first month of what is known (months.h), or -1
  int months = 1;                   // how exact that is: a month, a quarter (3), a year (12)
  std::string variables;            // what was read: "MONTH"
};

/// The variables from which rowTimes() would read time, by metadata alone; empty where there are
/// none.
std::vector<std::string> timeSources(const Survey& survey);

/// Reads `time`, or what timeSources() finds, whose columns are loaded. Fails where nothing tells
/// time, or `time` does not.
Result<RowTimes> rowTimes(const Survey& survey, const std::string& time);

}  // namespace candour
