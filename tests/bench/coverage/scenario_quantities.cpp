// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scenarios/uplift.h"
#include "models/scenarios/what_if.h"
#include "tests/bench/coverage/quantities.h"

namespace candour::bench {

namespace {

constexpr const char* kPolice = "Engagement and fair treatment";
constexpr const char* kLocal = "Cohesion";
constexpr const char* kArea = "Lewisham";

void addWhatIfs(const ScenarioModel& model, Estimates& all) {
  const std::vector<std::vector<Move>> scenarios = {
      {{kPolice, .1}}, {{kPolice, -.1}}, {{kPolice, .2}}, {{kPolice, .1}, {kLocal, .1}}};
  for (const std::string area : {"", kArea}) {
    std::vector<Estimate> changes;
    std::vector<Estimate> now;
    std::vector<Estimate> then;
    for (const auto& moves : scenarios) {
      const WhatIf answer = need(model.whatIf(moves, area));
      changes.push_back(intervalOf(answer.change));
      then.push_back(
          {answer.then, answer.thenSe, answer.thenLower, answer.thenUpper, answer.then, {}});
      now = {{answer.now, answer.nowSe, answer.nowLower, answer.nowUpper, answer.now, {}}};
    }
    const std::string place = area.empty() ? "London" : area;
    all.add("what-if change, " + place, changes);
    all.add("what-if now, " + place, now);
    all.add("what-if then, " + place, then);
  }
}

void addTargets(const ScenarioModel& model, Estimates& all) {
  std::vector<Estimate> shifts;
  for (const double share : {.87, .89}) {
    const TargetAnswer answer = need(model.target(kPolice, share));
    shifts.push_back(
        {answer.shift, kNotAvailable, answer.shiftLower, answer.shiftUpper, answer.shift, {}});
  }
  all.add("shift to reach a target", shifts);
}

void addUplifts(const Survey& survey, const DriverModelSpec& spec, Estimates& all) {
  std::vector<Estimate> gains;
  for (const std::string area : {"Hackney", "Haringey", "Enfield", "Lewisham"}) {
    for (const auto& driver : need(achievableUplift(survey, spec, area)).drivers) {
      gains.push_back({driver.gain, driver.se, driver.lower, driver.upper, driver.gain,
                       area + "|" + driver.driver});
    }
  }
  all.add("achievable uplift", gains);
}

}  // namespace

void addScenarios(const Survey& survey, const DriverModelSpec& spec, Estimates& all) {
  const auto model = need(ScenarioModel::make(survey, spec));
  addWhatIfs(model, all);
  addTargets(model, all);
  addUplifts(survey, spec, all);
}

}  // namespace candour::bench
