// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/community.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "core/survey/calendar.h"
#include "embedded/kSimulationPriorities.h"
#include "models/community/rota.h"
#include "models/simulate/truth.h"

namespace candour {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kWeeks = 13;               // of action in a cycle
constexpr std::size_t kWardsInARow = 5;  // on the grid that a borough's wards lie on

// The cycle that a quarter of the fieldwork is; these count from April-June 2005.
std::string cycleOfQuarter(int quarter) {
  const int months = 3 * quarter;  // since January 2005
  return std::to_string(2005 + months / 12) + "-Q" + std::to_string(months % 12 / 3 + 1);
}

int firstMondayOf(int quarter) {
  return mondayOf(daysOfCycle(cycleOfQuarter(quarter)).value().first + 6);
}

struct Phrases {
  struct Category {
    std::string name;
    std::vector<std::string> words;
    std::vector<std::string> actions;
    std::vector<std::string> partners;
    std::string officer;
  };
  std::vector<Category> categories;
  std::vector<double> shares;
  std::vector<std::string> results;
  std::vector<std::string> followUps;
  std::vector<std::string> channels;
};

Phrases readPhrases() {
  const Json json = Json::parse(kSimulationPriorities.begin(), kSimulationPriorities.end());
  Phrases phrases;
  for (const auto& entry : json.at("categories")) {
    phrases.categories.push_back({entry.at("category"), entry.at("words"), entry.at("actions"),
                                  entry.at("partners"), entry.at("officer")});
    phrases.shares.push_back(entry.at("share"));
  }
  json.at("results").get_to(phrases.results);
  json.at("follow_up").get_to(phrases.followUps);
  json.at("channels").get_to(phrases.channels);
  return phrases;
}

const std::string& pick(const std::vector<std::string>& texts, Random& random) {
  return texts[random.below(texts.size())];
}

PriorityState drawState(bool first, Random& random) {
  using enum PriorityState;
  constexpr std::array kStates = {Nominated, Planned, Acted, FedBack, Evaluated};
  constexpr std::array<std::array<double, 5>, 2> kShares = {
      {{0, 0, 0, .25, .75}, {.04, .06, .30, .42, .18}}};
  return kStates[random.pick(kShares[first ? 0 : 1])];
}

// Every text is drawn, whatever the state, so that a state moves no other draw.
Priority drawPriority(const std::string& ward, int week, bool first, const Phrases& phrases,
                      Random& random) {
  Priority priority;
  const auto& category = phrases.categories[random.pick(phrases.shares)];
  priority.ward = ward;
  priority.cycle = cycleOf(week);
  priority.category = category.name;
  priority.words = pick(category.words, random);
  const double through = random.uniform();
  priority.nominatedThrough = through < .6    ? Nomination::WardPanel
                              : through < .92 ? Nomination::OnlinePlatform
                                              : Nomination::Other;
  priority.nominatedOn = isoDay(week - 21 - static_cast<int>(random.below(30)));
  priority.state = drawState(first, random);
  const std::string partners = pick(category.partners, random);
  const std::string actions = pick(category.actions, random);
  const std::string result = pick(phrases.results, random);
  const int told = week + 14 + static_cast<int>(random.below(28));
  const std::string channel = pick(phrases.channels, random);
  const std::string followUp = pick(phrases.followUps, random);
  priority.officer = category.officer;
  if (priority.state >= PriorityState::Planned) {
    priority.week = isoDay(week);
    priority.partners = partners;
  }
  if (priority.state >= PriorityState::Acted) {
    priority.actions = actions;
    priority.result = result;
  }
  if (priority.state >= PriorityState::FedBack) {
    priority.feedbackOn = isoDay(told);
    priority.feedbackChannel = channel;
  }
  if (priority.state >= PriorityState::Evaluated) priority.followUp = followUp;
  return priority;
}

void addWards(const Fieldwork& fieldwork, WardRegister& to) {
  for (const auto& ward : fieldwork.wards) {
    to.wards.push_back({ward.code, ward.name, simulatedLondon().boroughs[ward.borough].name});
  }
}

// The wards of a borough lie on a grid, row by row; those side by side and one below another touch.
void addNeighbours(const std::vector<std::size_t>& wards, const Fieldwork& fieldwork,
                   WardRegister& to) {
  for (std::size_t i = 0; i < wards.size(); ++i) {
    const std::string& code = fieldwork.wards[wards[i]].code;
    const auto touches = [&](std::size_t other) {
      if (other < wards.size())
        to.neighbours.emplace_back(code, fieldwork.wards[wards[other]].code);
    };
    if ((i + 1) % kWardsInARow != 0) touches(i + 1);
    touches(i + kWardsInARow);
  }
}

// The Mondays between a cycle's weeks of action and the next cycle.
void addBreaks(int from, int to, std::vector<std::string>& breaks) {
  for (int monday = from; monday < to; monday += 7) breaks.push_back(isoDay(monday));
}

FrozenRota drawPlan(const WardRegister& wards, const std::array<int, 3>& quarters, Random& random) {
  RotaQuestion question;
  question.cycle = cycleOfQuarter(quarters[0]);
  question.firstWeek = isoDay(firstMondayOf(quarters[0]));
  question.wardsAWeek = static_cast<int>((wards.wards.size() + 3 * kWeeks - 1) / (3 * kWeeks));
  question.seed = random.below(1'000'000);
  for (const std::size_t cycle : {0U, 1U}) {
    addBreaks(firstMondayOf(quarters[cycle]) + 7 * kWeeks, firstMondayOf(quarters[cycle + 1]),
              question.breaks);
  }
  FrozenRota rota = drawRota(wards, question).value();
  rota.name = "Rolling plan from " + question.cycle;
  rota.frozenOn = isoDay(firstMondayOf(quarters[0]) - 60);
  return rota;
}

}  // namespace

Community planCommunity(const Fieldwork& fieldwork, Random random) {
  const Phrases phrases = readPhrases();
  const int last = fieldwork.lastQuarter;
  const std::array<int, 3> quarters = {last - 3, last - 1, last + 1};
  Community community;
  community.actedIn.assign(fieldwork.wards.size(), Community::kNever);
  std::array<std::vector<std::size_t>, kBoroughs> wardsIn;
  std::map<std::string, std::size_t> placeOf;
  for (std::size_t w = 0; w < fieldwork.wards.size(); ++w) {
    wardsIn[fieldwork.wards[w].borough].push_back(w);
    placeOf[fieldwork.wards[w].code] = w;
  }
  WardRegister& made = community.wardRegister;
  addWards(fieldwork, made);
  for (const auto& wards : wardsIn) addNeighbours(wards, fieldwork, made);
  std::sort(made.neighbours.begin(), made.neighbours.end());
  made.rotas.push_back(drawPlan(made, quarters, random));
  for (const RotaEntry& entry : made.rotas.front().entries) {
    const int week = dayOf(entry.week).value();
    if (week >= firstMondayOf(quarters[2])) continue;  // planned, after the fieldwork
    const bool first = week < firstMondayOf(quarters[1]);
    made.priorities.push_back(drawPriority(entry.ward, week, first, phrases, random));
    if (made.priorities.back().state < PriorityState::Acted) continue;
    community.actedIn[placeOf.at(entry.ward)] = quarters[first ? 0 : 1];
  }
  return community;
}

}  // namespace candour
