// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/evaluation_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "models/trends/note_words.h"

namespace candour {

namespace {

using Places = std::map<std::string, int>;

Places placesOf(const WardSample& sample) {
  Places places;
  for (std::size_t i = 0; i < sample.wards.size(); ++i) {
    places.emplace(sample.wards[i], static_cast<int>(i));
  }
  return places;
}

std::set<std::string> codesOf(const Places& places) {
  std::set<std::string> codes;
  for (const auto& [code, place] : places) codes.insert(code);
  return codes;
}

std::string countOf(std::size_t n, const std::string& one, const std::string& many) {
  return grouped(static_cast<long long>(n)) + " " + (n == 1 ? one : many);
}

void warn(const std::string& code, std::vector<std::string> terms, const std::string& text,
          std::vector<Warning>& warnings) {
  warnings.push_back({code, std::move(terms), text});
}

void warnOfMapping(const MappedActions& mapped, std::vector<Warning>& warnings) {
  if (!mapped.unknown.empty()) {
    warn("unknown_ward", mapped.unknown,
         countOf(mapped.unknown.size(), "ward", "wards") + " that acted " +
             (mapped.unknown.size() == 1 ? "is" : "are") +
             " not in the survey: " + someOf(mapped.unknown) + ".",
         warnings);
  }
  if (!mapped.partly.empty()) {
    const std::vector<std::string> partly(mapped.partly.begin(), mapped.partly.end());
    warn("partly_acted", partly,
         "A part of a ward that acted lives in " + someOf(partly) +
             ": neither counted as acted nor compared.",
         warnings);
  }
  for (const auto& note : mapped.notes) warn("boundaries", {}, note, warnings);
}

Status setTimings(const std::vector<WardAction>& actions, const Places& places,
                  const EvaluationOptions& options, EvaluationPlan& plan) {
  for (const WardAction& action : actions) {
    const auto timing = timingOf(action.week, options.actionQuarter, options.quartersAfter);
    if (!timing) return tl::make_unexpected(timing.error());
    plan.timing[static_cast<std::size_t>(places.at(action.ward))] = *timing;
    if (plan.firstAction.empty() || action.week < plan.firstAction) plan.firstAction = action.week;
    plan.lastAction = std::max(plan.lastAction, action.week);
  }
  return {};
}

std::vector<WardAction> actionsOf(const RotaDesign& rota) {
  std::vector<WardAction> actions;
  for (const RotaEntry& entry : rota.entries) actions.push_back({entry.ward, entry.week});
  return actions;
}

// Actions that are not where the rota has them.
void warnOfDeviations(const EvaluationOptions& options, std::vector<Warning>& warnings) {
  std::map<std::string, std::string> planned;
  for (const RotaEntry& entry : options.rota->entries) planned.emplace(entry.ward, entry.week);
  std::vector<std::string> otherWeek;
  std::vector<std::string> outside;
  std::set<std::string> acted;
  std::string last;
  for (const WardAction& action : options.actions) {
    acted.insert(action.ward);
    last = std::max(last, action.week);
    const auto entry = planned.find(action.ward);
    if (entry == planned.end()) {
      outside.push_back(action.ward);
    } else if (entry->second != action.week) {
      otherWeek.push_back(action.ward);
    }
  }
  for (const auto& [ward, week] : planned) {
    if (!acted.empty() && !acted.contains(ward) && week <= last) otherWeek.push_back(ward);
  }
  if (!otherWeek.empty()) {
    warn("not_as_planned", otherWeek,
         countOf(otherWeek.size(), "ward", "wards") + " did not act in the week that was drawn (" +
             someOf(otherWeek) + "): all are counted as planned (intention to treat).",
         warnings);
  }
  if (!outside.empty()) {
    warn("outside_rota", outside,
         countOf(outside.size(), "ward", "wards") + " acted outside the plan (" + someOf(outside) +
             "): neither counted as acted nor compared.",
         warnings);
  }
}

// The wards of the draw, those without an interview too; strata numbered.
Status setDrawn(const EvaluationOptions& options, const Places& places, EvaluationPlan& plan) {
  std::map<std::string, int> strata;
  for (const RotaEntry& entry : options.rota->entries) {
    const auto timing = timingOf(entry.week, options.actionQuarter, options.quartersAfter);
    if (!timing) return tl::make_unexpected(timing.error());
    const auto stratum = strata.try_emplace(entry.stratum, static_cast<int>(strata.size()));
    const auto mapped =
        mapActions({{entry.ward, entry.week}}, options.changes, codesOf(places)).actions;
    const int place = mapped.empty() ? -1 : places.at(mapped.front().ward);
    plan.drawn.push_back({place, stratum.first->second, *timing});
  }
  return {};
}

// As if the weeks, and not acting, had been dealt out among all wards that could be compared.
void drawAsIf(EvaluationPlan& plan) {
  for (std::size_t ward = 0; ward < plan.timing.size(); ++ward) {
    if (plan.rules.notComparable[ward] != 0 && !plan.timing[ward].acted()) continue;
    plan.drawn.push_back({static_cast<int>(ward), 0, plan.timing[ward]});
  }
}

// Only wards of the plan are compared, where that leaves a comparison.
void compareWithinRota(const WardPeriods& sums, EvaluationPlan& plan) {
  AdoptionRules within = plan.rules;
  std::vector<char> inRota(plan.timing.size(), 0);
  for (const DrawnWard& each : plan.drawn) {
    if (each.ward >= 0) inRota[static_cast<std::size_t>(each.ward)] = 1;
  }
  for (std::size_t ward = 0; ward < inRota.size(); ++ward) {
    if (inRota[ward] == 0) within.notComparable[ward] = 1;
  }
  const auto estimator = [&sums](const DidCell& cell) { return didEstimate(sums, cell); };
  const Aggregate effect = wardEffect(sums, adoptionPlan(plan.timing, within), false, estimator);
  if (!effect.available()) {
    plan.design = EvaluationDesign::NotRandom;
    return;
  }
  plan.rules = within;
}

void setNeighbours(const EvaluationOptions& options, const Places& places, EvaluationPlan& plan) {
  if (options.spillOver == SpillOver::Ignored) return;
  for (const auto& [a, b] : options.neighbours) {
    const auto first = places.find(a);
    const auto second = places.find(b);
    if (first == places.end() || second == places.end() || first == second) continue;
    plan.rules.neighbours.emplace_back(first->second, second->second);
  }
  plan.rules.excludeNeighbours = options.spillOver == SpillOver::Excluded;
}

bool actedInOneQuarter(const WardPeriods& sums, const EvaluationPlan& plan) {
  const auto cohorts = cohortsOf(sums, adoptionPlan(plan.timing, plan.rules));
  return std::count_if(cohorts.begin(), cohorts.end(),
                       [](const Cohort& cohort) { return cohort.evaluated; }) == 1;
}

Status readRota(const EvaluationOptions& options, const Places& places, const WardPeriods& sums,
                EvaluationPlan& plan, std::vector<Warning>& warnings) {
  if (!options.rota->unaltered) {
    plan.design = EvaluationDesign::AlteredOrder;
    warn("altered_rota", {},
         "The plan \"" + options.rota->name +
             "\" was altered after it was frozen: the order is no "
             "longer the one that was drawn.",
         warnings);
    drawAsIf(plan);
    return {};
  }
  plan.design = EvaluationDesign::RandomOrder;
  if (auto drawn = setDrawn(options, places, plan); !drawn) return drawn;
  compareWithinRota(sums, plan);
  if (plan.design == EvaluationDesign::RandomOrder) return {};
  warn("outside_rota", {},
       "All wards of the plan acted in the same quarter, so wards outside it are compared, which "
       "were not drawn.",
       warnings);
  plan.drawn.clear();
  drawAsIf(plan);
  return {};
}

}  // namespace

Result<EvaluationPlan> evaluationPlan(const WardSample& sample, const WardPeriods& sums,
                                      const EvaluationOptions& options,
                                      std::vector<Warning>& warnings) {
  const Places places = placesOf(sample);
  const bool byPlan = options.rota && options.rota->unaltered;
  const MappedActions mapped = mapActions(byPlan ? actionsOf(*options.rota) : options.actions,
                                          options.changes, codesOf(places));
  if (mapped.actions.empty()) {
    const std::size_t asked = byPlan ? options.rota->entries.size() : options.actions.size();
    if (asked == 0)
      return fail("The register has no ward with a week of action: there is nothing to evaluate.");
    return fail("None of the " + grouped(static_cast<long long>(asked)) +
                " wards that acted is in the survey (variable \"" + sample.wardVariable +
                "\"; the first is \"" + mapped.unknown.front() + "\"" +
                didYouMean(mapped.unknown.front(), sample.wards) +
                "). Codes must be as in the survey; "
                "say which variable tells wards, or give the changes of boundaries.");
  }
  EvaluationPlan plan;
  plan.timing.resize(sample.wards.size());
  plan.rules.notComparable.assign(sample.wards.size(), 0);
  plan.rules.anticipation = options.anticipation;
  warnOfMapping(mapped, warnings);
  for (const auto& ward : mapped.partly) {
    plan.rules.notComparable[static_cast<std::size_t>(places.at(ward))] = 1;
  }
  if (auto set = setTimings(mapped.actions, places, options, plan); !set) return passOn(set);
  setNeighbours(options, places, plan);
  if (byPlan) {
    warnOfDeviations(options, warnings);
    for (const WardAction& action : options.actions) {
      const auto place = places.find(action.ward);
      if (place == places.end()) continue;
      const auto ward = static_cast<std::size_t>(place->second);
      if (!plan.timing[ward].acted()) plan.rules.notComparable[ward] = 1;
    }
  }
  if (options.rota) {
    if (auto read = readRota(options, places, sums, plan, warnings); !read) return passOn(read);
  } else {
    drawAsIf(plan);
  }
  plan.rules.pooled = actedInOneQuarter(sums, plan);
  const int all = sums.quarters();
  plan.rules.baseQuarters =
      options.baseQuarters > 0 ? options.baseQuarters : (plan.rules.pooled ? all : 1);
  return plan;
}

}  // namespace candour
