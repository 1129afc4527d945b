// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/community.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <nlohmann/json.hpp>

#include "core/survey/dates.h"
#include "embedded/kSimulationPriorities.h"
#include "models/simulate/truth.h"

namespace candour {

namespace {

using Days = std::chrono::sys_days;
using Json = nlohmann::ordered_json;

constexpr std::uint64_t kWeeks = 13;
constexpr std::size_t kWardsInARow = 5;  // on the grid that a borough's wards lie on

std::string isoDay(Days day) {
  return isoText(static_cast<double>(day.time_since_epoch().count()) * 86400, DateStyle::Date);
}

// Quarters count from April-June 2005.
Days firstDayOf(int quarter) {
  using namespace std::chrono;
  const int months = 3 * quarter;  // since January 2005
  return year{2005 + months / 12} / month{static_cast<unsigned>(months % 12 + 1)} / 1;
}

Days firstMondayOf(int quarter) {
  using namespace std::chrono;
  const Days first = firstDayOf(quarter);
  return first + (Monday - weekday{first});
}

std::string cycleOf(int quarter) {
  const int months = 3 * quarter;
  return std::to_string(2005 + months / 12) + "-Q" + std::to_string(months % 12 / 3 + 1);
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

// A ward's place in the plan.
struct Slot {
  int cycle = 0;  // 0, 1; 2: after the fieldwork
  Days week;
};

// The wards of a borough in random order, a third to each cycle, evenly over its weeks.
void drawSlots(const std::vector<std::size_t>& wards, const std::array<Days, 3>& firstMondays,
               Random& random, std::vector<Slot>& slots) {
  std::vector<std::size_t> order = wards;
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  const double start = random.uniform();
  const std::size_t third = order.size() / 3;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t cycle = std::min<std::size_t>(i / third, 2);
    const std::size_t size = cycle < 2 ? third : order.size() - 2 * third;
    const double place = static_cast<double>(i - cycle * third) + start;
    const auto week = static_cast<int>(place * kWeeks / static_cast<double>(size));
    slots[order[i]] = {static_cast<int>(cycle), firstMondays[cycle] + std::chrono::days{7 * week}};
  }
}

PriorityState drawState(int cycle, Random& random) {
  using enum PriorityState;
  constexpr std::array kStates = {Nominated, Planned, Acted, FedBack, Evaluated};
  constexpr std::array<std::array<double, 5>, 2> kShares = {
      {{0, 0, 0, .25, .75}, {.04, .06, .30, .42, .18}}};
  return kStates[random.pick(kShares[static_cast<std::size_t>(cycle)])];
}

// Every text is drawn, whatever the state, so that a state moves no other draw.
Priority drawPriority(const SimulatedWard& ward, const Slot& slot, const std::string& cycle,
                      const Phrases& phrases, Random& random) {
  using std::chrono::days;
  Priority priority;
  const auto& category = phrases.categories[random.pick(phrases.shares)];
  priority.ward = ward.code;
  priority.cycle = cycle;
  priority.category = category.name;
  priority.words = pick(category.words, random);
  const double through = random.uniform();
  priority.nominatedThrough = through < .6    ? Nomination::WardPanel
                              : through < .92 ? Nomination::OnlinePlatform
                                              : Nomination::Other;
  priority.nominatedOn = isoDay(slot.week - days{21 + static_cast<int>(random.below(30))});
  priority.state = drawState(slot.cycle, random);
  const std::string partners = pick(category.partners, random);
  const std::string actions = pick(category.actions, random);
  const std::string result = pick(phrases.results, random);
  const Days told = slot.week + days{14 + static_cast<int>(random.below(28))};
  const std::string channel = pick(phrases.channels, random);
  const std::string followUp = pick(phrases.followUps, random);
  priority.officer = category.officer;
  if (priority.state >= PriorityState::Planned) {
    priority.week = isoDay(slot.week);
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

FrozenRota rotaOf(const Fieldwork& fieldwork, const std::vector<Slot>& slots,
                  const std::array<Days, 3>& firstMondays, const std::string& firstCycle) {
  FrozenRota rota;
  rota.name = "Rolling plan from " + firstCycle;
  rota.cycle = firstCycle;
  rota.firstWeek = isoDay(firstMondays[0]);
  rota.frozenOn = isoDay(firstMondays[0] - std::chrono::days{60});
  for (std::size_t w = 0; w < slots.size(); ++w) {
    const SimulatedWard& ward = fieldwork.wards[w];
    rota.entries.push_back(
        {ward.code, simulatedLondon().boroughs[ward.borough].name, isoDay(slots[w].week)});
  }
  std::stable_sort(rota.entries.begin(), rota.entries.end(),
                   [](const RotaEntry& a, const RotaEntry& b) { return a.week < b.week; });
  return rota;
}

}  // namespace

Community planCommunity(const Fieldwork& fieldwork, Random random) {
  const Phrases phrases = readPhrases();
  const int last = fieldwork.lastQuarter;
  const std::array<int, 3> quarters = {last - 3, last - 1, last + 1};
  const std::array<Days, 3> mondays = {firstMondayOf(quarters[0]), firstMondayOf(quarters[1]),
                                       firstMondayOf(quarters[2])};
  Community community;
  community.actedIn.assign(fieldwork.wards.size(), Community::kNever);
  std::vector<Slot> slots(fieldwork.wards.size());
  std::array<std::vector<std::size_t>, kBoroughs> wardsIn;
  for (std::size_t w = 0; w < slots.size(); ++w) wardsIn[fieldwork.wards[w].borough].push_back(w);
  WardRegister& made = community.wardRegister;
  addWards(fieldwork, made);
  for (const auto& wards : wardsIn) {
    drawSlots(wards, mondays, random, slots);
    addNeighbours(wards, fieldwork, made);
  }
  std::sort(made.neighbours.begin(), made.neighbours.end());
  for (const int cycle : {0, 1}) {
    const int quarter = quarters[static_cast<std::size_t>(cycle)];
    for (std::size_t w = 0; w < slots.size(); ++w) {
      if (slots[w].cycle != cycle) continue;
      made.priorities.push_back(
          drawPriority(fieldwork.wards[w], slots[w], cycleOf(quarter), phrases, random));
      if (made.priorities.back().state >= PriorityState::Acted) community.actedIn[w] = quarter;
    }
  }
  made.rotas.push_back(rotaOf(fieldwork, slots, mondays, cycleOf(quarters[0])));
  return community;
}

}  // namespace candour
