// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/driver_model.h"

#include <cmath>

#include "core/design/replicate_weights.h"
#include "models/drivers/conditional_effects.h"
#include "models/drivers/contrasts.h"
#include "models/drivers/derived_terms.h"
#include "models/drivers/effects.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/imputed_model.h"
#include "models/drivers/model_warnings.h"
#include "models/drivers/prepared_model.h"
#include "models/drivers/proportional_odds.h"
#include "models/drivers/ratio_tests.h"
#include "models/drivers/small_sample.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

// Parameters in the order of the question: intercept, then each term's columns.
std::vector<int> questionOrder(const PreparedModel& model) {
  std::vector<int> order = {0};
  for (const auto& term : model.terms) {
    for (const int column : columnsOf(model, term)) {
      const int parameter = model.selection.parameterOf[column];
      if (parameter >= 0) order.push_back(parameter);
    }
  }
  return order;
}

// Covariance of M times the parameters, NaN where a part has no variance.
Eigen::MatrixXd covarianceOf(const Eigen::MatrixXd& m, const Eigen::MatrixXd& standardised) {
  const Eigen::MatrixXd known =
      standardised.unaryExpr([](double v) { return std::isnan(v) ? 0.0 : v; });
  Eigen::MatrixXd result = m * known * m.transpose();
  for (Eigen::Index i = 0; i < m.rows(); ++i) {
    for (Eigen::Index j = 0; j < m.cols(); ++j) {
      if (m(i, j) == 0 || !std::isnan(standardised(j, j))) continue;
      result.row(i).setConstant(kNotAvailable);
      result.col(i).setConstant(kNotAvailable);
    }
  }
  return result;
}

// The matrix M of coefficients in original units, in the order of the question, then of cut points,
// as combinations of the fit's parameters.
Eigen::MatrixXd combinationsOf(const PreparedModel& model, const FittedModel& fitted,
                               const std::vector<int>& order) {
  const std::vector<int> columns = model.selection.columns();
  const Eigen::MatrixXd t = unstandardise(model)(columns, columns);
  if (!fitted.ordinal) return t(order, Eigen::all);
  const OrdinalFit& ordinal = *fitted.ordinal;
  const Eigen::Index p = t.rows();
  const auto slopes = static_cast<Eigen::Index>(order.size());
  Eigen::MatrixXd m =
      Eigen::MatrixXd::Zero(slopes + model.ordered.levels - 1, ordinal.parameters());
  m.topLeftCorner(slopes, p) = t(order, Eigen::all);
  for (Eigen::Index k = 0; k + 1 < model.ordered.levels; ++k) m.row(slopes + k).head(p) = -t.row(0);
  for (Eigen::Index s = 0; s < ordinal.shift.size(); ++s) {
    m(slopes + levelOfShift(model.ordered, static_cast<int>(s)) - 1, p + s) = -1;
  }
  return m;
}

// An estimate of either kind with its error and what follows from it.
template <class Estimated>
void setInference(const FittedModel& fitted, double estimate, double variance, Estimated& e) {
  e.estimate = estimate;
  e.se = std::sqrt(variance);
  const Inference inference = inferenceOf(estimate, e.se, fitted.df);
  e.t = inference.t;
  e.p = inference.p;
  e.lower = inference.lower;
  e.upper = inference.upper;
}

void setThresholds(const PreparedModel& model, const FittedModel& fitted,
                   const Eigen::VectorXd& values, DriverModel& answer) {
  const auto slopes = static_cast<Eigen::Index>(answer.coefficients.size());
  for (Eigen::Index k = 0; k + 1 < model.ordered.levels; ++k) {
    Threshold threshold;
    const auto lower = static_cast<std::size_t>(k);
    threshold.term = model.answers[lower] + "|" + model.answers[lower + 1];
    const double variance = answer.covariance(slopes + k, slopes + k);
    setInference(fitted, values[slopes + k], variance, threshold);
    if (fitted.df <= 0) threshold.why = kFewDfWhy;
    if (std::isnan(variance)) {
      threshold.why = fitted.fit.separated.empty() ? kNoVariationWhy : kSeparatedWhy;
    }
    answer.thresholds.push_back(std::move(threshold));
  }
}

void setCoefficients(const PreparedModel& model, const FittedModel& fitted, DriverModel& answer) {
  const std::vector<int> columns = model.selection.columns();
  std::vector<int> order = questionOrder(model);
  if (fitted.ordinal) order.erase(order.begin());
  const Eigen::MatrixXd m = combinationsOf(model, fitted, order);
  Eigen::VectorXd parameters = fitted.fit.beta;
  if (fitted.ordinal) {
    parameters.resize(fitted.ordinal->parameters());
    parameters << fitted.ordinal->beta, fitted.ordinal->shift;
  }
  const Eigen::VectorXd values = m * parameters;
  answer.covariance =
      covarianceOf(m, fitted.ordinal ? fitted.ordinalCovariance : fitted.covariance);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    Coefficient coefficient;
    coefficient.term = columnName(model, columns[order[i]]);
    const double variance = answer.covariance(row, row);
    setInference(fitted, values[row], variance, coefficient);
    coefficient.why = whyNotAvailable(fitted, order[i]);
    if (coefficient.why.empty() && std::isnan(variance)) coefficient.why = kSeparatedWhy;
    addSmallSample(model, fitted, m.row(row).transpose(), coefficient);
    answer.coefficients.push_back(std::move(coefficient));
  }
  if (fitted.ordinal) setThresholds(model, fitted, values, answer);
}

