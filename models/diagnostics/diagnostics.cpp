// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/diagnostics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/diagnostics/calibration.h"
#include "models/diagnostics/checks.h"
#include "models/diagnostics/collinearity.h"
#include "models/diagnostics/influence.h"
#include "models/diagnostics/roc.h"
#include "models/diagnostics/scored_rows.h"
#include "models/diagnostics/weight_comparison.h"
#include "models/drivers/family.h"
#include "models/drivers/model_warnings.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

Events eventsOf(const PreparedModel& model) {
  Events events;
  const double positive = std::accumulate(model.y.begin(), model.y.end(), 0.0);
  const auto n = static_cast<double>(model.n());
  const double rarer = std::min(positive, n - positive);
  events.events = static_cast<std::size_t>(rarer);
  events.terms = model.selection.parameters - 1;
  if (events.terms == 0) return events;
  events.perTerm = rarer / events.terms;
  events.effective = events.perTerm * model.nEffective / n;
  return events;
}

// Pregibon (1980): the outcome on the linear predictor and its square.
Result<LinkTest> linkTestOf(const PreparedModel& model, const std::vector<double>& eta) {
  LinkTest test;
  NumericTerm squares(eta.size());
  for (std::size_t i = 0; i < eta.size(); ++i) squares[i] = eta[i] * eta[i];
  const auto side = sideFit(model, {eta, std::move(squares)}, model.w);
  if (!side) return tl::make_unexpected(side.error());
  if (side->coefficients.size() < 3) {
    test.why = "the model predicts too few different chances";
  } else if (side->fitted.fit.status != FitStatus::Converged) {
    test.why = "the predictions tell the outcomes apart without error";
  }
  if (!test.why.empty()) return test;
  const int df = side->fitted.df;
  test.df = df;
  test.linear = estimateOf(side->coefficients[1], side->covariance(1, 1), df);
  test.squared = estimateOf(side->coefficients[2], side->covariance(2, 2), df);
  const Inference inference = inferenceOf(test.squared.value, test.squared.se, df);
  test.t = inference.t;
  test.p = inference.p;
  if (df <= 0) test.why = kFewDfWhy;
  return test;
}

void setModel(const DriverModelSpec& asked, const PreparedModel& model, const FittedModel& fitted,
              Diagnostics& answer) {
  answer.spec = asked;
  answer.simulated = model.simulated;
  answer.source = model.source;
  answer.n = model.n();
  answer.leftOut = model.leftOut;
  answer.nEffective = model.nEffective;
  answer.outcomeShare = model.outcomeShare;
  answer.designDf = model.counts.df();
  answer.psus = model.counts.psus;
  answer.df = fitted.df;
  answer.weighted = !model.spec.design.weight.empty();
  answer.status = fitted.fit.status;
  answer.warnings = modelWarnings(model, fitted);
  noteLogitInstead(asked, "Diagnostics", answer.warnings);
}

// What there is whether or not the fit is a maximum.
void setColumns(const Survey& survey, const PreparedModel& model, Diagnostics& answer) {
  answer.collinearity = collinearityOf(model);
  answer.heavyWeights = heavyWeightsOf(survey, model);
  answer.events = eventsOf(model);
}

// Without a maximum there are no predictions to check.
void setNotThere(Diagnostics& answer) {
  const bool separated = answer.status == FitStatus::Separated;
  answer.why = separated ? "the model has a separated level: its estimates have no bound"
                         : "the model's fit did not settle";
  Calibration& calibration = answer.calibration;
  calibration.curveWhy = calibration.goodness.why = calibration.intercept.why =
      calibration.slope.why = answer.why;
  answer.discrimination.auc.why = answer.discrimination.crossed.why = answer.why;
  answer.influence.why = answer.link.why = answer.why;
  answer.weights.why = answer.weights.interactions.why = answer.weights.hausman.why = answer.why;
}

// One part of the answer, or the end of it.
template <class T, class Target>
bool put(Result<T> part, Target& target, Error& error) {
  if (!part) {
    error = std::move(part.error());
    return false;
  }
  target = std::move(*part);
  return true;
}

Status setFit(const Survey& survey, const PreparedModel& model, const FittedModel& fitted,
              const Job& job, Diagnostics& answer) {
  Error error;
  const ScoredRows rows =
      scoredRows(predictorOf(model.matrix, fitted.fit.selection, fitted.fit.beta));
  if (!put(calibrationOf(model, fitted, rows), answer.calibration, error) ||
      !put(weightedAuc(model, rows), answer.discrimination.auc, error) ||
      !put(linkTestOf(model, rows.eta), answer.link, error)) {
    return tl::make_unexpected(error);
  }
  answer.discrimination.points = rocPoints(model, rows);
  job.report(0.5);
  const CrossFitted crossed = crossFit(model, fitted, rows.eta, job);
  if (job.stopped()) return cancelled();
  if (auto done = setRecalibration(model, crossed, answer.calibration); !done) return done;
  if (crossed.eta.empty()) {
    answer.discrimination.crossed.why = answer.calibration.slope.why;
  } else if (!put(weightedAuc(model, scoredRows(crossed.eta)), answer.discrimination.crossed,
                  error)) {
    return tl::make_unexpected(error);
  }
  job.report(0.7);
  answer.influence = influenceOf(survey, model, fitted, rows.eta);
  job.report(0.85);
  if (job.stopped()) return cancelled();
  if (!put(compareWeights(model, fitted), answer.weights, error)) {
    return tl::make_unexpected(error);
  }
  return {};
}

}  // namespace

std::string nameOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::Ok:
      return "ok";
    case Verdict::Look:
      return "look";
    case Verdict::Act:
      return "act";
    case Verdict::NotAvailable:
      return "not_available";
  }
  return {};
}

Result<Diagnostics> diagnose(const Survey& survey, const DriverModelSpec& spec, const Job& job) {
  const auto model = prepareModel(survey, asLogit(spec));
  if (!model) return tl::make_unexpected(model.error());
  job.report(0.2);
  if (job.stopped()) return cancelled();
  const auto fitted = fitPrepared(*model, job);
  if (!fitted) return tl::make_unexpected(fitted.error());
  job.report(0.4);
  Diagnostics answer;
  setModel(spec, *model, *fitted, answer);
  setColumns(survey, *model, answer);
  if (fitted->fit.status == FitStatus::Converged) {
    if (auto done = setFit(survey, *model, *fitted, job, answer); !done) {
      return tl::make_unexpected(done.error());
    }
  } else {
    setNotThere(answer);
  }
  answer.checks = checksOf(answer);
  job.report(1);
  return answer;
}

}  // namespace candour
