// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/community.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "models/community/rota.h"
#include "models/simulate/simulate.h"
#include "models/simulate/truth.h"

using namespace candour;

namespace {

const SimulationOptions kOptions{.rows = 12800, .seed = 9, .wardsAct = true};

const WardRegister& made() {
  static const WardRegister wards = simulateRegister(kOptions).value();
  return wards;
}

const Survey& with() {
  static const Survey survey = simulateSurvey(kOptions).value();
  return survey;
}

const Column& columnOf(const Survey& survey, const std::string& name) {
  return *survey.columns[survey.require(name).value()];
}

std::string textAt(const Survey& survey, const std::string& name, std::size_t row) {
  const auto index = survey.require(name).value();
  return survey.variables[index].levelText(
      static_cast<std::size_t>(survey.columns[index]->level(row)));
}

}  // namespace

TEST_CASE("a year of weeks of action in random order within boroughs", "[simulate][community]") {
  REQUIRE(made().rotas.size() == 1);
  const FrozenRota& rota = made().rotas[0];
  CHECK(rota.entries.size() == made().wards.size());
  CHECK(rota.cycle == "2019-Q2");
  CHECK(rota.firstWeek == "2019-04-01");
  std::map<std::string, std::map<std::string, int>> byBorough;
  std::set<std::string> wards;
  for (const RotaEntry& entry : rota.entries) {
    wards.insert(entry.ward);
    const std::string cycle = entry.week < "2019-07-01"   ? "first"
                              : entry.week < "2020-01-01" ? "second"
                                                          : "later";
    ++byBorough[entry.stratum][cycle];
    if (cycle == "second") CHECK(entry.week >= "2019-10-07");
    if (cycle == "later") CHECK(entry.week >= "2020-04-06");
  }
  CHECK(wards.size() == made().wards.size());
  CHECK(byBorough.size() == 32);
  for (const auto& [borough, cycles] : byBorough) {
    INFO(borough);
    CHECK(std::abs(cycles.at("first") - cycles.at("second")) <= 1);
    CHECK(std::abs(cycles.at("first") - cycles.at("later")) <= 2);
  }
  CHECK(againstSeed(rota, made()).empty());
  // Another seed, another order; the same seed, the same register.
  CHECK(simulateRegister(kOptions).value() == made());
  SimulationOptions other = kOptions;
  other.seed = 10;
  CHECK(simulateRegister(other).value().rotas[0].entries != rota.entries);
}

TEST_CASE("priorities of two cycles, some of them overdue", "[simulate][community]") {
  std::map<std::string, std::map<PriorityState, int>> states;
  std::set<std::pair<std::string, std::string>> live;
  for (const Priority& priority : made().priorities) {
    ++states[priority.cycle][priority.state];
    CHECK(live.insert({priority.ward, priority.cycle}).second);
    CHECK_FALSE(priority.words.empty());
    CHECK_FALSE(priority.category.empty());
    const bool acted = priority.state >= PriorityState::Acted;
    CHECK(priority.week.empty() == (priority.state == PriorityState::Nominated));
    CHECK(priority.actions.empty() == !acted);
    CHECK(priority.feedbackOn.empty() == (priority.state < PriorityState::FedBack));
    if (!priority.week.empty()) CHECK(priority.nominatedOn < priority.week);
    if (!priority.feedbackOn.empty()) CHECK(priority.feedbackOn > priority.week);
  }
  REQUIRE(states.size() == 2);
  const auto& first = states["2019-Q2"];
  CHECK(first.size() == 2);  // fed back, evaluated
  CHECK(states["2019-Q4"].size() == 5);
  const std::size_t wards = made().wards.size();
  CHECK(made().priorities.size() > wards / 2);
  CHECK(made().priorities.size() < wards * 7 / 10);
}

TEST_CASE("neighbours touch in the same borough", "[simulate][community]") {
  std::map<std::string, std::string> borough;
  for (const Ward& ward : made().wards) borough[ward.code] = ward.borough;
  CHECK(std::is_sorted(made().neighbours.begin(), made().neighbours.end()));
  for (const auto& [one, other] : made().neighbours) {
    CHECK(one < other);
    CHECK(borough.at(one) == borough.at(other));
  }
}

TEST_CASE("weeks of action raise Confidence from the next quarter on, and nothing else",
          "[simulate][community]") {
  SimulationOptions options = kOptions;
  options.wardsAct = false;
  const Survey without = simulateSurvey(options).value();
  for (const auto& variable : without.variables) {
    const bool moved = variable.name == "Q60" || variable.name.starts_with("NQ_");
    INFO(variable.name);
    CHECK((columnOf(without, variable.name) == columnOf(with(), variable.name)) != moved);
  }
  std::map<std::string, std::string> weekOf;
  for (const Priority& priority : made().priorities) {
    if (priority.state >= PriorityState::Acted) weekOf[priority.ward] = priority.cycle;
  }
  int after = 0;
  int gained = 0;
  const auto index = with().require("Q60").value();
  const auto quarter = with().require("quarter").value();
  for (std::size_t row = 0; row < with().rows; ++row) {
    const int before = columnOf(without, "Q60").level(row);
    const int now = with().columns[index]->level(row);
    const auto week = weekOf.find(textAt(with(), "ward", row));
    const double at = with().columns[quarter]->number(row);
    const bool acted = week != weekOf.end() && at > (week->second == "2019-Q2" ? 57 : 59);
    if (!acted) CHECK(before == now);
    if (!acted || before > 4 || now > 4) continue;  // no answer
    ++after;
    if (before != now) {
      CHECK(before < 3);  // from fair or worse
      CHECK(now >= 3);    // to good or excellent
      ++gained;
    }
  }
  // .5 on the logit.
  REQUIRE(after > 2000);
  const double points = static_cast<double>(gained) / after;
  INFO(points);
  CHECK(points > .065);
  CHECK(points < .1);
}

TEST_CASE("a survey of years has its weeks of action at its end", "[simulate][community]") {
  const auto wards = simulateRegister({.rows = 12800, .seed = 9, .years = 2}).value();
  std::set<std::string> cycles;
  for (const Priority& priority : wards.priorities) cycles.insert(priority.cycle);
  CHECK(cycles == std::set<std::string>{"2023-Q1", "2023-Q3"});
}
