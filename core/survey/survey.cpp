// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/survey/survey.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/survey/prepared.h"

namespace candour {

std::optional<std::size_t> Survey::find(std::string_view name) const {
  const auto found = std::find_if(variables.begin(), variables.end(),
                                  [name](const Variable& v) { return v.name == name; });
  if (found == variables.end()) return std::nullopt;
  return static_cast<std::size_t>(found - variables.begin());
}

Result<std::size_t> Survey::require(std::string_view name) const {
  if (const auto index = find(name)) return *index;
  if (prepared) {
    for (const auto& unfit : prepared->unfit) {
      if (unfit.name == name) return fail(unfit.why);
    }
  }
  std::vector<std::string> names;
  names.reserve(variables.size());
  for (const auto& variable : variables) names.push_back(variable.name);
  return fail("There is no variable \"" + std::string(name) + "\" in the survey." +
              didYouMean(name, names));
}

bool Survey::simulated() const {
  return std::any_of(waves.begin(), waves.end(), [](const Wave& w) { return w.simulated; });
}

void Survey::add(Variable variable, Column column) {
  if (variables.empty() && waves.empty()) rows = column.size();
  check(column.size() == rows, "a column with one entry a row");
  variables.push_back(std::move(variable));
  columns.push_back(std::make_shared<const Column>(std::move(column)));
}

}  // namespace candour
