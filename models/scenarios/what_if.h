// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/survey/survey.h"
#include "models/drivers/driver_model.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// People moved between the answers of a driver. Of a driver with answers, `shift` is in answers a
/// head: 0.1 moves one person in ten to the next better answer of every item (up to the best), -0.1
/// to the next worse; 1.5 moves everyone one answer and every second person two. Of a number it is
/// added to everyone's, in its own unit. Where several drivers move, the same people move.
struct Move {
  std::string driver;
  double shift = 0;

  bool operator==(const Move&) const = default;
};

struct Change {
  double estimate = 0;
  double se = 0;
  double lower = 0;
  double upper = 0;
  std::string why;  // where not available
};

/// What a scenario does to one driver: its mean before and after, and what has been seen.
struct MovedDriver {
  std::string driver;
  double shift = 0;
  double meanNow = 0;  // of a scale 0-1; of a category the mean place of the answer, 0-1
  double meanThen = 0;
  double seenFrom = 0;  // lowest and highest mean of an area (or a period) of >= 100 interviews
  double seenTo = 0;
  std::string seenAmong;  // "areas", "periods" or "people": whose means these are
  std::string towards;    // the answer a positive shift leads to; of a number empty
  bool number = false;    // a number has no best answer; its mean is in its own unit
  std::string why;        // where it cannot be moved
  bool directed = true;   // later answers are known to be better: a scale, or a declared order
  std::string whyNoGain;  // where its effect is not reliably a gain: not told apart from none, or
                          // better answers go with a lower share
};

struct WhatIf {
  DriverModelSpec spec;
  std::vector<Move> moves;
  std::string area;  // empty: everyone the question is about
  bool simulated = false;
  std::string source;
  std::size_t n = 0;      // of the model
  std::size_t areaN = 0;  // of these the area's; without an area all
  double nEffective = 0;
  int df = 0;  // of the intervals: of the model, or of the area if less
  RowsLeftOut leftOut;
  double now = 0;  // the observed share among the area's rows in the model
  double direct =
      0;  // among all of the area with an answer to the outcome, whatever else they said
  double nowSe = 0;
  double nowLower = 0;
  double nowUpper = 0;
  double then = 0;  // now + change; NaN where not supported
  double thenSe = 0;
  double thenLower = 0;
  double thenUpper = 0;
  std::string thenWhy;  // where `then` has no standard error
  Change change;
  std::vector<MovedDriver> drivers;
  bool supported = true;  // no driver's mean leaves what has been seen
  std::string why;        // where not supported
  std::vector<Warning> warnings;
};

/// What must a driver become for the outcome to reach a share.
struct TargetAnswer {
  DriverModelSpec spec;
  std::string driver;
  std::string area;
  double target = 0;
  RowsLeftOut leftOut;
  bool simulated = false;
  std::string source;
  std::size_t n = 0;
  double nEffective = 0;
  std::size_t areaN = 0;
  double now = 0;
  bool feasible = false;
  double shift = 0;       // as Move::shift; NaN where no shift is enough
  double shiftLower = 0;  // 95 %: the shifts at which then +- t se(then) holds the target; 0 where
  double shiftUpper = 0;  // today's share's interval holds it, NaN where there is no end
  std::string shiftWhy;   // where an end is not available
  double meanNow = 0;
  double meanThen = 0;
  // Through a driver of which no gain can be promised (MovedDriver::whyNoGain) no target is
  // reached: shift, best and bestSeen are NaN and why says so.
  double best = 0;  // the highest share that moving the driver gives: everyone at its best answer
  double bestSeen = 0;  // the share with the driver at the best mean seen
  Change change;        // at `shift`
  std::string towards;  // the answer that `shift` leads to
  std::string why;      // where infeasible
  std::vector<Warning> warnings;
};

struct ScenarioParts;

/// A question fitted once, so that scenarios of it answer at once (within 50 ms at 76,000 rows).
class ScenarioModel {
 public:
  static Result<ScenarioModel> make(const Survey& survey, const DriverModelSpec& spec,
                                    const Job& job = {});
  ScenarioModel(ScenarioModel&&) noexcept;
  ScenarioModel& operator=(ScenarioModel&&) noexcept;
  ~ScenarioModel();

  /// Drivers that can be moved, with the mean and what has been seen; shift 0.
  [[nodiscard]] std::vector<MovedDriver> drivers(const std::string& area = {}) const;
  /// Areas of the question, in the survey's order; empty without an area variable.
  [[nodiscard]] std::vector<std::string> areas() const;
  /// What the share becomes. Positions of rows, not probabilities, are moved: see Move. Fails on an
  /// unknown driver or area, an area of fewer than kFewestInterviews rows, a control, a driver
  /// named twice or one the model cannot tell of.
  Result<WhatIf> whatIf(const std::vector<Move>& moves, const std::string& area = {}) const;
  /// The smallest shift for which the share reaches `share`, 0-1: towards better answers where the
  /// driver's order tells which they are, else in either direction.
  Result<TargetAnswer> target(const std::string& driver, double share,
                              const std::string& area = {}) const;

 private:
  explicit ScenarioModel(std::unique_ptr<const ScenarioParts> parts);
  std::unique_ptr<const ScenarioParts> m_parts;
};

}  // namespace candour
