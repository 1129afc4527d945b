// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/effects.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/drivers/small_sample.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

Effect effectOf(const PreparedModel& model, const PlacedTerm& term, const FittedModel& fitted,
                double estimate, const Eigen::VectorXd& gradient) {
  Effect effect;
  effect.driver = model.groups[term.group].name;
  effect.control = model.groups[term.group].control;
  effect.variable = term.variable;
  effect.estimate = estimate;
  effect.se = deltaError(gradient, fitted.covariance);
  const Inference inference = inferenceOf(estimate, effect.se, fitted.df);
  effect.lower = inference.lower;
  effect.upper = inference.upper;
  effect.p = inference.p;
  if (std::isnan(effect.se)) {
    effect.why = fitted.fit.separated.empty() ? kNoVariationWhy : kSeparatedWhy;
  } else if (fitted.df <= 0) {
    effect.why = kFewDfWhy;
  }
  addSmallSample(model, fitted, gradient, effect);
  return effect;
}

// A number of two values: the difference between them, since half of it means nothing.
void addTwoValues(const PreparedModel& model, const PlacedTerm& term, const FittedModel& fitted,
                  std::vector<Effect>& effects) {
  const auto two = twoValuesOf(model, term);
  if (!two) return;
  const auto margins =
      averageAlong(model.matrix, fitted.fit, model.w, term.place, {two->low, two->high});
  Effect effect = effectOf(model, term, fitted, margins[1].value - margins[0].value,
                           margins[1].gradient - margins[0].gradient);
  effect.contrast = "from " + two->lowText + " to " + two->highText;
  effects.push_back(std::move(effect));
}

void addNumeric(const PreparedModel& model, const PlacedTerm& term, const FittedModel& fitted,
                const Margin& slope, std::vector<Effect>& effects) {
  if (slope.gradient.size() == 0) return;  // aliased
  const double sd = model.matrix.sd(term.place);
  Effect unit = effectOf(model, term, fitted, slope.value / sd, slope.gradient / sd);
  unit.contrast = "per unit";
  effects.push_back(std::move(unit));
  Effect deviation = effectOf(model, term, fitted, slope.value, slope.gradient);
  deviation.contrast = "per sd";
  deviation.sd = sd;
  effects.push_back(std::move(deviation));
  addTwoValues(model, term, fitted, effects);
}

void addLevels(const PreparedModel& model, const PlacedTerm& term, const FittedModel& fitted,
               const std::vector<double>& w, std::vector<Effect>& effects) {
  const auto margins = averageByLevel(model.matrix, fitted.fit, w, term.place);
  const Margin& reference = margins[term.reference];
  for (std::size_t level = 0; level < margins.size(); ++level) {
    const int column = model.matrix.columnOfLevel(term.place, static_cast<int>(level));
    if (column < 0 || model.selection.parameterOf[column] < 0) continue;
    const Margin& margin = margins[level];
    Effect effect = effectOf(model, term, fitted, margin.value - reference.value,
                             margin.gradient - reference.gradient);
    effect.contrast = "versus " + term.levels[term.reference];
    effect.level = term.levels[level];
    // A level whose coefficient runs off has no error, whatever the tails of its gradient say.
    const int parameter = model.selection.parameterOf[column];
    if (std::isnan(fitted.covariance(parameter, parameter))) {
      effect.se = effect.lower = effect.upper = effect.p = kNotAvailable;
      effect.why = whyNotAvailable(fitted, parameter);
      effect.smallSample.reset();
    }
    effects.push_back(std::move(effect));
  }
}

}  // namespace

std::optional<TwoValues> twoValuesOf(const PreparedModel& model, const PlacedTerm& term) {
  const double* values = model.matrix.numeric(term.place);
  const auto [least, most] = std::minmax_element(values, values + model.n());
  const double low = *least;
  const double high = *most;
  if (low == high || std::any_of(values, values + model.n(),
                                 [low, high](double v) { return v != low && v != high; })) {
    return std::nullopt;
  }
  const auto original = [&](double v) {
    // What standardising did to a short decimal, rounding undoes.
    const double x = model.matrix.mean(term.place) + model.matrix.sd(term.place) * v;
    return shortest(std::round(x * 1e9) / 1e9);
  };
  return TwoValues{low, high, original(low), original(high)};
}

std::vector<Effect> averageEffects(const PreparedModel& model, const FittedModel& fitted) {
  const auto slopes = averageSlopes(model.matrix, fitted.fit, model.w);
  std::vector<Effect> effects;
  for (const auto& term : model.terms) {
    if (term.categorical) {
      addLevels(model, term, fitted, model.w, effects);
    } else {
      addNumeric(model, term, fitted, slopes[term.place], effects);
    }
  }
  return effects;
}

}  // namespace candour
