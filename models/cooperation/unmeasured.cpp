// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/cooperation/unmeasured.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/cooperation/paths.h"
#include "models/drivers/effects.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

// exp(+-) of the interval of log(with / without), by the delta method.
void setRiskRatio(const Margin& without, const Margin& with, const FittedModel& fitted,
                  UnmeasuredSensitivity& answer) {
  const double log = std::log(with.value / without.value);
  const Eigen::VectorXd gradient = with.gradient / with.value - without.gradient / without.value;
  const CooperationPart part = partOf(log, deltaError(gradient, fitted.covariance), fitted.df);
  answer.riskRatio = std::exp(log);
  answer.lower = std::exp(part.lower);
  answer.upper = std::exp(part.upper);
  answer.eValue = eValueOf(answer.riskRatio);
  if (std::isnan(answer.lower)) return;
  const bool holdsOne = answer.lower <= 1 && answer.upper >= 1;
  answer.eValueLimit = holdsOne ? 1 : eValueOf(answer.riskRatio > 1 ? answer.lower : answer.upper);
}

// How far apart a term takes the average prediction, as a ratio of at least 1: of a number one SD
// above its mean against one below (within what was answered), of a category the level with the
// highest prediction against that with the lowest.
double reachOf(const PreparedModel& model, const LogisticFit& fit, const PlacedTerm& term) {
  std::vector<Margin> margins;
  if (term.categorical) {
    margins = averageByLevel(model.matrix, fit, model.w, term.place);
  } else {
    const int column = model.matrix.columnOfNumeric(term.place);
    if (fit.selection.parameterOf[static_cast<std::size_t>(column)] < 0) return 1;
    const double* values = model.matrix.numeric(term.place);
    const auto [least, most] = std::minmax_element(values, values + model.n());
    margins = averageAlong(model.matrix, fit, model.w, term.place,
                           {std::max(-1.0, *least), std::min(1.0, *most)});
  }
  const auto [low, high] =
      std::minmax_element(margins.begin(), margins.end(),
                          [](const Margin& a, const Margin& b) { return a.value < b.value; });
  return low->value > 0 ? high->value / low->value : 1;
}

// The logit of a mediator on drivers and controls.
LogisticFit mediatorFit(const CooperationModel& prepared, const PlacedTerm& mediator,
                        const Job& job) {
  const PreparedModel& model = prepared.model;
  const double* values = model.matrix.numeric(mediator.place);
  std::vector<double> has(model.n());
  for (std::size_t i = 0; i < has.size(); ++i) has[i] = values[i] > 0 ? 1 : 0;
  return fitLogistic(model.matrix, prepared.reduced, has, model.w, {}, job);
}

void setStrongest(const CooperationModel& prepared, const FittedModel& fitted,
                  const PlacedTerm& mediator, const Job& job, UnmeasuredSensitivity& answer) {
  const PreparedModel& model = prepared.model;
  const LogisticFit fit = mediatorFit(prepared, mediator, job);
  if (fit.status == FitStatus::NotConverged) return;
  const std::size_t drivers = model.spec.drivers.size() - prepared.mediators.size();
  for (const PlacedTerm& term : model.terms) {
    const auto group = static_cast<std::size_t>(term.group);
    if (group >= drivers) continue;
    const double a = reachOf(model, fit, term);
    const double b = reachOf(model, fitted.fit, term);
    const double bound = jointBound(a, b);
    if (!answer.strongest.empty() && !(bound > answer.bound)) continue;
    answer.strongest = model.groups[group].name;
    answer.withMediator = a;
    answer.withBehaviour = b;
    answer.bound = bound;
  }
  if (answer.strongest.empty()) return;
  answer.left = answer.riskRatio >= 1 ? std::max(1.0, answer.riskRatio / answer.bound)
                                      : std::min(1.0, answer.riskRatio * answer.bound);
}

std::string ratio(double value) {
  return fixed(value, 2);
}

std::string sentenceOf(const UnmeasuredSensitivity& s, const std::string& mediator,
                       const std::string& behaviour) {
  if (std::isnan(s.eValueLimit)) return {};
  if (s.eValueLimit == 1) {
    return "The link of " + mediator + " with " + behaviour +
           " cannot be told from none, so there is nothing for anything unmeasured to explain.";
  }
  std::string text = "To explain all of the link of " + mediator + " with " + behaviour +
                     " (risk ratio " + ratio(s.riskRatio) +
                     "), something not measured would have to go with both by a risk ratio of " +
                     ratio(s.eValue) + " each; to make it uncertain, of " + ratio(s.eValueLimit) +
                     ".";
  if (s.strongest.empty()) return text;
  return text + " The strongest measured driver is " + s.strongest + ", with " +
         ratio(s.withMediator) + " and " + ratio(s.withBehaviour) +
         "; something else as strong would leave a risk ratio of " + ratio(s.left) +
         (s.left == 1 ? ", nothing." : " at least.");
}

}  // namespace

double eValueOf(double riskRatio) {
  const double rr = riskRatio < 1 ? 1 / riskRatio : riskRatio;
  return rr + std::sqrt(rr * (rr - 1));
}

double jointBound(double a, double b) {
  return a * b / (a + b - 1);
}

MediatorEffect mediatorEffect(const CooperationModel& prepared, const FittedModel& fitted,
                              std::size_t mediator, const Job& job) {
  const PreparedModel& model = prepared.model;
  const PlacedTerm& term = model.terms[static_cast<std::size_t>(prepared.mediators[mediator])];
  MediatorEffect answer;
  answer.mediator = model.groups[static_cast<std::size_t>(term.group)].name;
  answer.share = model.matrix.mean(term.place);
  const auto two = twoValuesOf(model, term);
  if (!two) return answer;  // cannot be: a mediator that does not vary is refused
  const auto margins =
      averageAlong(model.matrix, fitted.fit, model.w, term.place, {two->low, two->high});
  answer.without = margins[0].value;
  answer.with = margins[1].value;
  const double effect = answer.with - answer.without;
  const double se = deltaError(margins[1].gradient - margins[0].gradient, fitted.covariance);
  answer.effect = partOf(effect, se, fitted.df);
  answer.perThousand = partOf(10 * effect, 10 * se, fitted.df);
  if (std::isnan(se)) {
    answer.why = whyNotAvailable(fitted, parameterOf(prepared, mediator));
    if (answer.why.empty()) {
      answer.why = fitted.fit.separated.empty() ? kNoVariationWhy : kSeparatedWhy;
    }
  } else if (fitted.df <= 0) {
    answer.why = kFewDfWhy;
  }
  setRiskRatio(margins[0], margins[1], fitted, answer.unmeasured);
  setStrongest(prepared, fitted, term, job, answer.unmeasured);
  answer.unmeasured.text = sentenceOf(answer.unmeasured, inSentence(answer.mediator),
                                      inSentence(nameOf(model.spec.outcome)));
  return answer;
}

}  // namespace candour
