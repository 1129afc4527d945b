// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/drivers/column_pattern.h"

#include <sstream>

#include "core/base/text.h"

namespace candour {

namespace {

constexpr std::size_t kMostListed = 4;  // more are shown by a pattern where one does

std::vector<std::string> beginningWith(const Survey& survey, const std::string& prefix) {
  std::vector<std::string> names;
  for (const auto& variable : survey.variables) {
    if (variable.kind == VariableKind::Number && variable.name.starts_with(prefix)) {
      names.push_back(variable.name);
    }
  }
  return names;
}

std::string sharedPrefix(const std::vector<std::string>& names) {
  std::string prefix = names.front();
  for (const auto& name : names) {
    while (!name.starts_with(prefix)) prefix.pop_back();
  }
  // The digits are the replicates' own.
  while (!prefix.empty() && prefix.back() >= '0' && prefix.back() <= '9') prefix.pop_back();
  return prefix;
}

}  // namespace

std::vector<std::string> columnsNamed(const Survey& survey, const std::string& text) {
  std::vector<std::string> names;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) {
    const std::string name(trim(part));
    if (name.empty()) continue;
    std::vector<std::string> found;
    if (name.ends_with('*')) found = beginningWith(survey, name.substr(0, name.size() - 1));
    if (found.empty()) found = {name};
    names.insert(names.end(), found.begin(), found.end());
  }
  return names;
}

std::string columnsText(const Survey& survey, const std::vector<std::string>& columns) {
  if (columns.size() > kMostListed) {
    const std::string prefix = sharedPrefix(columns);
    if (!prefix.empty() && beginningWith(survey, prefix) == columns) return prefix + "*";
  }
  return join(columns, ", ");
}

}  // namespace candour
