// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scenarios/what_if.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/design/proportion.h"
#include "models/scenarios/moved_share.h"
#include "models/scenarios/scenario_parts.h"

namespace candour {

namespace {

Result<std::vector<DriverShift>> shiftsOf(const ScenarioParts& parts,
                                          const std::vector<Move>& moves, std::size_t group,
                                          std::vector<MovedDriver>& drivers) {
  std::vector<DriverShift> shifts;
  for (const auto& move : moves) {
    if (!std::isfinite(move.shift)) {
      return fail("How far \"" + move.driver + "\" moves must be a finite number.");
    }
    const auto driver = parts.movable(move.driver);
    if (!driver) return tl::make_unexpected(driver.error());
    for (const auto& known : drivers) {
      if (known.driver == move.driver) return fail("\"" + move.driver + "\" is moved twice.");
    }
    shifts.push_back({&parts.drivers[*driver], move.shift});
    drivers.push_back(parts.standing(*driver, group));
    drivers.back().shift = move.shift;
  }
  return shifts;
}

void setInterval(Change& change, double variance, int df) {
  change.se = std::sqrt(variance);
  const Inference inference = inferenceOf(change.estimate, change.se, df);
  change.lower = inference.lower;
  change.upper = inference.upper;
  change.why = whyNoInterval(change.se, df);
  if (!change.why.empty()) change.se = kNotAvailable;
}

void setNow(ShareInterval kind, const ScenarioGroup& group, double variance, WhatIf& answer) {
  answer.now = group.share;
  answer.direct = group.direct;
  answer.nowSe = group.df > 0 ? std::sqrt(variance) : kNotAvailable;
  const auto interval = shareInterval(kind, group.share, answer.nowSe, group.df,
                                      static_cast<double>(group.n), group.kish);
  answer.nowLower = interval.lower;
  answer.nowUpper = interval.upper;
}

void setThen(ShareInterval kind, const ScenarioGroup& group, double variance, WhatIf& answer) {
  answer.then = answer.now + answer.change.estimate;
  answer.thenSe = std::isnan(answer.change.se) ? kNotAvailable : std::sqrt(variance);
  answer.thenLower = answer.thenUpper = kNotAvailable;
  answer.thenWhy = answer.change.why;
  if (std::isnan(answer.thenSe)) return;
  if (allAlike(group)) {
    const auto margins = thenMargins(group, answer.change.se, answer.thenSe, answer.df);
    answer.thenLower = std::max(0.0, answer.then - margins.below);
    answer.thenUpper = std::min(1.0, answer.then + margins.above);
    answer.thenSe = kNotAvailable;
    answer.thenWhy = kAllAlikeWhy;
    return;
  }
  const auto interval = shareInterval(kind, answer.then, answer.thenSe, answer.df,
                                      static_cast<double>(group.n), group.kish);
  answer.thenLower = interval.lower;
  answer.thenUpper = interval.upper;
}

// The first reason why the data cannot carry the scenario, or nothing.
std::string whyUnsupported(const std::vector<MovedDriver>& drivers, double then) {
  for (const auto& driver : drivers) {
    if (driver.shift != 0 && !isSeen(driver, driver.meanThen)) {
      return notSeenText(driver, driver.meanThen) + " The survey does not say what follows there.";
    }
  }
  if (then >= 0 && then <= 1) return {};
  return "The change would lead beyond " + std::string(then > 1 ? "100" : "0") +
         " %: the model does not hold so far out.";
}

void refuse(WhatIf& answer) {
  answer.supported = false;
  answer.then = answer.thenSe = answer.thenLower = answer.thenUpper = kNotAvailable;
  answer.change = {kNotAvailable, kNotAvailable, kNotAvailable, kNotAvailable, answer.why};
}

void setQuestion(const ScenarioParts& parts, const std::vector<Move>& moves, std::size_t group,
                 WhatIf& answer) {
  answer.spec = parts.model.spec;
  answer.moves = moves;
  answer.area = parts.groups.groups[group].name;
  answer.simulated = parts.model.simulated;
  answer.source = parts.model.source;
  answer.n = parts.model.n();
  answer.areaN = parts.groups.groups[group].n;
  answer.nEffective = parts.model.nEffective;
  answer.df = parts.df(group);
  answer.leftOut = parts.model.leftOut;
  answer.warnings = parts.warnings;
}

// Whoever moves a driver must know where the move is not reliably a gain.
void warnOfNoGain(const std::vector<MovedDriver>& drivers, std::vector<Warning>& warnings) {
  for (const auto& driver : drivers) {
    if (driver.shift == 0 || driver.whyNoGain.empty()) continue;
    warnings.push_back({"no_gain",
                        {driver.driver},
                        "\"" + driver.driver + "\" is moved, but " + driver.whyNoGain + "."});
  }
}

}  // namespace

Result<WhatIf> ScenarioModel::whatIf(const std::vector<Move>& moves,
                                     const std::string& area) const {
  const ScenarioParts& parts = *m_parts;
  const auto at = findGroup(parts.groups, area, "what would follow there");
  if (!at) return tl::make_unexpected(at.error());
  const ScenarioGroup& group = parts.groups.groups[*at];
  WhatIf answer;
  setQuestion(parts, moves, *at, answer);
  const auto shifts = shiftsOf(parts, moves, *at, answer.drivers);
  if (!shifts) return tl::make_unexpected(shifts.error());
  warnOfNoGain(answer.drivers, answer.warnings);
  const std::vector<double> w = weightsOf(parts.model, parts.groups, *at);
  const MovedShare moved = movedShare(parts.model, parts.fitted.fit, w, *shifts);
  for (std::size_t d = 0; d < answer.drivers.size(); ++d) {
    answer.drivers[d].meanThen += moved.meanChange[d];
  }
  PsuTotals totals = observedTotals(parts, w, group);
  const bool known = addInfluences(parts.model, parts.fitted, w, moved, totals, 0);
  const auto v = designCovariance(parts.model.design, totals);
  if (!v) return tl::make_unexpected(v.error());
  answer.change.estimate = moved.change;
  setNow(parts.model.design.interval, group, (*v)(1, 1), answer);
  setInterval(answer.change, known ? (*v)(0, 0) : kNotAvailable, answer.df);
  answer.why = whyUnsupported(answer.drivers, answer.now + moved.change);
  if (!answer.why.empty()) {
    refuse(answer);
    return answer;
  }
  setThen(parts.model.design.interval, group, thenVariance(*v), answer);
  return answer;
}

}  // namespace candour
