// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// Whether people who trust are more ready to do something (docs/methods.md d24): the behaviour,
/// what may lead to it (Trust, Confidence), and the drivers and controls held equal, those of
/// `spec` with its design and domain. The outcome of `spec` is not read.
struct CooperationQuestion {
  DriverModelSpec spec;
  OutcomeSpec behaviour;
  std::vector<OutcomeSpec> mediators;

  bool operator==(const CooperationQuestion&) const = default;
};

/// A number on the probability scale (0-1) with its design-based error. NaN where not available.
struct CooperationPart {
  double estimate = kNotAvailable;
  double se = kNotAvailable;
  double lower = kNotAvailable;
  double upper = kNotAvailable;
  double p = kNotAvailable;
};

/// What would have to be left out of the model for nothing to remain (VanderWeele and Ding 2017):
/// E = RR + sqrt(RR (RR - 1)) of the standardised risk ratio, of 1/RR where RR is below 1.
struct UnmeasuredSensitivity {
  double riskRatio = kNotAvailable;
  double lower = kNotAvailable;
  double upper = kNotAvailable;
  double eValue = kNotAvailable;
  double eValueLimit = kNotAvailable;  // of the limit nearer to 1; 1 where the interval holds 1
  // The measured driver that could explain most of it away if it had not been measured: its risk
  // ratios (at least 1) with the mediator and with the behaviour, what both could make up
  // together, a b / (a + b - 1), and what is left of `riskRatio` at least.
  std::string strongest;
  double withMediator = kNotAvailable;
  double withBehaviour = kNotAvailable;
  double bound = kNotAvailable;
  double left = kNotAvailable;
  std::string text;  // all this as one plain sentence
};

/// Trust or Confidence: how far apart those who have it and those who have not are in the
/// behaviour, all else in the model equal.
struct MediatorEffect {
  std::string mediator;
  double share = 0;    // weighted share of the people in the model who have it
  double without = 0;  // average predicted behaviour if nobody had it, and if all had
  double with = 0;
  CooperationPart effect;       // with - without
  CooperationPart perThousand;  // extra people per 1,000 for one percentage point more of it
  UnmeasuredSensitivity unmeasured;
  std::string why;
};

/// One contrast of a driver split in what goes with it directly and what goes with it by way of
/// each mediator. The parts add up to the total.
struct DriverPath {
  std::string driver;
  std::string variable;
  std::string contrast;  // as Effect::contrast
  std::string level;
  double sd = kNotAvailable;  // of "per sd"
  Reach reach = Reach::Police;
  CooperationPart total;
  CooperationPart direct;
  std::vector<CooperationPart> through;  // by mediator
  CooperationPart directShare;           // of the total; where the total is told from nothing
  std::vector<CooperationPart> throughShare;
  std::string why;
  std::string shareWhy;
};

/// The answer for one behaviour.
struct Cooperation {
  DriverModelSpec spec;  // with the behaviour as its outcome
  std::vector<OutcomeSpec> mediatorSpecs;
  bool simulated = false;
  std::string source;
  std::size_t n = 0;
  RowsLeftOut leftOut;
  std::size_t notAsked = 0;  // people of the domain whom nobody asked about the behaviour
  double nEffective = 0;
  double outcomeShare = 0;  // weighted share with the behaviour in the model
  bool weighted = false;
  int designDf = 0;
  int df = 0;
  FitStatus status = FitStatus::Converged;
  double mcfadden = 0;
  std::vector<MediatorEffect> mediators;
  std::vector<Effect> effects;  // of drivers and controls, all else (mediators too) equal
  std::vector<DriverPath> paths;
  std::vector<Warning> warnings;
};

/// Fits the survey-weighted logit of the behaviour on mediators, drivers and controls, and splits
/// the effects of the drivers by Karlson, Holm and Breen (2012; Breen, Karlson and Holm 2013). With
/// M the mediators, each regressed on drivers and controls by weighted least squares, M = Z a + R,
/// the model with R in place of M has the same fit and so the same scale; there a driver's
/// coefficient is its total, b + sum of theta_m a_m, and b is direct. All are brought to the
/// probability scale by the weighted mean of p (1 - p). Errors are of the logit and the linear
/// regressions together, through the design, X as it is.
///
/// The survey must have the columns of variablesOf(question) loaded. Fails as fitDriverModel()
/// does, without a mediator, where the behaviour is a mediator, or where a mediator does not vary.
Result<Cooperation> estimateCooperation(const Survey& survey, const CooperationQuestion& question,
                                        const Job& job = {});

/// The names of every variable the question reads, each once.
std::vector<std::string> variablesOf(const CooperationQuestion& question);

}  // namespace candour
