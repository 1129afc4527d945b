// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/prepare/prepare_survey.h"
#include "core/survey/survey.h"

/// A survey of six people, with answers of every sort.
namespace candour::small {

inline Survey survey() {
  Survey survey;
  Variable worry{.name = "worry", .label = "How worried are you?"};
  worry.levels = {{1, "Very worried", false},
                  {2, "Fairly worried", false},
                  {3, "Not worried", false},
                  {8, "Don't know", true}};
  survey.add(worry, Column::coded({0, 1, 2, 3, Column::kEmpty, 2}, 4));
  Variable area{.name = "Home area", .kind = VariableKind::Text};
  area.levels = {{1, "Brent", false}, {2, "Camden", false}};
  survey.add(area, Column::coded({0, 1, 0, 1, 0, Column::kNotAsked}, 2));
  Variable age{.name = "age"};
  age.levels = {{999, "Refused", true}};
  survey.add(age, Column::numbers({16, 24, 25, 64.5, 999, 80}));
  survey.add({.name = "a"}, Column::numbers({1, 2, 3, emptyNumber(), 0, -4}));
  survey.add({.name = "b"}, Column::numbers({2, 0, 3, 1, 0, notAskedNumber()}));
  Variable met{.name = "met", .kind = VariableKind::Date, .dateStyle = DateStyle::Date};
  survey.add(met, Column::numbers({0, 86400.0 * 59, 86400.0 * 365, emptyNumber(), 0, 0}));
  survey.waves.push_back({"2019", "small.csv", 0, survey.rows, false});
  return survey;
}

/// How each person's answer reads: a label, a number, "(empty)", "(not asked)", "-Don't know".
inline std::vector<std::string> answers(const Survey& survey, const std::string& name) {
  const std::size_t index = survey.find(name).value();
  const Variable& variable = survey.variables[index];
  const Column& column = *survey.columns[index];
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (column.isNotAsked(row)) {
      texts.emplace_back("(not asked)");
    } else if (column.isCoded()) {
      const int level = column.level(row);
      const bool missing = level >= 0 && variable.levels[static_cast<std::size_t>(level)].missing;
      texts.push_back(level < 0 ? "(empty)"
                                : (missing ? "-" : "") +
                                      variable.levelText(static_cast<std::size_t>(level)));
    } else {
      const double value = column.number(row);
      texts.push_back(std::isnan(value)               ? "(empty)"
                      : variable.isMissingCode(value) ? "-" + shortest(value)
                                                      : shortest(value));
    }
  }
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace candour::small
