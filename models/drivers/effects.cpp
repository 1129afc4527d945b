// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/effects.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/drivers/derived_terms.h"
#include "models/drivers/small_sample.h"
#include "models/drivers/term_tests.h"
#include "models/drivers/unconditional.h"

namespace candour {

namespace {

RowMargin scaled(RowMargin average, double factor) {
  average.margin.value *= factor;
  average.margin.gradient *= factor;
  for (double& v : average.perRow) v *= factor;
  return average;
}

// Makes the effects of one term after the other, in a counterfactual. Plain terms go the quick way,
// all slopes in one pass and all levels in another, unless something is held or what each person
// adds to them is wanted too.
class EffectMaker {
 public:
  EffectMaker(const PreparedModel& model, const FittedModel& fitted, EffectErrors errors)
      : m_model(model),
        m_fitted(fitted),
        m_errors(errors),
        m_rows(model),
        m_quick(averageSlopes(model.matrix, fitted.fit, model.w)) {}

  EffectMaker(const PreparedModel& model, const FittedModel& fitted, EffectErrors errors,
              const Counterfactual& rows, const HeldLevel& held)
      : m_model(model), m_fitted(fitted), m_errors(errors), m_rows(rows), m_held(held) {}

  void add(int t) {
    const PlacedTerm& term = m_model.terms[t];
    if (term.derived()) return;
    if (term.categorical) {
      addLevels(t, term);
    } else {
      addNumeric(t, term);
    }
  }

  std::vector<Effect> take() { return std::move(m_effects); }

 private:
  [[nodiscard]] bool isQuick(int t) const {
    return m_errors == EffectErrors::Fixed && !m_quick.empty() && !hasDerived(m_model, t);
  }

  void add(int t, RowMargin average, std::string contrast, int level = -1) {
    if (m_errors == EffectErrors::Fixed) average.perRow.clear();
    m_effects.push_back(effectOf(m_model, m_model.terms[t], m_fitted, average));
    m_effects.back().contrast = std::move(contrast);
    withhold(whyNoAverage(m_model, t, level, m_held), m_effects.back());
  }

  void addNumeric(int t, const PlacedTerm& term) {
    const int column = m_model.matrix.columnOfNumeric(term.place);
    if (m_model.selection.parameterOf[column] < 0) return;  // aliased
    const double sd = m_model.matrix.sd(term.place);
    const RowMargin slope = isQuick(t)
                                ? RowMargin{m_quick[static_cast<std::size_t>(term.place)], {}}
                                : averageSlopeAlong(m_rows, m_fitted.fit, t);
    add(t, scaled(slope, 1 / sd), "per unit");
    add(t, slope, "per sd");
    m_effects.back().sd = sd;
    addTwoValues(t, term);
  }

  // A number of two values: the difference between them, since half of it means nothing.
  void addTwoValues(int t, const PlacedTerm& term) {
    const auto two = twoValuesOf(m_model, term);
    if (!two) return;
    RowMargin difference;
    if (isQuick(t)) {
      const auto margins =
          averageAlong(m_model.matrix, m_fitted.fit, m_model.w, term.place, {two->low, two->high});
      difference.margin = {margins[1].value - margins[0].value,
                           margins[1].gradient - margins[0].gradient};
    } else {
      difference = at(t, two->high);
      difference -= at(t, two->low);
    }
    add(t, std::move(difference), "from " + two->lowText + " to " + two->highText);
  }

  [[nodiscard]] RowMargin at(int t, double value) const {
    Counterfactual rows = m_rows;
    rows.setNumber(t, value);
    return averagePrediction(rows, m_fitted.fit);
  }

  [[nodiscard]] std::vector<RowMargin> byLevel(int t, const PlacedTerm& term) const {
    std::vector<RowMargin> levels;
    if (isQuick(t)) {
      for (auto& margin : averageByLevel(m_model.matrix, m_fitted.fit, m_model.w, term.place)) {
        levels.push_back({std::move(margin), {}});
      }
      return levels;
    }
    for (int level = 0; level < static_cast<int>(term.levels.size()); ++level) {
      Counterfactual rows = m_rows;
      rows.setLevel(t, level);
      levels.push_back(averagePrediction(rows, m_fitted.fit));
    }
    return levels;
  }

