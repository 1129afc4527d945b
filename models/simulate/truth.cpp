// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/truth.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/check.h"
#include "embedded/kLondonBoroughs.h"
#include "embedded/kPublicAttitudeLevels.h"
#include "embedded/kSimulationTruth.h"

namespace candour {

namespace {

// Embedded files are part of the program: one that cannot be read is a programmer's error, and the
// parser's exception says where.
using Json = nlohmann::ordered_json;

Json parsed(std::string_view text) {
  return Json::parse(text.begin(), text.end());
}

std::vector<SimulationTruth::Shift> shiftsOf(const Json& json) {
  std::vector<SimulationTruth::Shift> shifts;
  for (const auto& variable : json.items()) {
    for (const auto& answer : variable.value().items()) {
      shifts.push_back({variable.key(), answer.key(), answer.value().get<double>()});
    }
  }
  return shifts;
}

SimulationTruth::Item itemOf(const Json& json) {
  return {.variable = json.at("variable"),
          .loading = json.at("loading"),
          .shares = json.at("shares"),
          .dontKnow = json.at("dont_know"),
          .refused = json.value("refused", 0.0),
          .noOpinion = json.value("no_opinion", 0.0),
          .notAsked = json.value("not_asked", 0.0),
          .askedFrom = json.value("asked_from", SimulationTruth::kFirstYear),
          .askedTo = json.value("asked_to", SimulationTruth::kLastYear)};
}

SimulationTruth::Driver driverOf(const Json& json) {
  SimulationTruth::Driver driver{.name = json.at("name"),
                                 .halo = json.at("halo"),
                                 .period = json.at("period"),
                                 .local = json.at("local"),
                                 .shifts = shiftsOf(json.at("shifts")),
                                 .items = {}};
  for (const auto& item : json.at("items")) driver.items.push_back(itemOf(item));
  return driver;
}

SimulationTruth::Outcome outcomeOf(const Json& json,
                                   const std::vector<SimulationTruth::Driver>& drivers) {
  SimulationTruth::Outcome outcome{.name = json.at("name"),
                                   .variable = json.at("variable"),
                                   .level = json.at("level"),
                                   .coefficients = {},
                                   .demographics = shiftsOf(json.at("demographics")),
                                   .wardSd = json.at("ward_sd"),
                                   .dontKnow = json.at("dont_know"),
                                   .refused = json.at("refused")};
  for (const auto& driver : drivers) {
    outcome.coefficients.push_back(json.at("coefficients").at(driver.name));
  }
  return outcome;
}

SimulationTruth::Behaviour behaviourOf(const Json& json,
                                       const std::vector<SimulationTruth::Driver>& drivers) {
  SimulationTruth::Behaviour behaviour{.name = json.at("name"),
                                       .variable = json.at("variable"),
                                       .level = json.at("level"),
                                       .trust = json.at("trust"),
                                       .confidence = json.at("confidence"),
                                       .coefficients = {},
                                       .demographics = shiftsOf(json.at("demographics")),
                                       .asked = json.at("asked"),
                                       .dontKnow = json.at("dont_know"),
                                       .refused = json.at("refused")};
  for (const auto& driver : drivers) {
    behaviour.coefficients.push_back(json.at("coefficients").at(driver.name));
  }
  return behaviour;
}

SimulationTruth readTruth() {
  const Json json = parsed(kSimulationTruth);
  SimulationTruth truth;
  for (const auto& driver : json.at("drivers")) truth.drivers.push_back(driverOf(driver));
  for (const auto& outcome : json.at("outcomes")) {
    truth.outcomes.push_back(outcomeOf(outcome, truth.drivers));
  }
  for (const auto& behaviour : json.at("behaviours")) {
    truth.behaviours.push_back(behaviourOf(behaviour, truth.drivers));
  }
  json.at("ward_lift").get_to(truth.wardLift);
  json.at("ethnic_groups").get_to(truth.ethnicGroups);
  for (const auto& entry : json.at("ethnic_shares").items()) {
    truth.ethnicMix.push_back({entry.key(), entry.value().get<std::vector<double>>()});
  }
  return truth;
}

void readLevels(const Json& json, SimulatedBorough& borough) {
  for (std::size_t year = 0; year < SimulatedBorough::kYears; ++year) {
    borough.trust[year] = json.at("trust").at(year).get<double>() / 100;
    borough.goodJob[year] = json.at("good_job").at(year).get<double>() / 100;
  }
}

const Json& named(const Json& list, const std::string& name) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [&name](const Json& entry) { return entry.at("name") == name; });
  check(found != list.end(), "published levels for every borough");
  return *found;
}

SimulatedLondon readLondon() {
  const Json areas = parsed(kLondonBoroughs);
  const Json levels = parsed(kPublicAttitudeLevels);
  SimulatedLondon london;
  london.whole.name = "London";
  readLevels(levels.at("london"), london.whole);
  for (const auto& area : areas.at("areas")) {
    SimulatedBorough borough{
        .name = area.at("name"), .code = area.at("code"), .population = area.at("population")};
    readLevels(named(levels.at("boroughs"), borough.name), borough);
    for (const auto& mix : simulationTruth().ethnicMix) {
      if (mix.borough == borough.name) borough.ethnicShares = mix.shares;
    }
    check(!borough.ethnicShares.empty(), "an ethnic mix for every borough");
    london.boroughs.push_back(std::move(borough));
  }
  return london;
}

}  // namespace

const SimulationTruth& simulationTruth() {
  static const SimulationTruth truth = readTruth();
  return truth;
}

const SimulatedLondon& simulatedLondon() {
  static const SimulatedLondon london = readLondon();
  return london;
}

}  // namespace candour
