// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/ward_files.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/import/import.h"
#include "core/survey/dates.h"
#include "models/community/register_table.h"

namespace candour::cli {

namespace {

std::string textAt(const Survey& table, std::size_t column, std::size_t row) {
  const Variable& variable = table.variables[column];
  const Column& values = *table.columns[column];
  if (values.isCoded()) {
    const int level = values.level(row);
    return level < 0 ? std::string()
                     : std::string(trim(variable.levelText(static_cast<std::size_t>(level))));
  }
  const double value = values.number(row);
  if (std::isnan(value)) return {};
  return variable.kind == VariableKind::Date ? isoText(value, DateStyle::Date) : shortest(value);
}

// The first of `names` that the table has.
Result<std::size_t> columnOf(const Survey& table, const std::filesystem::path& file,
                             const std::vector<std::string>& names) {
  for (std::size_t i = 0; i < table.variables.size(); ++i) {
    const std::string name = lowered(trim(table.variables[i].name));
    if (std::find(names.begin(), names.end(), name) != names.end()) return i;
  }
  return fail(file.filename().string() + " has no column \"" + names.front() + "\".");
}

}  // namespace

Result<WardRegister> readRegister(const std::filesystem::path& file) {
  const auto table = readSurveyFile(file);
  if (!table) return tl::make_unexpected(table.error());
  WardRegister wards;
  if (columnOf(*table, file, {"state"})) {
    auto rows = readRegisterTable(file);
    if (!rows) return passOn(rows);
    wards.wards = std::move(rows->wards);
    wards.priorities = std::move(rows->priorities);
    return wards;
  }
  const auto ward = columnOf(*table, file, {"ward", "ward_code", "code"});
  if (!ward) return tl::make_unexpected(ward.error());
  const auto week = columnOf(*table, file, {"week", "week_of_action"});
  if (!week) return tl::make_unexpected(week.error());
  for (std::size_t row = 0; row < table->rows; ++row) {
    Priority priority;
    priority.ward = textAt(*table, *ward, row);
    priority.week = textAt(*table, *week, row);
    priority.state = PriorityState::Acted;
    if (!priority.ward.empty() && !priority.week.empty()) wards.priorities.push_back(priority);
  }
  return wards;
}

}  // namespace candour::cli
