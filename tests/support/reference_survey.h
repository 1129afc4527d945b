// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/survey/survey.h"
#include "tests/support/reference.h"

/// A data set of tests/reference as a survey: columns of numbers as numbers, others as text with
/// alphabetical levels, empty fields empty.
inline candour::Survey referenceSurvey(const std::string& data) {
  using candour::Column;
  candour::Survey survey;
  const auto header = reference_detail::linesOf(referenceFile(data)).front();
  for (const auto& name : header) {
    candour::Variable variable;
    variable.name = name;
    const auto texts = referenceTexts(data, name);
    const bool numeric = std::all_of(texts.begin(), texts.end(), [](const std::string& text) {
      char* end = nullptr;
      (void)std::strtod(text.c_str(), &end);
      return *end == '\0';
    });
    if (numeric) {
      auto numbers = referenceNumbers(data, name);
      for (double& x : numbers) x = std::isnan(x) ? candour::emptyNumber() : x;
      survey.add(variable, Column::numbers(std::move(numbers)));
      continue;
    }
    variable.kind = candour::VariableKind::Text;
    std::set<std::string> distinct(texts.begin(), texts.end());
    distinct.erase("");
    for (const auto& text : distinct) {
      variable.levels.push_back({static_cast<double>(variable.levels.size() + 1), text, false});
    }
    std::vector<std::int32_t> levels;
    for (const auto& text : texts) {
      levels.push_back(text.empty() ? Column::kEmpty
                                    : static_cast<std::int32_t>(
                                          std::distance(distinct.begin(), distinct.find(text))));
    }
    survey.add(variable, Column::coded(levels, distinct.size()));
  }
  return survey;
}

/// The made-up people of tests/reference/data/synthetic.csv, read once.
inline const candour::Survey& syntheticSurvey() {
  static const candour::Survey survey = referenceSurvey("synthetic");
  return survey;
}
