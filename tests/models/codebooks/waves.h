// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/survey/survey.h"

/// Waves made by hand.
inline candour::Survey handmadeWave(const std::string& name, std::size_t rows) {
  candour::Survey survey;
  survey.rows = rows;
  survey.waves.push_back({name, name + ".sav", 0, rows, false});
  return survey;
}

/// A question with labelled codes 1, 2, ... and answers that go round them.
inline void addQuestion(candour::Survey& survey, const std::string& name, const std::string& text,
                        const std::vector<std::string>& labels) {
  candour::Variable variable{name, text};
  for (const auto& label : labels) {
    variable.levels.push_back({variable.levels.size() + 1.0, label, false});
  }
  std::vector<std::int32_t> rows;
  for (std::size_t row = 0; row < survey.rows; ++row) {
    rows.push_back(static_cast<std::int32_t>(row % labels.size()));
  }
  survey.add(std::move(variable), candour::Column::coded(rows, labels.size()));
}
