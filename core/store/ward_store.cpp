// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/ward_store.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/base/text.h"
#include "core/store/priority_fields.h"
#include "core/store/ward_checks.h"
#include "core/store/ward_rows.h"
#include "core/survey/calendar.h"

namespace candour {

WardRegister WardStore::load() const {
  WardRegister all;
  all.wards = readWards(*m_database);
  all.changes = readWardChanges(*m_database);
  all.neighbours = readWardNeighbours(*m_database);
  all.priorities = readPriorities(*m_database);
  all.rotas = readRotas(*m_database);
  return all;
}

namespace {

Status stepAllowed(const Priority& before, const Priority& after) {
  const int from = static_cast<int>(before.state);
  const int to = static_cast<int>(after.state);
  if (to <= from + 1) return {};
  return fail("The priority is " + nameOf(before.state) + " and cannot become " +
              nameOf(after.state) + " at once: make it " +
              nameOf(static_cast<PriorityState>(from + 1)) + " first.");
}

// Looks, and writes nothing.
Result<Priority> before(const Database& database, const Priority& priority) {
  Priority known;  // of a new one: nominated, nothing else
  if (priority.id == 0 && priority.state != PriorityState::Nominated) {
    return fail("A new priority starts as nominated, not as " + nameOf(priority.state) + ".");
  }
  if (priority.id != 0) {
    const auto kept = readPriority(database, priority.id);
    if (!kept) return fail("There is no priority " + std::to_string(priority.id) + ".");
    known = *kept;
  }
  if (auto step = stepAllowed(known, priority); !step) return passOn(step);
  if (auto flaw = flawOf(priority); !flaw.empty()) return fail(flaw);
  if (auto ward = wardKnown(database, priority.ward); !ward) return passOn(ward);
  if (auto only = onlyLive(database, priority); !only) return passOn(only);
  return known;
}

std::int64_t write(Database& database, const Priority& known, const Priority& priority,
                   std::string_view at) {
  if (priority.id == 0) return insertPriority(database, priority, at);
  updatePriority(database, known, priority, at);
  return priority.id;
}

}  // namespace

Result<std::int64_t> WardStore::save(const Priority& priority, std::string_view at) {
  Savepoint change(*m_database);
  const auto known = before(*m_database, priority);
  if (!known) return tl::make_unexpected(known.error());
  const std::int64_t id = write(*m_database, *known, priority, at);
  change.keep();
  return id;
}

Result<std::vector<std::string>> WardStore::replaceWards(std::span<const Ward> wards) {
  std::set<std::string> codes;
  for (const auto& ward : wards) {
    if (trim(ward.code).empty()) return fail("The ward \"" + ward.name + "\" has no code.");
    if (!codes.insert(ward.code).second) {
      return fail("The ward " + ward.code + " is there twice; give each ward once.");
    }
  }
  Savepoint change(*m_database);
  std::vector<std::string> kept;
  std::vector<Ward> all(wards.begin(), wards.end());
  const auto used = wardsInUse(*m_database);
  for (const auto& ward : readWards(*m_database)) {
    if (codes.contains(ward.code) || !used.contains(ward.code)) continue;
    kept.push_back(ward.code);
    all.push_back(ward);
  }
  m_database->run("DELETE FROM ward");
  addWards(*m_database, all);
  change.keep();
  return kept;
}

namespace {

Status changesHold(std::span<const WardChange> changes) {
  std::map<std::string, double> shares;
  std::map<std::string, std::string> dates;
  std::set<std::pair<std::string, std::string>> pairs;
  for (const auto& change : changes) {
    const std::string name = "The change of ward " + change.oldCode + " to " + change.newCode;
    if (trim(change.oldCode).empty() || trim(change.newCode).empty()) {
      return fail("A change of wards has no old or no new code.");
    }
    if (!pairs.emplace(change.oldCode, change.newCode).second)
      return fail(name + " is there twice.");
    if (!(change.share > 0 && change.share <= 1)) {
      return fail(name + " has the share " + shortest(change.share) +
                  "; a share is above 0 and at most 1.");
    }
    if (!change.since.empty() && !dayOf(change.since)) {
      return fail(name + " is since \"" + change.since + "\", which is no day; write 2022-05-05.");
    }
    if (!dates.emplace(change.oldCode, change.since).second &&
        dates[change.oldCode] != change.since) {
      return fail("The changes of ward " + change.oldCode +
                  " have different dates; a code changes once.");
    }
    shares[change.oldCode] += change.share;
  }
  for (const auto& [code, sum] : shares) {
    if (std::abs(sum - 1) > 0.001) {
      return fail("The shares of ward " + code + " add up to " + shortest(sum) + ", not to 1.");
    }
  }
  return {};
}

}  // namespace

Status WardStore::replaceChanges(std::span<const WardChange> changes) {
  if (auto hold = changesHold(changes); !hold) return hold;
  Savepoint change(*m_database);
  m_database->run("DELETE FROM ward_change");
  Statement insert = m_database->prepare(
      "INSERT INTO ward_change (old_code, new_code, share, since) VALUES (?, ?, ?, ?)");
  for (const auto& one : changes) {
    insert.bind(1, std::string_view(one.oldCode)).bind(2, std::string_view(one.newCode));
    insert.bind(3, one.share).bind(4, std::string_view(one.since)).run();
  }
  change.keep();
  return {};
}

Status WardStore::replaceNeighbours(std::span<const WardPair> neighbours) {
  std::set<WardPair> pairs;
  for (const auto& [one, other] : neighbours) {
    if (trim(one).empty() || trim(other).empty()) return fail("A pair of neighbours lacks a ward.");
    if (one == other) return fail("The ward " + one + " is said to neighbour itself.");
    pairs.insert(std::minmax(one, other));
  }
  Savepoint change(*m_database);
  m_database->run("DELETE FROM ward_neighbour");
  Statement insert =
      m_database->prepare("INSERT INTO ward_neighbour (ward, neighbour) VALUES (?, ?)");
  for (const auto& [ward, neighbour] : pairs) {
    insert.bind(1, std::string_view(ward)).bind(2, std::string_view(neighbour)).run();
  }
  change.keep();
  return {};
}

std::vector<PriorityEvent> WardStore::history(std::int64_t priority) const {
  return readHistory(*m_database, priority);
}

Status WardStore::freeze(const FrozenRota& rota, std::span<const Priority> planned,
                         std::string_view at) {
  Savepoint change(*m_database);
  if (auto sound = rotaSound(*m_database, rota); !sound) return sound;
  std::vector<Priority> known;
  for (const auto& priority : planned) {
    auto kept = before(*m_database, priority);
    if (!kept) {
      return fail("The priority of ward " + priority.ward + " in " + priority.cycle +
                  " cannot be planned. " + kept.error().message);
    }
    known.push_back(*kept);
  }
  insertRota(*m_database, rota);
  for (std::size_t i = 0; i < known.size(); ++i) write(*m_database, known[i], planned[i], at);
  change.keep();
  return {};
}

}  // namespace candour
