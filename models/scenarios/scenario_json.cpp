// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scenarios/scenario_json.h"

#include <cmath>

#include "models/drivers/json_parts.h"

namespace candour {

namespace {

Json json(const Change& change) {
  Json object = {{"estimate", number(change.estimate)},
                 {"se", number(change.se)},
                 {"lower", number(change.lower)},
                 {"upper", number(change.upper)}};
  addWhy(object, change.why);
  return object;
}

Json json(const MovedDriver& driver) {
  return {{"driver", driver.driver},
          {"shift", driver.shift},
          {"towards", textOrNull(driver.towards)},
          {"directed", driver.directed},
          {"no_gain_why", textOrNull(driver.whyNoGain)},
          {"mean_now", number(driver.meanNow)},
          {"mean_then", number(driver.meanThen)},
          {"seen_from", number(driver.seenFrom)},
          {"seen_to", number(driver.seenTo)},
          {"seen_among", driver.seenAmong}};
}

Json json(const Uplift& uplift) {
  const char* reach = uplift.reach == Reach::Police   ? "police"
                      : uplift.reach == Reach::Partly ? "partly"
                                                      : "outside";
  Json object = {{"driver", uplift.driver},
                 {"gain", number(uplift.gain)},
                 {"se", number(uplift.se)},
                 {"lower", number(uplift.lower)},
                 {"upper", number(uplift.upper)},
                 {"p", number(uplift.p)},
                 {"headroom", number(uplift.headroom)},
                 {"headroom_se", number(uplift.headroomSe)},
                 {"mean", number(uplift.mean)},
                 {"best_quarter", number(uplift.bestQuarter)},
                 {"ahead", uplift.ahead},
                 {"reach", reach}};
  addWhy(object, uplift.why);
  return object;
}

}  // namespace

std::string whatIfJson(const WhatIf& answer) {
  Json document = {{"now", number(answer.now)},
                   {"then", number(answer.then)},
                   {"change", json(answer.change)},
                   {"supported", answer.supported}};
  addWhy(document, answer.why.empty() ? answer.change.why : answer.why);
  document["area"] = textOrNull(answer.area);
  document["n"] = answer.n;
  document["area_n"] = answer.areaN;
  document["df"] = answer.df;
  document["now_se"] = number(answer.nowSe);
  document["now_lower"] = number(answer.nowLower);
  document["now_upper"] = number(answer.nowUpper);
  document["then_se"] = number(answer.thenSe);
  document["then_lower"] = number(answer.thenLower);
  document["then_upper"] = number(answer.thenUpper);
  document["then_why"] = textOrNull(answer.supported ? answer.thenWhy : answer.why);
  document["direct"] = number(answer.direct);
  document["drivers"] = Json::array();
  for (const auto& driver : answer.drivers) document["drivers"].push_back(json(driver));
  document["simulated"] = answer.simulated;
  document["note"] = kNotProof;
  document["warnings"] = json(answer.warnings);
  return textOf(document);
}

std::string targetJson(const TargetAnswer& answer) {
  Json document = {{"feasible", answer.feasible}, {"shift", number(answer.shift)}};
  document["why"] = textOrNull(!answer.why.empty() ? answer.why : answer.shiftWhy);
  document["shift_lower"] = number(answer.shiftLower);
  document["shift_upper"] = number(answer.shiftUpper);
  document["shift_why"] = textOrNull(!answer.shiftWhy.empty()   ? answer.shiftWhy
                                     : std::isnan(answer.shift) ? answer.why
                                                                : "");
  document["driver"] = answer.driver;
  document["towards"] = textOrNull(answer.towards);
  document["area"] = textOrNull(answer.area);
  document["target"] = answer.target;
  document["now"] = number(answer.now);
  document["change"] = json(answer.change);
  if (std::isnan(answer.shift)) document["change"]["why"] = answer.why;
  document["mean_now"] = number(answer.meanNow);
  document["mean_then"] = number(answer.meanThen);
  document["best"] = number(answer.best);
  document["best_seen"] = number(answer.bestSeen);
  document["n"] = answer.n;
  document["area_n"] = answer.areaN;
  document["simulated"] = answer.simulated;
  document["note"] = kNotProof;
  document["warnings"] = json(answer.warnings);
  return textOf(document);
}

std::string upliftJson(const UpliftAnswer& answer) {
  Json document = {{"area", answer.area}, {"n", answer.n}, {"area_n", answer.areaN}};
  document["drivers"] = Json::array();
  for (const auto& uplift : answer.drivers) document["drivers"].push_back(json(uplift));
  document["simulated"] = answer.simulated;
  document["note"] = kNotProof;
  document["warnings"] = json(answer.warnings);
  return textOf(document);
}

}  // namespace candour
