// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "models/drivers/column_words.h"
#include "models/drivers/derived_terms.h"
#include "models/drivers/prepared_model.h"

namespace candour {

ColumnSelection selectionOf(const PreparedModel& model, const std::vector<bool>& wanted) {
  // Controls first: what a control determines is not a driver's merit.
  std::vector<int> preference;
  for (const bool control : {true, false}) {
    for (const auto& term : model.terms) {
      const auto group = static_cast<std::size_t>(term.group);
      if (model.groups[group].control != control || (!control && !wanted[group])) continue;
      const auto columns = columnsOf(model, term);
      preference.insert(preference.end(), columns.begin(), columns.end());
    }
  }
  return withoutLonePowers(model, preference, independentColumns(model.crossProducts, preference));
}

std::string levelName(const PlacedTerm& term, std::size_t level) {
  return term.derived() ? term.levels[level] : term.variable + "=" + term.levels[level];
}

std::vector<int> columnsOf(const PreparedModel& model, const PlacedTerm& term) {
  if (!term.categorical) return {model.matrix.columnOfNumeric(term.place)};
  std::vector<int> columns;
  for (int level = 0; level < model.matrix.levels(term.place); ++level) {
    const int column = model.matrix.columnOfLevel(term.place, level);
    if (column >= 0) columns.push_back(column);
  }
  return columns;
}

std::string columnName(const PreparedModel& model, int column) {
  for (const auto& term : model.terms) {
    if (!term.categorical) {
      if (model.matrix.columnOfNumeric(term.place) == column) return term.variable;
      continue;
    }
    for (int level = 0; level < model.matrix.levels(term.place); ++level) {
      if (model.matrix.columnOfLevel(term.place, level) == column) {
        return levelName(term, static_cast<std::size_t>(level));
      }
    }
  }
  return "(Intercept)";
}

std::string columnWords(const PreparedModel& model, int column) {
  for (const auto& term : model.terms) {
    const auto columns = columnsOf(model, term);
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) continue;
    if (term.derived()) break;
    const auto ownTerms = std::count_if(
        model.terms.begin(), model.terms.end(),
        [&term](const auto& other) { return other.group == term.group && !other.derived(); });
    std::string words = model.groups[static_cast<std::size_t>(term.group)].name;
    if (ownTerms > 1) words += ": " + term.variable;
    for (int level = 0; term.categorical && level < model.matrix.levels(term.place); ++level) {
      if (model.matrix.columnOfLevel(term.place, level) == column) {
        words += ": " + term.levels[static_cast<std::size_t>(level)];
      }
    }
    return words;
  }
  return columnName(model, column);
}

}  // namespace candour
