// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/base/check.h"
#include "core/store/priority_fields.h"
#include "core/store/ward_checks.h"
#include "core/store/ward_rows.h"
#include "core/store/ward_store.h"

namespace candour {

namespace {

using WardAndCycle = std::pair<std::string, std::string>;

WardAndCycle keyOf(const Priority& priority) {
  return {priority.ward, priority.cycle};
}

std::string placeOf(const RegisterRows& table, std::size_t i) {
  return table.source + ", row " + std::to_string(table.rows[i]) + ": ";
}

// What can be said of the rows without looking at the project.
Status rowsHold(const RegisterRows& table) {
  std::map<WardAndCycle, std::size_t> live;
  for (std::size_t i = 0; i < table.priorities.size(); ++i) {
    const Priority& priority = table.priorities[i];
    if (auto flaw = flawOf(priority); !flaw.empty()) return fail(placeOf(table, i) + flaw);
    if (priority.withdrawn) continue;
    const auto [first, added] = live.emplace(keyOf(priority), i);
    if (!added) {
      return fail(placeOf(table, i) + "Ward " + priority.ward + " has a live priority in " +
                  priority.cycle + " in row " + std::to_string(table.rows[first->second]) +
                  " already; withdraw one of them.");
    }
  }
  return {};
}

// Which priority of the project each row is about.
class Matches {
 public:
  explicit Matches(std::vector<Priority> known) : m_known(std::move(known)) {
    for (std::size_t i = 0; i < m_known.size(); ++i) m_byKey[keyOf(m_known[i])].push_back(i);
  }

  const Priority* take(const Priority& row) {
    if (!row.withdrawn) {
      return first(row, [](const Priority& known) { return !known.withdrawn; });
    }
    const auto same = [&row](const Priority& known) { return known.words == row.words; };
    const Priority* found = first(row, [&](const auto& k) { return k.withdrawn && same(k); });
    return found != nullptr ? found : first(row, same);
  }

 private:
  template <class Test>
  const Priority* first(const Priority& row, const Test& test) {
    const auto there = m_byKey.find(keyOf(row));
    if (there == m_byKey.end()) return nullptr;
    for (const std::size_t i : there->second) {
      if (m_taken.contains(i) || !test(m_known[i])) continue;
      m_taken.insert(i);
      return &m_known[i];
    }
    return nullptr;
  }

  std::vector<Priority> m_known;
  std::map<WardAndCycle, std::vector<std::size_t>> m_byKey;
  std::set<std::size_t> m_taken;
};

// Withdrawn rows come first, in the search and in writing: they make room for live ones.
template <class Do>
void inOrder(const RegisterRows& table, const Do& act) {
  for (const bool withdrawn : {true, false}) {
    for (std::size_t i = 0; i < table.priorities.size(); ++i) {
      if (table.priorities[i].withdrawn == withdrawn) act(i);
    }
  }
}

std::vector<Ward> newWards(const Database& database, const RegisterRows& table,
                           RegisterImport& done) {
  std::map<std::string, Ward> known;
  for (auto& ward : readWards(database)) known.emplace(ward.code, ward);
  std::vector<Ward> added;
  std::set<std::string> otherwise;
  const auto add = [&](const Ward& ward) {
    const auto [there, isNew] = known.emplace(ward.code, ward);
    if (isNew) added.push_back(ward);
    const bool differs = (!ward.name.empty() && ward.name != there->second.name) ||
                         (!ward.borough.empty() && ward.borough != there->second.borough);
    if (differs) otherwise.insert(ward.code);
  };
  for (const auto& ward : table.wards) add(ward);
  for (const auto& priority : table.priorities) add({priority.ward, "", ""});
  for (const auto& ward : added) done.wardsAdded.push_back(ward.code);
  done.wardsNamedOtherwise.assign(otherwise.begin(), otherwise.end());
  return added;
}

}  // namespace

Result<RegisterImport> WardStore::import(const RegisterRows& table, std::string_view at) {
  check(table.rows.size() == table.priorities.size(), "import() with a row number a priority");
  if (auto hold = rowsHold(table); !hold) return passOn(hold);
  Savepoint change(*m_database);
  RegisterImport done;
  addWards(*m_database, newWards(*m_database, table, done));
  Matches matches(readPriorities(*m_database));
  std::vector<const Priority*> known(table.priorities.size(), nullptr);
  inOrder(table, [&](std::size_t i) { known[i] = matches.take(table.priorities[i]); });
  const std::string time = timeOr(*m_database, at);
  inOrder(table, [&](std::size_t i) {
    Priority after = table.priorities[i];
    if (known[i] == nullptr) return;
    after.id = known[i]->id;
    ++(after == *known[i] ? done.unchanged : done.changed);
    updatePriority(*m_database, *known[i], after, time);
  });
  // In the table's order, so that a register taken into an empty project comes back as it was.
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i] != nullptr) continue;
    ++done.added;
    insertPriority(*m_database, table.priorities[i], time);
  }
  change.keep();
  return done;
}

}  // namespace candour