// Says of each coefficient which driver and level it belongs to.
void nameCoefficients(const PreparedModel& model, DriverModel& answer) {
  std::size_t next = model.spec.family == Family::Ordinal ? 0 : 1;  // an intercept has no driver
  for (const auto& term : model.terms) {
    const TermGroup& group = model.groups[term.group];
    for (const int column : columnsOf(model, term)) {
      if (model.selection.parameterOf[column] < 0) continue;
      Coefficient& coefficient = answer.coefficients[next++];
      coefficient.driver = group.name;
      coefficient.control = group.control;
      if (term.categorical && !term.derived())
        coefficient.level = coefficient.term.substr(term.variable.size() + 1);
    }
  }
}

void setFitMeasures(const PreparedModel& model, const FittedModel& fitted, DriverModel& answer) {
  const auto n = static_cast<double>(model.n());
  answer.status = fitted.fit.status;
  answer.iterations = fitted.fit.iterations;
  answer.deviance = -2 * fitted.fit.logLikelihood;
  answer.nullDeviance = nullDeviance(model);
  answer.explained = 1 - answer.deviance / answer.nullDeviance;
  answer.designDf = model.counts.df();
  answer.df = fitted.df;
  answer.corrected = fitted.corrected.has_value();
  answer.mcfadden = answer.coxSnell = answer.nagelkerke = kNotAvailable;
  if (model.spec.family == Family::Linear) return;
  answer.mcfadden = answer.explained;
  answer.coxSnell = -std::expm1((answer.deviance - answer.nullDeviance) / n);
  answer.nagelkerke = answer.coxSnell / -std::expm1(-answer.nullDeviance / n);
  if (model.spec.family == Family::Firth) return;  // no likelihood of its own to penalise twice
  answer.effectiveParameters = effectiveParameters(fitted);
  answer.daic = answer.deviance + 2 * answer.effectiveParameters;
}

// Everything a page needs of the model fitted to `model`.
Result<DriverModel> answerOf(const PreparedModel& model, const DriverModelSpec& spec,
                             const FitExtras& extras, const Job& job) {
  job.report(0.3);
  if (job.stopped()) return cancelled();
  const auto fitted = fitPrepared(model, job);
  if (!fitted) return tl::make_unexpected(fitted.error());
  job.report(0.7);

  DriverModel answer;
  answer.spec = spec;
  answer.simulated = model.simulated;
  answer.source = model.source;
  answer.n = model.n();
  answer.leftOut = model.leftOut;
  answer.nEffective = model.nEffective;
  answer.outcomeShare = model.outcomeShare;
  answer.weighted = !spec.design.weight.empty();
  answer.strata = model.counts.strata;
  answer.psus = model.counts.psus;
  if (model.design.replicates) answer.replicates = model.design.replicates->count();
  setFitMeasures(model, *fitted, answer);
  setCoefficients(model, *fitted, answer);
  nameCoefficients(model, answer);
  const auto errors = extras.unconditional ? EffectErrors::Both : EffectErrors::Fixed;
  answer.effects = averageEffects(model, *fitted, errors);
  if (extras.contrasts) answer.contrasts = contrastsOf(model, *fitted, errors);
  answer.conditional = conditionalEffects(model, *fitted, errors);
  auto tests = termTests(model, *fitted, job);
  if (!tests) return passOn(tests);
  answer.tests = std::move(*tests);
  answer.warnings = modelWarnings(model, *fitted);
  if (model.ordered.levels > 2) {
    auto odds = proportionalOdds(model, *fitted, job);
    if (!odds) return passOn(odds);
    answer.proportionalOdds = std::move(*odds);
    warnOfUnequalSlopes(*answer.proportionalOdds, answer.warnings);
  }
  job.report(1);
  return answer;
}

}  // namespace

std::size_t ImputationSummary::values() const {
  std::size_t sum = 0;
  for (const auto& term : terms) sum += term.values;
  return sum;
}

ShownEffect shownOf(const Effect& effect) {
  if (!effect.smallSample) return {effect.lower, effect.upper, effect.p};
  return {effect.smallSample->lower, effect.smallSample->upper, effect.smallSample->p};
}

Result<DriverModel> fitDriverModel(const Survey& survey, const DriverModelSpec& spec,
                                   const Job& job) {
  return fitWithExtras(survey, spec, {}, job);
}

Result<DriverModel> fitWithExtras(const Survey& survey, const DriverModelSpec& spec,
                                  const FitExtras& extras, const Job& job) {
  if (spec.missingAnswers == MissingAnswers::Impute) {
    return fitImputed(
        [&](const TermsEdit& edit, const Job& part) -> Result<DriverModel> {
          const auto model = prepareModel(survey, spec, edit);
          if (!model) return tl::make_unexpected(model.error());
          return answerOf(*model, spec, extras, part);
        },
        job);
  }
  const auto model = prepareModel(survey, spec);
  if (!model) return tl::make_unexpected(model.error());
  return answerOf(*model, spec, extras, job);
}

}  // namespace candour
