// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/import/delimited_parser.h"
#include "core/survey/column.h"
#include "core/survey/variable.h"

namespace candour {

/// Numbers with at most this many distinct values become coded columns.
inline constexpr std::size_t kMaxCodedNumbers = 250;

struct TypedColumn {
  Variable variable;
  Column column;
  std::vector<std::string> notes;
};

/// Decides what a column of text fields is and builds it. Empty fields are missing. Number: every
/// other field but NA and NaN is a number, all with the decimal point or all with the comma. Date:
/// every field is ISO, or all are day/month/year, or all month/day/year, and the data tell which.
/// Else text, its distinct fields as levels, alphabetical (by byte). `runs` are the stretches of
/// the column in order.
TypedColumn typeColumn(std::string name, const std::vector<const FieldRun*>& runs);

}  // namespace candour
