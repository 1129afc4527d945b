// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/drivers/counterfactual.h"
#include "models/drivers/derived_terms.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/effects.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

namespace {

constexpr int kPoints = 41;
constexpr int kBins = 20;

Result<int> termOf(const PreparedModel& model, const std::string& driver) {
  std::vector<std::string> names;
  for (const auto& group : model.groups) {
    if (group.interaction) continue;
    names.push_back(group.name);
    if (group.name != driver) continue;
    const auto questions =
        std::count_if(group.terms.begin(), group.terms.end(),
                      [&model](int term) { return !model.terms[term].derived(); });
    if (questions > 1) {
      return fail("\"" + driver + "\" is a set of " + std::to_string(questions) +
                  " questions; a curve runs along one. Make it a scale or pick a single question.");
    }
    return group.terms.front();
  }
  return fail("The model has no driver \"" + driver + "\"." + didYouMean(driver, names));
}

void setPoint(DriverCurve::Point& point, const Margin& margin, const FittedModel& fitted) {
  point.estimate = margin.value;
  point.se = deltaError(margin.gradient, fitted.covariance);
  const Inference inference = inferenceOf(point.estimate, point.se, fitted.df);
  point.lower = std::max(0.0, inference.lower);
  point.upper = std::min(1.0, inference.upper);
  if (std::isnan(inference.lower)) point.lower = point.upper = kNotAvailable;
}

std::vector<Margin> marginsByLevel(const PreparedModel& model, int t, const FittedModel& fitted) {
  const PlacedTerm& term = model.terms[t];
  if (!hasDerived(model, t)) {
    return averageByLevel(model.matrix, fitted.fit, model.w, term.place);
  }
  std::vector<Margin> margins;
  for (int level = 0; level < static_cast<int>(term.levels.size()); ++level) {
    Counterfactual rows(model);
    rows.setLevel(t, level);
    margins.push_back(averagePrediction(rows, fitted.fit).margin);
  }
  return margins;
}

std::vector<Margin> marginsAlong(const PreparedModel& model, int t, const FittedModel& fitted,
                                 const std::vector<double>& values) {
  if (!hasDerived(model, t)) {
    return averageAlong(model.matrix, fitted.fit, model.w, model.terms[t].place, values);
  }
  std::vector<Margin> margins;
  for (const double value : values) {
    Counterfactual rows(model);
    rows.setNumber(t, value);
    margins.push_back(averagePrediction(rows, fitted.fit).margin);
  }
  return margins;
}

// Why the predictions along a driver rest on products that the data do not show, or nothing.
std::string whyNoCurve(const PreparedModel& model, int t) {
  const PlacedTerm& term = model.terms[t];
  if (!term.categorical) return whyNoAverage(model, t, -1);
  for (int level = 0; level < static_cast<int>(term.levels.size()); ++level) {
    const std::string why = whyNoAverage(model, t, level);
    if (!why.empty()) return why;
  }
  return {};
}

void addLevels(const PreparedModel& model, int t, const FittedModel& fitted, DriverCurve& curve) {
  const PlacedTerm& term = model.terms[t];
  const auto margins = marginsByLevel(model, t, fitted);
  std::vector<double> share(margins.size(), 0);
  for (std::size_t cell = 0; cell < model.matrix.cells(); ++cell) {
    for (std::size_t i = model.matrix.cellBegin(cell); i < model.matrix.cellBegin(cell + 1); ++i) {
      share[model.matrix.levelInCell(cell, term.place)] += model.w[i];
    }
  }
  for (std::size_t level = 0; level < margins.size(); ++level) {
    DriverCurve::Point point;
    point.value = static_cast<double>(level);
    point.level = term.levels[level];
    point.share = share[level] / static_cast<double>(model.n());
    setPoint(point, margins[level], fitted);
    curve.points.push_back(std::move(point));
  }
}

void addRange(const PreparedModel& model, int t, const FittedModel& fitted, DriverCurve& curve) {
  const PlacedTerm& term = model.terms[t];
  const double mean = model.matrix.mean(term.place);
  const double sd = model.matrix.sd(term.place);
  const double* values = model.matrix.numeric(term.place);
  const auto [low, high] = std::minmax_element(values, values + model.n());
  curve.continuous = true;
  curve.histogramFrom = mean + sd * *low;
  curve.histogramTo = mean + sd * *high;
  std::vector<double> along;
  for (int i = 0; i < kPoints; ++i) along.push_back(*low + (*high - *low) * i / (kPoints - 1));
  const auto margins = marginsAlong(model, t, fitted, along);
  curve.histogram.assign(kBins, 0);
  for (std::size_t i = 0; i < model.n(); ++i) {
    const double place = (values[i] - *low) / (*high - *low) * kBins;
    curve.histogram[std::min<std::size_t>(static_cast<std::size_t>(place), kBins - 1)] +=
        model.w[i] / static_cast<double>(model.n());
  }
  for (int i = 0; i < kPoints; ++i) {
    DriverCurve::Point point;
    point.value = mean + sd * along[i];
    point.share = curve.histogram[std::min(i * kBins / (kPoints - 1), kBins - 1)];
    setPoint(point, margins[i], fitted);
    curve.points.push_back(point);
  }
}

}  // namespace

Result<DriverCurve> driverCurve(const Survey& survey, const DriverModelSpec& spec,
                                const std::string& driver, const Job& job) {
  const auto model = prepareModel(survey, spec);
  if (!model) return tl::make_unexpected(model.error());
  const auto term = termOf(*model, driver);
  if (!term) return tl::make_unexpected(term.error());
  const auto fitted = fitPrepared(*model, job);
  if (!fitted) return tl::make_unexpected(fitted.error());
  DriverCurve curve;
  curve.spec = spec;
  curve.driver = driver;
  curve.leftOut = model->leftOut;
  curve.status = fitted->fit.status;
  curve.simulated = model->simulated;
  curve.source = model->source;
  curve.overall = model->outcomeShare;
  curve.n = model->n();
  curve.nEffective = model->nEffective;
  const PlacedTerm& placed = model->terms[*term];
  if (const std::string why = whyNoCurve(*model, *term); !why.empty()) {
    return fail("\"" + driver + "\" has no curve: " + why +
                ". Merge answers, or leave out its interaction.");
  }
  if (placed.categorical) {
    addLevels(*model, *term, *fitted, curve);
  } else if (model->selection.parameterOf[model->matrix.columnOfNumeric(placed.place)] < 0) {
    return fail("\"" + driver + "\" does not vary, or other terms determine it: it has no curve.");
  } else {
    addRange(*model, *term, *fitted, curve);
  }
  return curve;
}

}  // namespace candour
