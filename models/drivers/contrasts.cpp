// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/contrasts.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/base/text.h"
#include "core/numeric/weighted_quantile.h"

namespace candour {

namespace {

constexpr std::size_t kMostWholeValues = 20;
constexpr std::size_t kFewestForAgree = 4;
constexpr std::size_t kMostForAgree = 11;

// What standardising did to a short decimal, rounding undoes.
double cleaned(double x) {
  return std::round(x * 1e9) / 1e9;
}

// As it is read: three decimals say enough.
std::string shownValue(double x) {
  return shortest(std::round(x * 1e3) / 1e3);
}

// A number or scale of the model in its own units.
class OwnUnits {
 public:
  OwnUnits(const PreparedModel& model, const PlacedTerm& term)
      : m_z(model.matrix.numeric(term.place)),
        m_n(model.n()),
        m_mean(model.matrix.mean(term.place)),
        m_sd(model.matrix.sd(term.place)) {}

  [[nodiscard]] double operator[](std::size_t i) const { return m_mean + m_sd * m_z[i]; }
  [[nodiscard]] double standardised(double x) const { return (x - m_mean) / m_sd; }
  [[nodiscard]] double original(double z) const { return cleaned(m_mean + m_sd * z); }

  // The values that occur, ascending; nothing where there are more than `most`.
  [[nodiscard]] std::optional<std::vector<double>> distinct(std::size_t most) const {
    std::vector<double> found;
    for (std::size_t i = 0; i < m_n; ++i) {
      if (i > 0 && m_z[i] == m_z[i - 1]) continue;
      const double x = original(m_z[i]);
      const auto at = std::lower_bound(found.begin(), found.end(), x);
      if (at != found.end() && *at == x) continue;
      if (found.size() == most) return std::nullopt;
      found.insert(at, x);
    }
    return found;
  }

 private:
  const double* m_z;
  std::size_t m_n;
  double m_mean;
  double m_sd;
};

// The answers along which people are moved; empty where they are not known, or no answers.
AnswerSteps stepsOf(const PlacedTerm& term, const OwnUnits& x) {
  if (term.steps.scale) return term.steps;
  const auto seen = x.distinct(std::max(kMostWholeValues, term.steps.values.size()));
  if (!seen || seen->size() < 3) return {};
  if (std::includes(term.steps.values.begin(), term.steps.values.end(), seen->begin(),
                    seen->end())) {
    return term.steps;
  }
  const bool whole =
      std::all_of(seen->begin(), seen->end(), [](double v) { return v == std::round(v); });
  if (!whole || seen->size() > kMostWholeValues) return {};
  return {*seen, {}, false};
}

// One answer up from x; those at or beyond the last stay.
double nextOf(const AnswerSteps& steps, double x) {
  const double last = steps.values.back();
  if (x >= last) return x;
  if (steps.scale) return std::min(x + steps.values[1] - steps.values[0], last);
  return *std::upper_bound(steps.values.begin(), steps.values.end(), cleaned(x));
}

class ContrastMaker {
 public:
  ContrastMaker(const PreparedModel& model, const FittedModel& fitted, EffectErrors errors)
      : m_model(model), m_fitted(fitted), m_errors(errors) {}

  std::vector<Effect> make() {
    for (int t = 0; t < static_cast<int>(m_model.terms.size()); ++t) {
      const PlacedTerm& term = m_model.terms[t];
      if (term.derived() || term.categorical) continue;
      const int column = m_model.matrix.columnOfNumeric(term.place);
      if (m_model.selection.parameterOf[column] < 0 || twoValuesOf(m_model, term)) continue;
      const OwnUnits x(m_model, term);
      const AnswerSteps steps = stepsOf(term, x);
      addStep(t, steps, x);
      addEnds(t, term, steps, x);
    }
    return std::move(m_contrasts);
  }

