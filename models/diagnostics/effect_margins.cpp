// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/effect_margins.h"

#include <algorithm>

#include "models/drivers/counterfactual.h"
#include "models/drivers/derived_terms.h"
#include "models/drivers/effects.h"

namespace candour {

namespace {

// A model by other weights, for what reads them from the model.
PreparedModel weightedBy(const PreparedModel& model, const std::vector<double>& w) {
  PreparedModel copy = model;
  copy.w = w;
  return copy;
}

std::vector<Margin> marginsByLevel(const PreparedModel& model, int index, const LogisticFit& fit,
                                   const std::vector<double>& w) {
  const PlacedTerm& term = model.terms[index];
  if (!hasDerived(model, index)) return averageByLevel(model.matrix, fit, w, term.place);
  const PreparedModel copy = weightedBy(model, w);
  std::vector<Margin> margins;
  for (std::size_t level = 0; level < term.levels.size(); ++level) {
    Counterfactual rows(copy);
    rows.setLevel(index, static_cast<int>(level));
    margins.push_back(averagePrediction(rows, fit).margin);
  }
  return margins;
}

std::vector<EffectMargin> levelMargins(const PreparedModel& model, int index,
                                       const LogisticFit& fit, const std::vector<double>& w) {
  const PlacedTerm& term = model.terms[index];
  const auto margins = marginsByLevel(model, index, fit, w);
  const Margin& reference = margins[term.reference];
  std::vector<EffectMargin> effects;
  for (std::size_t level = 0; level < margins.size(); ++level) {
    const int column = model.matrix.columnOfLevel(term.place, static_cast<int>(level));
    if (column < 0 || fit.selection.parameterOf[column] < 0) continue;
    if (!whyNoAverage(model, index, static_cast<int>(level)).empty()) continue;
    effects.push_back(
        {index,
         column,
         "versus " + term.levels[term.reference],
         term.levels[level],
         {margins[level].value - reference.value, margins[level].gradient - reference.gradient}});
  }
  return effects;
}

}  // namespace

std::vector<EffectMargin> effectMarginsOf(const PreparedModel& model, int term,
                                          const LogisticFit& fit, const std::vector<double>& w) {
  const PlacedTerm& placed = model.terms[term];
  // A power or product has no effect of its own: nothing moves it by itself.
  if (placed.derived()) return {};
  if (placed.categorical) return levelMargins(model, term, fit, w);
  const int column = model.matrix.columnOfNumeric(placed.place);
  if (fit.selection.parameterOf[column] < 0 || !whyNoAverage(model, term, -1).empty()) return {};
  if (hasDerived(model, term)) {
    const PreparedModel copy = weightedBy(model, w);
    auto slope = averageSlopeAlong(Counterfactual(copy), fit, term).margin;
    return {{term, column, "per sd", {}, std::move(slope)}};
  }
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
