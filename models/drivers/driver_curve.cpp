// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/prepared_model.h"

namespace candour {

namespace {

constexpr int kPoints = 41;
constexpr int kBins = 20;

Result<const PlacedTerm*> termOf(const PreparedModel& model, const std::string& driver) {
  std::vector<std::string> names;
  for (const auto& group : model.groups) {
    names.push_back(group.name);
    if (group.name != driver) continue;
    if (group.terms.size() > 1) {
      return fail("\"" + driver + "\" is a set of " + std::to_string(group.terms.size()) +
                  " questions; a curve runs along one. Make it a scale or pick a single question.");
    }
    return &model.terms[group.terms.front()];
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

void addLevels(const PreparedModel& model, const PlacedTerm& term, const FittedModel& fitted,
               DriverCurve& curve) {
  const auto margins = averageByLevel(model.matrix, fitted.fit, model.w, term.place);
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

void addRange(const PreparedModel& model, const PlacedTerm& term, const FittedModel& fitted,
              DriverCurve& curve) {
  const double mean = model.matrix.mean(term.place);
  const double sd = model.matrix.sd(term.place);
  const double* values = model.matrix.numeric(term.place);
  const auto [low, high] = std::minmax_element(values, values + model.n());
  curve.continuous = true;
  curve.histogramFrom = mean + sd * *low;
  curve.histogramTo = mean + sd * *high;
  std::vector<double> along;
  for (int i = 0; i < kPoints; ++i) along.push_back(*low + (*high - *low) * i / (kPoints - 1));
  const auto margins = averageAlong(model.matrix, fitted.fit, model.w, term.place, along);
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
  if ((*term)->categorical) {
    addLevels(*model, **term, *fitted, curve);
  } else if (model->selection.parameterOf[model->matrix.columnOfNumeric((*term)->place)] < 0) {
    return fail("\"" + driver + "\" does not vary, or other terms determine it: it has no curve.");
  } else {
    addRange(*model, **term, *fitted, curve);
  }
  return curve;
}

}  // namespace candour
