// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/conditional_effects.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "core/base/text.h"
#include "core/numeric/weighted_quantile.h"

namespace candour {

namespace {

// A value that a driver is held at.
struct HeldAt {
  int level = -1;    // of a category
  double value = 0;  // standardised, of a number
  std::string text;
};

std::vector<HeldAt> percentiles(const PreparedModel& model, const PlacedTerm& term) {
  const double* z = model.matrix.numeric(term.place);
  std::vector<HeldAt> values;
  for (const int percent : {10, 50, 90}) {
    const double value = weightedQuantile(z, model.w.data(), model.n(), percent / 100.0);
    if (!values.empty() && values.back().value == value) continue;
    const double x = model.matrix.mean(term.place) + model.matrix.sd(term.place) * value;
    values.push_back(
        {-1, value,
         std::to_string(percent) + "th percentile: " + shortest(std::round(x * 1e9) / 1e9)});
  }
  return values;
}

std::vector<HeldAt> valuesOf(const PreparedModel& model, const PlacedTerm& term) {
  std::vector<HeldAt> values;
  if (term.categorical) {
    for (std::size_t level = 0; level < term.levels.size(); ++level) {
      values.push_back({static_cast<int>(level), 0, term.levels[level]});
    }
    return values;
  }
  if (const auto two = twoValuesOf(model, term)) {
    return {{-1, two->low, two->lowText}, {-1, two->high, two->highText}};
  }
  return percentiles(model, term);
}

// People by the joint level of two categories.
std::map<std::pair<int, int>, std::size_t> peopleBy(const PreparedModel& model, const PlacedTerm& a,
                                                    const PlacedTerm& b) {
  std::map<std::pair<int, int>, std::size_t> people;
  for (std::size_t cell = 0; cell < model.matrix.cells(); ++cell) {
    people[{model.matrix.levelInCell(cell, a.place), model.matrix.levelInCell(cell, b.place)}] +=
        model.matrix.cellBegin(cell + 1) - model.matrix.cellBegin(cell);
  }
  return people;
}

// The fewest people at the answers that an effect of `term` at `held` of `other` compares.
std::optional<std::size_t> fewestOf(const PreparedModel& model, const PlacedTerm& term,
                                    const Effect& effect, const PlacedTerm& other, int held) {
  if (!term.categorical && !other.categorical) return {};
  if (term.categorical && other.categorical) {
    auto people = peopleBy(model, term, other);
    const auto level = static_cast<int>(
        std::find(term.levels.begin(), term.levels.end(), effect.level) - term.levels.begin());
    return std::min(people[{level, held}], people[{term.reference, held}]);
  }
  const PlacedTerm& category = term.categorical ? term : other;
  auto people = peopleBy(model, category, category);
  if (other.categorical) return people[{held, held}];
  const auto level = static_cast<int>(
      std::find(term.levels.begin(), term.levels.end(), effect.level) - term.levels.begin());
  return std::min(people[{level, level}], people[{term.reference, term.reference}]);
}

void addGiven(const PreparedModel& model, const FittedModel& fitted, EffectErrors errors, int term,
              int given, std::vector<ConditionalEffect>& all) {
  const PlacedTerm& other = model.terms[given];
  for (const auto& at : valuesOf(model, other)) {
    Counterfactual rows(model);
    if (at.level >= 0) {
      rows.setLevel(given, at.level);
    } else {
      rows.setNumber(given, at.value);
    }
    for (auto& effect : effectsGiven(fitted, term, rows, {given, at.level}, errors)) {
      const auto n = fewestOf(model, model.terms[term], effect, other, at.level);
      all.push_back(
          {std::move(effect), model.groups[other.group].name, other.variable, at.text, n});
    }
  }
}

}  // namespace

std::vector<ConditionalEffect> conditionalEffects(const PreparedModel& model,
                                                  const FittedModel& fitted, EffectErrors errors) {
  std::vector<ConditionalEffect> all;
  std::set<std::pair<int, int>> done;  // a product may have many columns
  for (const auto& product : model.terms) {
    if (product.with < 0) continue;
    const auto pair = std::minmax(product.of, product.with);
    if (!done.insert(pair).second) continue;
    // In the order in which the question names them; columns with a number have it first.
    addGiven(model, fitted, errors, product.of, product.with, all);
    addGiven(model, fitted, errors, product.with, product.of, all);
  }
  return all;
}

}  // namespace candour
