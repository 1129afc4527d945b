// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/weight_choice.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/base/text.h"

namespace candour {

namespace {

struct PeriodWeight {
  std::string name;
  bool year = false;  // of twelve months, else of one quarter
  int quarter = 0;
};

std::optional<PeriodWeight> periodWeight(const std::string& name) {
  if (!name.starts_with("WT_Q")) return std::nullopt;
  const bool year = name.ends_with("_B") || name.ends_with("_E");
  const auto digits = std::string_view(name).substr(4, name.size() - 4 - (year ? 2 : 0));
  const auto quarter = parseNumber(digits);
  if (!quarter) return std::nullopt;
  return PeriodWeight{name, year, static_cast<int>(*quarter)};
}

}  // namespace

WeightChoice chooseWeight(const std::vector<std::string>& everyRow, const Survey& survey) {
  WeightChoice choice;
  for (const auto& name : everyRow) {
    if (survey.find(name)) choice.names.push_back(name);
  }
  const bool whole = !choice.names.empty();
  std::vector<PeriodWeight> others;
  for (const auto& variable : survey.variables) {
    if (auto weight = periodWeight(variable.name)) others.push_back(std::move(*weight));
  }
  std::stable_sort(others.begin(), others.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.year, a.quarter) > std::tuple(b.year, b.quarter);
  });
  for (const auto& weight : others) choice.names.push_back(weight.name);
  if (choice.names.empty()) {
    choice.note = "The survey has no weight: every interview counts the same.";
  } else if (whole) {
    choice.note = "Weighted by " + choice.names.front() +
                  ", which every interview of its file has; interviews of files without it are "
                  "left out.";
  } else {
    choice.note = "Weighted by " + choice.names.front() + ": only interviews of the " +
                  (others.front().year ? "twelve months" : "quarter") +
                  " it was made for have it, all others are left out.";
  }
  return choice;
}

}  // namespace candour
