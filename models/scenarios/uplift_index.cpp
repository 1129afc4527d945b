// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scenarios/uplift_index.h"

#include <cmath>

namespace candour {

namespace {

double oneMinus(double p) {
  return p * (1 - p);
}

double logistic(double eta) {
  return 1 / (1 + std::exp(-eta));
}

std::vector<double> levelEffects(const UpliftParts& parts, const PlacedTerm& term) {
  const auto margins =
      averageByLevel(parts.model.matrix, parts.fitted.fit, parts.model.w, term.place);
  std::vector<double> effects;
  for (const auto& margin : margins)
    effects.push_back(margin.value - margins[term.reference].value);
  return effects;
}

double slopeOf(const UpliftParts& parts, const PlacedTerm& term) {
  return parts.slopes[term.place].value / parts.model.matrix.sd(term.place);
}

std::vector<double> meansOf(const UpliftParts& parts, const std::vector<double>& value) {
  std::vector<double> means(parts.groups.groups.size(), 0);
  for (std::size_t i = 0; i < value.size(); ++i) {
    means[parts.groups.groupOf[i]] += parts.model.w[i] * value[i];
  }
  for (std::size_t g = 1; g < means.size(); ++g) means[g] /= parts.groups.groups[g].weight;
  return means;
}

void addSlope(const UpliftParts& parts, const PlacedTerm& term, const std::vector<double>& contrast,
              EffectPart& part) {
  const double* x = parts.model.matrix.numeric(term.place);
  const auto means = meansOf(parts, std::vector<double>(x, x + parts.model.n()));
  double distance = 0;  // standardised
  for (std::size_t g = 1; g < contrast.size(); ++g) {
    if (contrast[g] != 0) distance += contrast[g] * means[g];
  }
  const Margin& slope = parts.slopes[term.place];
  part.gradient += distance * slope.gradient;
  const auto parameter =
      parts.fitted.fit.selection.parameterOf[parts.model.matrix.columnOfNumeric(term.place)];
  const double beta = parts.fitted.fit.beta[parameter];
  for (std::size_t i = 0; i < part.person.size(); ++i) {
    part.person[i] += distance * beta * oneMinus(logistic(parts.eta[i]));
  }
}

void addLevels(const UpliftParts& parts, const PlacedTerm& term, const MovableTerm& movable,
               const std::vector<double>& contrast, EffectPart& part) {
  const auto& place = movable.ladders.front().placeOf;
  std::vector<double> distance(term.levels.size(), 0);
  for (std::size_t i = 0; i < place.size(); ++i) {
    const auto g = static_cast<std::size_t>(parts.groups.groupOf[i]);
    if (g > 0 && contrast[g] != 0) {
      distance[place[i]] += contrast[g] * parts.model.w[i] / parts.groups.groups[g].weight;
    }
  }
  const auto margins =
      averageByLevel(parts.model.matrix, parts.fitted.fit, parts.model.w, term.place);
  std::vector<double> beta(distance.size(), 0);
  for (std::size_t l = 0; l < distance.size(); ++l) {
    part.gradient += distance[l] * margins[l].gradient;
    const int column = parts.model.matrix.columnOfLevel(term.place, static_cast<int>(l));
    if (column >= 0)
      beta[l] = parts.fitted.fit.beta[parts.fitted.fit.selection.parameterOf[column]];
  }
  for (std::size_t i = 0; i < place.size(); ++i) {
    const double rest = parts.eta[i] - beta[place[i]];
    for (std::size_t l = 0; l < distance.size(); ++l) {
      part.person[i] += distance[l] * logistic(rest + beta[l]);
    }
  }
}

}  // namespace

UpliftIndex indexOf(const UpliftParts& parts, const MovableDriver& driver) {
  UpliftIndex index;
  const PlacedTerm& first = parts.model.terms[driver.terms.front().term];
  index.single = driver.terms.size() == 1 && !first.categorical;
  if (index.single) {
    index.effect = slopeOf(parts, first);
    index.value = driverValues(parts.model, driver);
  } else {
    index.value.assign(parts.model.n(), 0);
    for (const auto& movable : driver.terms) {
      const PlacedTerm& term = parts.model.terms[movable.term];
      if (term.categorical) {
        const auto effects = levelEffects(parts, term);
        const auto& place = movable.ladders.front().placeOf;
        for (std::size_t i = 0; i < place.size(); ++i) index.value[i] += effects[place[i]];
      } else {
        const double slope = parts.slopes[term.place].value;
        const double* x = parts.model.matrix.numeric(term.place);
        for (std::size_t i = 0; i < parts.model.n(); ++i) index.value[i] += slope * x[i];
      }
    }
  }
  index.mean = meansOf(parts, index.value);
  return index;
}

EffectPart effectPart(const UpliftParts& parts, const MovableDriver& driver,
                      const std::vector<double>& contrast) {
  EffectPart part{Eigen::VectorXd::Zero(parts.fitted.fit.beta.size()),
                  std::vector<double>(parts.model.n(), 0)};
  for (const auto& movable : driver.terms) {
    const PlacedTerm& term = parts.model.terms[movable.term];
    if (term.categorical) {
      addLevels(parts, term, movable, contrast, part);
    } else {
      addSlope(parts, term, contrast, part);
    }
  }
  return part;
}

}  // namespace candour
