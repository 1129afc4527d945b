// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/rota.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/base/random.h"
#include "core/base/text.h"
#include "core/survey/calendar.h"

namespace candour {

namespace {

constexpr int kDaysAWeek = 7;

// A ward that takes part, by stratum and code.
struct Place {
  std::string stratum;
  std::string ward;

  auto operator<=>(const Place&) const = default;
};

void shuffle(std::vector<std::string>& wards, Random& random) {
  for (std::size_t i = wards.size(); i > 1; --i) {
    std::swap(wards[i - 1], wards[random.below(i)]);
  }
}

// The order that the seed gives; see rota.h.
std::vector<Place> drawnOrder(const std::set<Place>& places, std::uint64_t seed) {
  std::map<std::string, std::vector<std::string>> strata;
  for (const auto& place : places) strata[place.stratum].push_back(place.ward);
  Random random(seed);
  std::vector<std::tuple<double, std::string, std::string>> marked;
  for (auto& [stratum, wards] : strata) {
    shuffle(wards, random);
    const double start = random.uniform();
    for (std::size_t k = 0; k < wards.size(); ++k) {
      const double mark = (static_cast<double>(k) + start) / static_cast<double>(wards.size());
      marked.emplace_back(mark, stratum, wards[k]);
    }
  }
  std::sort(marked.begin(), marked.end());
  std::vector<Place> order;
  for (const auto& [mark, stratum, ward] : marked) order.push_back({stratum, ward});
  return order;
}

// The first `count` Mondays from `first` on, without the breaks.
std::vector<std::string> weeksFrom(const std::string& first, std::size_t count,
                                   const std::vector<std::string>& breaks) {
  std::vector<std::string> weeks;
  for (int day = *dayOf(first); weeks.size() < count; day += kDaysAWeek) {
    const std::string week = isoDay(day);
    if (std::find(breaks.begin(), breaks.end(), week) == breaks.end()) weeks.push_back(week);
  }
  return weeks;
}

std::vector<RotaEntry> entriesOf(const std::set<Place>& places, const FrozenRota& rota) {
  const auto order = drawnOrder(places, rota.seed);
  const std::size_t together =
      rota.wardsAWeek == 0 ? order.size() : static_cast<std::size_t>(rota.wardsAWeek);
  const auto weeks =
      weeksFrom(rota.firstWeek, (order.size() + together - 1) / together, rota.breaks);
  std::vector<RotaEntry> entries;
  for (std::size_t i = 0; i < order.size(); ++i) {
    entries.push_back({order[i].ward, order[i].stratum, weeks[i / together]});
  }
  return entries;
}

std::set<std::string> nominatedIn(const WardRegister& wards, const std::string& cycle) {
  std::set<std::string> codes;
  for (const auto& priority : wards.priorities) {
    const bool waits = !priority.withdrawn && priority.state == PriorityState::Nominated;
    if (waits && priority.cycle == cycle) codes.insert(priority.ward);
  }
  return codes;
}

Result<std::set<Place>> placesOf(const WardRegister& wards, const RotaQuestion& question) {
  std::map<std::string, std::string> boroughs;
  std::vector<std::string> codes;
  for (const auto& ward : wards.wards) {
    boroughs.emplace(ward.code, ward.borough);
    codes.push_back(ward.code);
  }
  for (const auto& code : question.wards) {
    if (boroughs.contains(code)) continue;
    return fail("The register has no ward \"" + code + "\"." + didYouMean(code, codes));
  }
  const auto nominated = nominatedIn(wards, question.cycle);
  std::set<Place> places;
  for (const auto& code : question.wards.empty() ? codes : question.wards) {
    if (question.take == RotaWards::Nominated && !nominated.contains(code)) continue;
    places.insert({boroughs[code], code});
  }
  if (!places.empty()) return places;
  return fail(question.take == RotaWards::Nominated
                  ? "No ward has a nominated priority in " + question.cycle + " to plan a week for."
                  : "The register knows no wards yet; add them before drawing a plan.");
}

Status weeksSound(const RotaQuestion& question) {
  if (!daysOfCycle(question.cycle)) {
    return fail("The cycle is \"" + question.cycle + "\"; write a quarter as 2019-Q3.");
  }
  if (question.wardsAWeek < 0) return fail("A plan cannot take fewer than no wards a week.");
  auto weeks = question.breaks;
  weeks.push_back(question.firstWeek);
  for (const auto& week : weeks) {
    const auto day = dayOf(week);
    if (!day) return fail("\"" + week + "\" is no day; write a Monday as 2019-07-01.");
    if (isMonday(*day)) continue;
    return fail(week + " is no Monday; that week begins on " + isoDay(mondayOf(*day)) + ".");
  }
  return {};
}

}  // namespace

Result<FrozenRota> drawRota(const WardRegister& wards, const RotaQuestion& question) {
  if (auto sound = weeksSound(question); !sound) return passOn(sound);
  const auto places = placesOf(wards, question);
  if (!places) return tl::make_unexpected(places.error());
  FrozenRota rota;
  rota.cycle = question.cycle;
  rota.seed = question.seed;
  rota.wardsAWeek = question.wardsAWeek;
  rota.firstWeek = question.firstWeek;
  rota.breaks = question.breaks;
  std::sort(rota.breaks.begin(), rota.breaks.end());
  rota.breaks.erase(std::unique(rota.breaks.begin(), rota.breaks.end()), rota.breaks.end());
  rota.entries = entriesOf(*places, rota);
  return rota;
}

std::string rotaText(const FrozenRota& rota) {
  std::string text = "Plan of weeks of action, form 1\n";
  text += "name\t" + rota.name + "\ncycle\t" + rota.cycle + "\n";
  text += "seed\t" + std::to_string(rota.seed) + "\n";
  text += "wards a week\t" + std::to_string(rota.wardsAWeek) + "\n";
  text += "first week\t" + rota.firstWeek + "\n";
  text += "breaks\t" + join(rota.breaks, " ") + "\n";
  text += "frozen on\t" + rota.frozenOn + "\n";
  for (const auto& entry : rota.entries) {
    text += entry.week + "\t" + entry.ward + "\t" + entry.stratum + "\n";
  }
  return text;
}

bool isAltered(const FrozenRota& rota, std::string_view hashOfText) {
  return rota.sha256 != hashOfText;
}

namespace {

std::string named(const std::string& code, const std::map<std::string, std::string>& names) {
  const auto name = names.find(code);
  return name == names.end() || name->second.empty() ? code : name->second + " (" + code + ")";
}

std::string weekName(const std::string& week) {
  const auto day = dayOf(week);
  return day ? dayName(*day) : week;
}

}  // namespace

std::vector<std::string> againstSeed(const FrozenRota& rota, const WardRegister& wards) {
  std::map<std::string, std::string> names;
  for (const auto& ward : wards.wards) names.emplace(ward.code, ward.name);
  std::set<Place> places;
  for (const auto& entry : rota.entries) places.insert({entry.stratum, entry.ward});
  const auto drawn = entriesOf(places, rota);
  if (drawn == rota.entries) return {};
  std::map<std::string, RotaEntry> byWard;
  for (const auto& entry : drawn) byWard.emplace(entry.ward, entry);
  std::vector<std::string> moved;
  for (const auto& entry : rota.entries) {
    const auto& was = byWard.at(entry.ward);
    if (was.week == entry.week) continue;
    moved.push_back("Ward " + named(entry.ward, names) + " stands in the week of " +
                    weekName(entry.week) + "; it was drawn for the week of " + weekName(was.week) +
                    ".");
  }
  // One ward more or less, or in another stratum, and the seed gives a different order altogether.
  if (2 * moved.size() > rota.entries.size() && rota.entries.size() > 4) {
    return {
        "The order does not follow from its seed at all: the wards, their strata, the seed or "
        "the weeks are not those that were drawn."};
  }
  if (moved.empty()) moved.emplace_back("Wards of one week stand in another order than drawn.");
  return moved;
}

std::vector<Priority> plannedBy(const FrozenRota& rota, const WardRegister& wards) {
  std::map<std::string, std::string> weeks;
  for (const auto& entry : rota.entries) weeks.emplace(entry.ward, entry.week);
  std::vector<Priority> planned;
  for (Priority priority : wards.priorities) {
    const auto week = weeks.find(priority.ward);
    const bool waits = !priority.withdrawn && priority.state == PriorityState::Nominated;
    if (!waits || priority.cycle != rota.cycle || week == weeks.end()) continue;
    priority.week = week->second;
    priority.state = PriorityState::Planned;
    planned.push_back(std::move(priority));
  }
  return planned;
}

}  // namespace candour
