// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/priority_fields.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/survey/calendar.h"

namespace candour {

namespace {

constexpr std::array<std::string_view, 5> kStates = {"nominated", "planned", "acted", "fed back",
                                                     "evaluated"};
constexpr std::array<std::string_view, 3> kNominations = {"ward panel", "online platform", "other"};
constexpr std::size_t kLongestText = 20000;  // of a field, in bytes: some pages

struct TextField {
  std::string_view name;
  std::string Priority::*text;
};

constexpr std::array<TextField, 13> kTexts = {{
    {"ward", &Priority::ward},
    {"cycle", &Priority::cycle},
    {"words", &Priority::words},
    {"category", &Priority::category},
    {"nominated_on", &Priority::nominatedOn},
    {"partners", &Priority::partners},
    {"officer", &Priority::officer},
    {"week", &Priority::week},
    {"actions", &Priority::actions},
    {"result", &Priority::result},
    {"feedback_on", &Priority::feedbackOn},
    {"feedback_channel", &Priority::feedbackChannel},
    {"follow_up", &Priority::followUp},
}};

constexpr std::array<std::string_view, 16> kFields = {"ward",
                                                      "cycle",
                                                      "state",
                                                      "withdrawn",
                                                      "words",
                                                      "category",
                                                      "nominated_through",
                                                      "nominated_on",
                                                      "partners",
                                                      "officer",
                                                      "week",
                                                      "actions",
                                                      "result",
                                                      "feedback_on",
                                                      "feedback_channel",
                                                      "follow_up"};

const TextField* textField(std::string_view name) {
  const auto* const found =
      std::find_if(kTexts.begin(), kTexts.end(), [name](const auto& f) { return f.name == name; });
  return found == kTexts.end() ? nullptr : found;
}

std::string plainName(std::string_view name) {
  std::string plain = lowered(trim(name));
  std::replace(plain.begin(), plain.end(), '_', ' ');
  std::replace(plain.begin(), plain.end(), '-', ' ');
  return plain;
}

template <class Names>
std::optional<std::size_t> placeIn(const Names& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), plainName(name));
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

template <class Names>
std::string listed(const Names& names) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    list += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + std::string(names[i]);
  }
  return list;
}

std::string cleaned(std::string_view text) {
  std::string clean;
  for (const char c : trim(text)) {
    if (c == '\r') continue;
    clean += c;
  }
  return clean;
}

std::optional<bool> yesOrNo(std::string_view text) {
  const std::string answer = lowered(trim(text));
  for (const char* yes : {"yes", "true", "1"}) {
    if (answer == yes) return true;
  }
  for (const char* no : {"", "no", "false", "0"}) {
    if (answer == no) return false;
  }
  return std::nullopt;
}

Status setWithdrawn(Priority& priority, std::string_view text) {
  const auto answer = yesOrNo(text);
  if (!answer) return fail("withdrawn is \"" + std::string(text) + "\"; write yes or no.");
  priority.withdrawn = *answer;
  return {};
}

bool plainText(const std::string& text) {
  return text.size() <= kLongestText && std::none_of(text.begin(), text.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
         });
}

std::string flawOfTexts(const Priority& priority) {
  for (const auto& field : kTexts) {
    if (!plainText(priority.*field.text)) {
      return std::string(field.name) +
             " holds control characters or is longer than 20,000; write plain text.";
    }
  }
  if (trim(priority.ward).empty()) return "It has no ward.";
  if (trim(priority.words).empty()) {
    return "It has no words: say in the residents' own what they ask for.";
  }
  return {};
}

std::string flawOfDates(const Priority& priority) {
  if (!daysOfCycle(priority.cycle)) {
    return "Its cycle is \"" + priority.cycle + "\"; write a quarter as 2019-Q3.";
  }
  for (const char* name : {"nominated_on", "week", "feedback_on"}) {
    const std::string date = fieldText(priority, name);
    if (!date.empty() && !dayOf(date)) {
      return std::string(name) + " is \"" + date + "\", which is no day; write it as 2019-07-01.";
    }
  }
  if (const auto week = dayOf(priority.week); week && !isMonday(*week)) {
    return "week is " + priority.week + ", which is no Monday; that week begins on " +
           isoDay(mondayOf(*week)) + ".";
  }
  return {};
}

}  // namespace

std::string nameOf(PriorityState state) {
  return std::string(kStates.at(static_cast<std::size_t>(state)));
}

std::string nameOf(Nomination nomination) {
  return std::string(kNominations.at(static_cast<std::size_t>(nomination)));
}

std::optional<PriorityState> priorityStateOf(std::string_view name) {
  const auto place = placeIn(kStates, name);
  if (!place) return std::nullopt;
  return static_cast<PriorityState>(*place);
}

std::optional<Nomination> nominationOf(std::string_view name) {
  const auto place = placeIn(kNominations, name);
  if (!place) return std::nullopt;
  return static_cast<Nomination>(*place);
}

std::span<const std::string_view> priorityFields() {
  return kFields;
}

std::string fieldText(const Priority& priority, std::string_view field) {
  if (const TextField* text = textField(field)) return priority.*(text->text);
  if (field == "state") return nameOf(priority.state);
  if (field == "nominated_through") return nameOf(priority.nominatedThrough);
  check(field == "withdrawn", "fieldText() of a field of a priority");
  return priority.withdrawn ? "yes" : "no";
}

Status setField(Priority& priority, std::string_view field, std::string_view text) {
  if (const TextField* known = textField(field)) {
    priority.*(known->text) = cleaned(text);
    return {};
  }
  if (field == "state") {
    const auto state = priorityStateOf(text);
    if (!state)
      return fail("state is \"" + std::string(text) + "\"; it is " + listed(kStates) + ".");
    priority.state = *state;
    return {};
  }
  if (field == "nominated_through") {
    const auto nomination = nominationOf(text);
    if (!nomination) {
      return fail("nominated_through is \"" + std::string(text) + "\"; it is " +
                  listed(kNominations) + ".");
    }
    priority.nominatedThrough = *nomination;
    return {};
  }
  if (field == "withdrawn") return setWithdrawn(priority, text);
  const std::vector<std::string> names(kFields.begin(), kFields.end());
  return fail("A priority has no field \"" + std::string(field) + "\"." + didYouMean(field, names));
}

std::string missingFor(const Priority& priority, PriorityState state) {
  const auto empty = [](const std::string& text) { return trim(text).empty(); };
  if (state >= PriorityState::Planned) {
    if (empty(priority.week)) return "it has no week of action yet";
    const auto week = dayOf(priority.week);
    if (!week || !isMonday(*week)) return "its week does not begin on a Monday";
  }
  if (state >= PriorityState::Acted && empty(priority.actions)) {
    return "it does not say yet what was done (actions)";
  }
  if (state < PriorityState::FedBack) return {};
  if (empty(priority.result)) return "it has no result yet";
  if (!dayOf(priority.feedbackOn)) return "it does not say when residents were told (feedback_on)";
  if (empty(priority.feedbackChannel)) {
    return "it does not say how residents were told (feedback_channel)";
  }
  if (priority.feedbackOn < priority.week) return "its feedback lies before its week of action";
  return {};
}

std::string flawOf(const Priority& priority) {
  if (auto flaw = flawOfTexts(priority); !flaw.empty()) return flaw;
  if (auto flaw = flawOfDates(priority); !flaw.empty()) return flaw;
  const std::string missing = missingFor(priority, priority.state);
  if (missing.empty()) return {};
  return "It cannot be " + nameOf(priority.state) + ": " + missing + ".";
}

}  // namespace candour
