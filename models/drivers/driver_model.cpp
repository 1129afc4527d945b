// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/driver_model.h"

#include <cmath>

#include "core/design/replicate_weights.h"
#include "models/drivers/effects.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/model_warnings.h"
#include "models/drivers/prepared_model.h"
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

// Covariance of the coefficients in original units: T V' T', NaN where a part has no variance.
Eigen::MatrixXd originalCovariance(const Eigen::MatrixXd& t, const Eigen::MatrixXd& standardised) {
  const Eigen::MatrixXd known =
      standardised.unaryExpr([](double v) { return std::isnan(v) ? 0.0 : v; });
  Eigen::MatrixXd result = t * known * t.transpose();
  for (Eigen::Index i = 0; i < t.rows(); ++i) {
    for (Eigen::Index j = 0; j < t.cols(); ++j) {
      if (t(i, j) == 0 || !std::isnan(standardised(j, j))) continue;
      result.row(i).setConstant(kNotAvailable);
      result.col(i).setConstant(kNotAvailable);
    }
  }
  return result;
}

void setCoefficients(const PreparedModel& model, const FittedModel& fitted, DriverModel& answer) {
  const std::vector<int> columns = model.selection.columns();
  const Eigen::MatrixXd t = model.matrix.unstandardise()(columns, columns);
  const Eigen::VectorXd beta = t * fitted.fit.beta;
  const Eigen::MatrixXd covariance = originalCovariance(t, fitted.covariance);
  const std::vector<int> order = questionOrder(model);
  answer.covariance = covariance(order, order);
  for (const int parameter : order) {
    Coefficient coefficient;
    coefficient.term = columnName(model, columns[parameter]);
    coefficient.estimate = beta[parameter];
    const double variance = covariance(parameter, parameter);
    coefficient.se = std::sqrt(variance);
    const Inference inference = inferenceOf(coefficient.estimate, coefficient.se, fitted.df);
    coefficient.t = inference.t;
    coefficient.p = inference.p;
    coefficient.lower = inference.lower;
    coefficient.upper = inference.upper;
    coefficient.why = whyNotAvailable(fitted, parameter);
    if (coefficient.why.empty() && std::isnan(variance)) coefficient.why = kSeparatedWhy;
    addSmallSample(model, fitted, t.row(parameter).transpose(), coefficient);
    answer.coefficients.push_back(std::move(coefficient));
  }
}

// Says of each coefficient which driver and level it belongs to.
void nameCoefficients(const PreparedModel& model, DriverModel& answer) {
  std::size_t next = 1;
  for (const auto& term : model.terms) {
    const TermGroup& group = model.groups[term.group];
    for (const int column : columnsOf(model, term)) {
      if (model.selection.parameterOf[column] < 0) continue;
      Coefficient& coefficient = answer.coefficients[next++];
      coefficient.driver = group.name;
      coefficient.control = group.control;
      if (term.categorical) coefficient.level = coefficient.term.substr(term.variable.size() + 1);
    }
  }
}

void setFitMeasures(const PreparedModel& model, const FittedModel& fitted, DriverModel& answer) {
  const auto n = static_cast<double>(model.n());
  answer.status = fitted.fit.status;
  answer.iterations = fitted.fit.iterations;
  answer.deviance = -2 * fitted.fit.logLikelihood;
  answer.nullDeviance = nullDeviance(model);
  answer.mcfadden = 1 - answer.deviance / answer.nullDeviance;
  answer.coxSnell = -std::expm1((answer.deviance - answer.nullDeviance) / n);
  answer.nagelkerke = answer.coxSnell / -std::expm1(-answer.nullDeviance / n);
  answer.designDf = model.counts.df();
  answer.df = fitted.df;
  answer.corrected = fitted.corrected.has_value();
}

}  // namespace

ShownEffect shownOf(const Effect& effect) {
  if (!effect.smallSample) return {effect.lower, effect.upper, effect.p};
  return {effect.smallSample->lower, effect.smallSample->upper, effect.smallSample->p};
}

Result<DriverModel> fitDriverModel(const Survey& survey, const DriverModelSpec& spec,
                                   const Job& job) {
  const auto model = prepareModel(survey, spec);
  if (!model) return tl::make_unexpected(model.error());
  job.report(0.3);
  if (job.stopped()) return cancelled();
  const auto fitted = fitPrepared(*model, job);
  if (!fitted) return tl::make_unexpected(fitted.error());
  job.report(0.7);

  DriverModel answer;
  answer.spec = spec;
  answer.simulated = model->simulated;
  answer.source = model->source;
  answer.n = model->n();
  answer.leftOut = model->leftOut;
  answer.nEffective = model->nEffective;
  answer.outcomeShare = model->outcomeShare;
  answer.weighted = !spec.design.weight.empty();
  answer.strata = model->counts.strata;
  answer.psus = model->counts.psus;
  if (model->design.replicates) answer.replicates = model->design.replicates->count();
  setFitMeasures(*model, *fitted, answer);
  setCoefficients(*model, *fitted, answer);
  nameCoefficients(*model, answer);
  answer.effects = averageEffects(*model, *fitted);
  answer.tests = waldTests(*model, *fitted);
  answer.warnings = modelWarnings(*model, *fitted);
  job.report(1);
  return answer;
}

}  // namespace candour
