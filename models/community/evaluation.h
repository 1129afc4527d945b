// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/store/ward_register.h"
#include "core/survey/survey.h"
#include "models/community/adoption.h"
#include "models/community/event_study.h"
#include "models/community/exposure.h"
#include "models/community/randomisation.h"
#include "models/community/wild_bootstrap.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

struct EvaluationOptions {
  /// The survey's ward variable; empty: wardVariableOf().
  std::string ward;
  std::string time;                 // as TrendOptions::time
  std::vector<WardAction> actions;  // each ward once: its first week of action
  std::vector<WardPair> neighbours;
  std::vector<WardChange> changes;  // of boundaries, applied to actions, rota and neighbours
  std::optional<RotaDesign> rota;   // the frozen order; without it nothing was drawn at random
  ActionQuarter actionQuarter = ActionQuarter::LeftOut;
  int quartersAfter = 0;  // an action counts for so many quarters; 0: from then on
  /// Quarters before the action that the effect is measured from; 0: the last where wards acted in
  /// several quarters, all where they acted in one. The event study is always from the last.
  int baseQuarters = 0;
  int anticipation = 0;  // quarters before the action in which people may know of it
  SpillOver spillOver = SpillOver::Flagged;
  bool covariates = false;               // doubly robust with the question's controls
  std::optional<OutcomeSpec> awareness;  // dose: who knows of it
  int draws = 999;
  std::uint64_t seed = 1;

  bool operator==(const EvaluationOptions&) const = default;
};

/// An estimate on t with `df`; what is not available is NaN and `why` says why.
struct WardEstimate {
  double estimate = kNotAvailable;
  double se = kNotAvailable;
  int df = 0;
  double lower = kNotAvailable;
  double upper = kNotAvailable;
  double p = kNotAvailable;
  std::string why;
};

/// How the wards that acted came to act when they did: what the words may say hangs on it.
enum class EvaluationDesign {
  RandomOrder,   // drawn at random, frozen, unaltered: a stepped-wedge trial
  AlteredOrder,  // drawn at random and altered since
  NotRandom,
};

/// The effect in one quarter of one cohort.
struct GroupTimeRow {
  std::string acted;    // "Oct-Dec 2018"
  std::string quarter;  // "Jan-Mar 2019"
  int event = 0;
  bool after = false;
  WardEstimate effect;
  double interviewsActed = 0;
  double interviewsCompared = 0;
  int wardsActed = 0;
  int wardsCompared = 0;
};

struct NamedEffect {
  std::string name;  // a quarter
  WardEstimate effect;
};

/// Were the same people asked before and after? The same comparison of the share of a control's
/// category (of a number: its mean in standard deviations).
struct CompositionRow {
  std::string control;
  std::string category;  // "variable=level" or the variable
  WardEstimate change;
  double pHolm = kNotAvailable;
};

/// Who knows of the action. `difference` is the same comparison of that share, `ratio` the effect
/// over it: what the effect would be of a person who knows, if nobody else is moved.
struct AwarenessAnswer {
  WardEstimate difference;
  WardEstimate ratio;
};

struct EvaluationPower {
  double share = kNotAvailable;
  double designEffect = kNotAvailable;
  double mde = kNotAvailable;       // planned: METHODS d23 with the interviews there are
  double achieved = kNotAvailable;  // (z_.975 + z_.8) times the error that was reached
};

/// Did wards that acted change otherwise than wards that had not? (docs/methods.md d22)
///
/// `att` is the effect on the wards that acted: of wards that acted in one quarter the 2 x 2 with
/// all quarters before and after, else the simple aggregate of group-time effects. With five or
/// fewer wards on a side it has no error, and randomisation alone speaks.
struct Evaluation {
  DriverModelSpec spec;
  EvaluationOptions options;
  bool simulated = false;
  std::string source;
  std::string wardLabel;
  std::size_t n = 0;
  double nEffective = 0;
  RowsLeftOut leftOut;

  EvaluationDesign design = EvaluationDesign::NotRandom;
  std::string designWords;  // "randomised order, frozen on 2019-01-07 and unaltered since"
  bool causal = false;      // a causal word is earned
  bool pooled = false;      // a 2 x 2 of all quarters
  bool adjusted = false;    // doubly robust with the controls
  std::string from;         // first and last quarter
  std::string to;

  int wardsActed = 0;       // with interviews, evaluated
  int wardsCompared = 0;    // ever
  int wardsAlways = 0;      // acted before the survey had a quarter
  std::string firstAction;  // weeks
  std::string lastAction;

  WardEstimate att;
  WardEstimate logit;  // pooled: on the scale of log odds (Puhani)
  WardEstimate simple;
  WardEstimate group;
  WardEstimate dynamic;
  WardEstimate calendar;
  std::vector<NamedEffect> groups;     // by quarter of action
  std::vector<NamedEffect> calendars;  // by quarter
  std::vector<GroupTimeRow> cells;
  EventStudy study;
  RandomisationTest randomisation;
  WildBootstrap wild;  // pooled only
  int touched = 0;     // wards compared that touch one that acted
  WardEstimate withoutTouched;
  std::vector<CompositionRow> composition;
  std::optional<AwarenessAnswer> awareness;
  EvaluationPower power;
  /// Codes: unknown_ward, always_acted, few_acted_wards, few_compared_wards, empty_cells,
  /// small_cohorts, altered_rota, not_as_planned, outside_rota, neighbours, partly_acted,
  /// boundaries, one_period_before, pre_trend, composition, controls_dropped, strata, underpowered.
  std::vector<Warning> warnings;
};

/// Fails where there is no answer: no ward that acted is in the survey, no time, nobody asked.
Result<Evaluation> evaluateWards(const Survey& survey, const DriverModelSpec& spec,
                                 const EvaluationOptions& options, const Job& job = {});

/// The survey variables that an evaluation reads beside variablesOf(spec).
std::vector<std::string> evaluationVariables(const Survey& survey, const DriverModelSpec& spec,
                                             const EvaluationOptions& options);

}  // namespace candour
