// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/ward_files.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/import/import.h"
#include "core/survey/dates.h"

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

Result<std::vector<WardAction>> readActions(const std::filesystem::path& file) {
  const auto table = readSurveyFile(file);
  if (!table) return tl::make_unexpected(table.error());
  const auto ward = columnOf(*table, file, {"ward", "ward_code", "code"});
  if (!ward) return tl::make_unexpected(ward.error());
  const auto week = columnOf(*table, file, {"week", "week_of_action"});
  if (!week) return tl::make_unexpected(week.error());
  std::vector<WardAction> actions;
  for (std::size_t row = 0; row < table->rows; ++row) {
    WardAction action{textAt(*table, *ward, row), textAt(*table, *week, row)};
    if (!action.ward.empty() && !action.week.empty()) actions.push_back(std::move(action));
  }
  return actions;
}

Result<std::vector<WardPair>> readNeighbours(const std::filesystem::path& file) {
  const auto table = readSurveyFile(file);
  if (!table) return tl::make_unexpected(table.error());
  if (table->variables.size() < 2) {
    return fail(file.filename().string() + " has one column: neighbours need two, a ward each.");
  }
  std::vector<WardPair> pairs;
  for (std::size_t row = 0; row < table->rows; ++row) {
    pairs.emplace_back(textAt(*table, 0, row), textAt(*table, 1, row));
  }
  return pairs;
}

Result<std::vector<WardChange>> readWardChanges(const std::filesystem::path& file) {
  const auto table = readSurveyFile(file);
  if (!table) return tl::make_unexpected(table.error());
  const auto from = columnOf(*table, file, {"old_code", "old"});
  if (!from) return tl::make_unexpected(from.error());
  const auto to = columnOf(*table, file, {"new_code", "new"});
  if (!to) return tl::make_unexpected(to.error());
  const auto share = columnOf(*table, file, {"share"});
  std::vector<WardChange> changes;
  for (std::size_t row = 0; row < table->rows; ++row) {
    WardChange change{textAt(*table, *from, row), textAt(*table, *to, row), 1, {}};
    if (share) change.share = parseNumber(textAt(*table, *share, row)).value_or(1);
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace candour::cli