  void addLevels(int t, const PlacedTerm& term) {
    auto levels = byLevel(t, term);
    const RowMargin reference = levels[static_cast<std::size_t>(term.reference)];
    for (std::size_t level = 0; level < levels.size(); ++level) {
      const int column = m_model.matrix.columnOfLevel(term.place, static_cast<int>(level));
      if (column < 0 || m_model.selection.parameterOf[column] < 0) continue;
      levels[level] -= reference;
      add(t, levels[level], "versus " + term.levels[static_cast<std::size_t>(term.reference)],
          static_cast<int>(level));
      m_effects.back().level = term.levels[level];
      noteRunningOff(m_model.selection.parameterOf[column], m_effects.back());
    }
  }

  // A level whose coefficient runs off has no error, whatever the tails of its gradient say.
  void noteRunningOff(int parameter, Effect& effect) const {
    if (!std::isnan(m_fitted.covariance(parameter, parameter)) || !effect.why.empty()) return;
    effect.se = effect.seUnconditional = kNotAvailable;
    effect.lower = effect.upper = effect.p = kNotAvailable;
    effect.smallSample.reset();
    effect.why = whyNotAvailable(m_fitted, parameter);
  }

  const PreparedModel& m_model;
  const FittedModel& m_fitted;
  EffectErrors m_errors;
  Counterfactual m_rows;
  HeldLevel m_held;
  std::vector<Margin> m_quick;  // slopes of the plain terms
  std::vector<Effect> m_effects;
};

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

std::vector<Effect> averageEffects(const PreparedModel& model, const FittedModel& fitted,
                                   EffectErrors errors) {
  EffectMaker maker(model, fitted, errors);
  for (int t = 0; t < static_cast<int>(model.terms.size()); ++t) maker.add(t);
  return maker.take();
}

std::vector<Effect> effectsGiven(const FittedModel& fitted, int term, const Counterfactual& rows,
                                 const HeldLevel& held, EffectErrors errors) {
  EffectMaker maker(rows.model(), fitted, errors, rows, held);
  maker.add(term);
  return maker.take();
}

void withhold(const std::string& why, Effect& effect) {
  if (why.empty()) return;
  effect.estimate = effect.se = effect.seUnconditional = kNotAvailable;
  effect.lower = effect.upper = effect.p = kNotAvailable;
  effect.smallSample.reset();
  effect.why = why;
}

bool hasDerived(const PreparedModel& model, int term) {
  return std::any_of(model.terms.begin(), model.terms.end(), [term](const PlacedTerm& other) {
    return other.derived() && (other.of == term || other.with == term);
  });
}

Effect effectOf(const PreparedModel& model, const PlacedTerm& term, const FittedModel& fitted,
                const RowMargin& average) {
  Effect effect;
  effect.driver = model.groups[term.group].name;
  effect.control = model.groups[term.group].control;
  effect.variable = term.variable;
  effect.estimate = average.margin.value;
  effect.se = deltaError(average.margin.gradient, fitted.covariance);
  if (!average.perRow.empty()) effect.seUnconditional = unconditionalError(model, fitted, average);
  const Inference inference = inferenceOf(effect.estimate, effect.se, fitted.df);
  effect.lower = inference.lower;
  effect.upper = inference.upper;
  effect.p = inference.p;
  if (std::isnan(effect.se)) {
    effect.why = fitted.fit.separated.empty() ? kNoVariationWhy : kSeparatedWhy;
  } else if (fitted.df <= 0) {
    effect.why = kFewDfWhy;
  }
  addSmallSample(model, fitted, average.margin.gradient, effect);
  return effect;
}

}  // namespace candour
