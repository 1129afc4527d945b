// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/contrasts.h"

#include <algorithm>

namespace candour {

namespace {

std::vector<Contrast> levelContrasts(const PreparedModel& model, int index, const LogisticFit& fit,
                                     const std::vector<double>& w) {
  const PlacedTerm& term = model.terms[index];
  const auto margins = averageByLevel(model.matrix, fit, w, term.place);
  const Margin& reference = margins[term.reference];
  std::vector<Contrast> contrasts;
  for (std::size_t level = 0; level < margins.size(); ++level) {
    const int column = model.matrix.columnOfLevel(term.place, static_cast<int>(level));
    if (column < 0 || fit.selection.parameterOf[column] < 0) continue;
    contrasts.push_back(
        {index,
         column,
         "versus " + term.levels[term.reference],
         term.levels[level],
         {margins[level].value - reference.value, margins[level].gradient - reference.gradient}});
  }
  return contrasts;
}

}  // namespace

std::vector<Contrast> contrastsOf(const PreparedModel& model, int term, const LogisticFit& fit,
                                  const std::vector<double>& w) {
  const PlacedTerm& placed = model.terms[term];
  if (placed.categorical) return levelContrasts(model, term, fit, w);
  const int column = model.matrix.columnOfNumeric(placed.place);
  if (fit.selection.parameterOf[column] < 0) return {};
  auto slopes = averageSlopes(model.matrix, fit, w);
  return {{term, column, "per sd", {}, std::move(slopes[placed.place])}};
}

int termOf(const PreparedModel& model, int column) {
  for (std::size_t t = 0; t < model.terms.size(); ++t) {
    const auto columns = columnsOf(model, model.terms[t]);
    if (std::find(columns.begin(), columns.end(), column) != columns.end()) {
      return static_cast<int>(t);
    }
  }
  return -1;
}

}  // namespace candour
