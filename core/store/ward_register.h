// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace candour {

/// A ward as the register knows it. `code` is what the survey's ward variable calls it.
struct Ward {
  std::string code;  // "E05000026"
  std::string name;
  std::string borough;  // may be empty: a force of one area

  bool operator==(const Ward&) const = default;
};

/// Boundaries change: from `since` on, `share` of the people of the ward `oldCode` live in
/// `newCode`. The shares of an old ward add up to 1.
struct WardChange {
  std::string oldCode;
  std::string newCode;
  double share = 1;   // above 0, at most 1
  std::string since;  // ISO date; may be empty: not known

  bool operator==(const WardChange&) const = default;
};

/// Two wards that touch, each pair once, the lower code first.
using WardPair = std::pair<std::string, std::string>;

/// Where a priority stands. They follow in this order, one step forward at a time; a correction may
/// step back. What each needs is said in models/community/priority_rules.h.
enum class PriorityState { Nominated, Planned, Acted, FedBack, Evaluated };

enum class Nomination { WardPanel, OnlinePlatform, Other };

/// What residents of a ward asked for in a cycle, and what became of it. A ward has at most one
/// live priority (not withdrawn) a cycle. Dates are ISO texts ("2019-07-01"), empty where not
/// known.
struct Priority {
  std::int64_t id = 0;  // 0: not in a project yet
  std::string ward;     // Ward::code
  std::string cycle;    // a quarter of the calendar year: "2019-Q3"
  PriorityState state = PriorityState::Nominated;
  bool withdrawn = false;
  std::string words;     // the residents' own
  std::string category;  // free text; usual ones are proposed
  Nomination nominatedThrough = Nomination::WardPanel;
  std::string nominatedOn;
  std::string partners;  // separated by "; "
  std::string officer;   // the role of the dedicated ward officer, never a name
  std::string week;      // the Monday of the week of action
  std::string actions;   // what police and partners did
  std::string result;
  std::string feedbackOn;
  std::string feedbackChannel;
  std::string followUp;

  bool operator==(const Priority&) const = default;
};

/// A change of a priority that the register remembers for ever.
struct PriorityEvent {
  std::int64_t priority = 0;
  std::string at;    // UTC: "2026-11-22T06:30:00Z"
  std::string what;  // a field of Priority by its column's name: "state", "words" ...; "added"
  std::string before;
  std::string after;

  bool operator==(const PriorityEvent&) const = default;
};

/// A ward's place in a plan of weeks of action.
struct RotaEntry {
  std::string ward;
  std::string stratum;  // wards were put in random order within strata; their borough, or empty
  std::string week;     // Monday, ISO

  bool operator==(const RotaEntry&) const = default;
};

/// A plan whose order was drawn at random from a seed and then frozen. `sha256` is that of
/// rotaText() (models/community/rota.h) when it was frozen: entries that no longer give it were
/// altered.
struct FrozenRota {
  std::string name;  // "Rolling plan 2019"
  std::string cycle;
  std::uint64_t seed = 0;
  int wardsAWeek = 0;  // 0: all in the same week
  std::string firstWeek;
  std::vector<std::string> breaks;  // Mondays of weeks passed over, in order
  std::string frozenOn;             // ISO date
  std::string sha256;               // hexadecimal
  std::vector<RotaEntry> entries;

  bool operator==(const FrozenRota&) const = default;
};

/// All that a project knows of its wards. Small (some thousand rows), so it is loaded whole.
struct WardRegister {
  std::vector<Ward> wards;           // by code
  std::vector<WardChange> changes;   // by old code, new code
  std::vector<WardPair> neighbours;  // sorted
  std::vector<Priority> priorities;  // by id
  std::vector<FrozenRota> rotas;     // in the order they were frozen

  bool operator==(const WardRegister&) const = default;
};

}  // namespace candour