 private:
  void add(int t, RowMargin difference, std::string contrast, std::string detail) {
    if (m_errors == EffectErrors::Fixed) difference.perRow.clear();
    m_contrasts.push_back(effectOf(m_model, m_model.terms[t], m_fitted, difference));
    m_contrasts.back().contrast = std::move(contrast);
    m_contrasts.back().detail = std::move(detail);
    withhold(whyNoAverage(m_model, t, -1), m_contrasts.back());
  }

  void addStep(int t, const AnswerSteps& steps, const OwnUnits& x) {
    if (steps.values.size() < 3) return;
    std::vector<double> moved(m_model.n());
    for (std::size_t i = 0; i < moved.size(); ++i) {
      moved[i] = x.standardised(nextOf(steps, x[i]));
    }
    Counterfactual rows(m_model);
    rows.setNumbers(t, std::move(moved));
    RowMargin difference = averagePrediction(rows, m_fitted.fit);
    difference -= observed();
    const std::string answers = std::to_string(steps.values.size()) + " answers";
    add(t, std::move(difference), "one category up",
        steps.scale ? shownValue(steps.values[1]) + " of the scale, one of its items' " + answers
                    : "to the next of " + answers);
  }

  // The two contrasts of one value for everybody against another.
  void addEnds(int t, const PlacedTerm& term, const AnswerSteps& steps, const OwnUnits& x) {
    const double* z = m_model.matrix.numeric(term.place);
    const double p10 = weightedQuantile(z, m_model.w.data(), m_model.n(), 0.1);
    const double p90 = weightedQuantile(z, m_model.w.data(), m_model.n(), 0.9);
    std::vector<double> values = {p10, p90};
    const std::size_t k = steps.values.size();
    const bool named = steps.scale || !steps.labels.empty();
    const bool agree = named && k >= kFewestForAgree && k <= kMostForAgree;
    if (agree) {
      values.push_back(x.standardised(steps.values[1]));
      values.push_back(x.standardised(steps.values[k - 2]));
    }
    const auto at = predictions(t, term, values);
    if (agree) add(t, less(at[3], at[2]), "disagree to agree", agreeText(steps));
    if (p90 > p10) {
      add(t, less(at[1], at[0]), "10th to 90th percentile",
          "from " + shownValue(x.original(p10)) + " to " + shownValue(x.original(p90)));
    }
  }

  static RowMargin less(RowMargin a, const RowMargin& b) {
    a -= b;
    return a;
  }

  static std::string agreeText(const AnswerSteps& steps) {
    const std::size_t k = steps.values.size();
    const std::string range =
        shownValue(steps.values[1]) + " to " + shownValue(steps.values[k - 2]);
    if (steps.labels.empty()) return "from the second answer to the last but one (" + range + ")";
    return "from \"" + steps.labels[1] + "\" to \"" + steps.labels[k - 2] + "\" (" + range + ")";
  }

  // The average predictions with everyone at each of the values.
  [[nodiscard]] std::vector<RowMargin> predictions(int t, const PlacedTerm& term,
                                                   const std::vector<double>& values) const {
    std::vector<RowMargin> result;
    if (m_errors == EffectErrors::Fixed && !hasDerived(m_model, t)) {
      for (auto& margin :
           averageAlong(m_model.matrix, m_fitted.fit, m_model.w, term.place, values)) {
        result.push_back({std::move(margin), {}});
      }
      return result;
    }
    for (const double value : values) {
      Counterfactual rows(m_model);
      rows.setNumber(t, value);
      result.push_back(averagePrediction(rows, m_fitted.fit));
    }
    return result;
  }

  const RowMargin& observed() {
    if (!m_observed) m_observed = averagePrediction(Counterfactual(m_model), m_fitted.fit);
    return *m_observed;
  }

  const PreparedModel& m_model;
  const FittedModel& m_fitted;
  EffectErrors m_errors;
  std::optional<RowMargin> m_observed;
  std::vector<Effect> m_contrasts;
};

}  // namespace

std::vector<Effect> contrastsOf(const PreparedModel& model, const FittedModel& fitted,
                                EffectErrors errors) {
  return ContrastMaker(model, fitted, errors).make();
}

}  // namespace candour
