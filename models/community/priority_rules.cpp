// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/priority_rules.h"

#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/survey/calendar.h"
#include "embedded/kPriorityCategories.h"

namespace candour {

namespace {

std::vector<std::string> proposals(const char* key) {
  using Json = nlohmann::ordered_json;
  static const Json file = Json::parse(kPriorityCategories.begin(), kPriorityCategories.end());
  return file.at(key).get<std::vector<std::string>>();
}

}  // namespace

std::string whyNot(const Priority& priority, PriorityState state, const PriorityFacts& facts) {
  if (state <= priority.state) return {};
  if (priority.withdrawn) return "It is withdrawn; nothing more is done about it.";
  const PriorityState next = nextState(priority.state);
  if (state != next) {
    return "It is " + nameOf(priority.state) + ": make it " + nameOf(next) + " before " +
           nameOf(state) + ".";
  }
  std::string missing = missingFor(priority, state);
  if (missing.empty() && state == PriorityState::Evaluated && !facts.evaluation &&
      trim(priority.followUp).empty()) {
    missing = "there is no follow-up and no evaluation yet (follow_up)";
  }
  if (missing.empty()) return {};
  return "It cannot be " + nameOf(state) + ": " + missing + ".";
}

PriorityState nextState(PriorityState state) {
  if (state == PriorityState::Evaluated) return state;
  return static_cast<PriorityState>(static_cast<int>(state) + 1);
}

std::vector<std::string> oddities(const Priority& priority) {
  std::vector<std::string> odd;
  const auto week = dayOf(priority.week);
  const auto cycle = daysOfCycle(priority.cycle);
  // A week belongs to the cycle if any of its days does.
  if (week && cycle && (*week + 6 < cycle->first || *week > cycle->last)) {
    odd.push_back("Its week of action (" + dayName(*week) + ") lies outside of its cycle (" +
                  cycleName(priority.cycle) + ").");
  }
  const auto nominated = dayOf(priority.nominatedOn);
  if (nominated && week && *nominated > *week + 6) {
    odd.push_back("It was nominated (" + dayName(*nominated) + ") after its week of action (" +
                  dayName(*week) + ").");
  }
  const auto told = dayOf(priority.feedbackOn);
  if (told && week && *told < *week) {
    odd.push_back("Residents were told (" + dayName(*told) + ") before its week of action (" +
                  dayName(*week) + ").");
  }
  return odd;
}

const std::vector<std::string>& proposedCategories() {
  static const std::vector<std::string> categories = proposals("categories");
  return categories;
}

const std::vector<std::string>& proposedPartners() {
  static const std::vector<std::string> partners = proposals("partners");
  return partners;
}

const std::vector<std::string>& proposedChannels() {
  static const std::vector<std::string> channels = proposals("channels");
  return channels;
}

}  // namespace candour
