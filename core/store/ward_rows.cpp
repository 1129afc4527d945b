// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/ward_rows.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "core/base/text.h"
#include "core/store/priority_fields.h"
#include "core/survey/calendar.h"

namespace candour {

namespace {

[[noreturn]] void damaged(const std::string& what) {
  throw StoreError("The project file is damaged: " + what +
                   ". Correct it with the tool that wrote it.");
}

std::string textAt(const Statement& row, int column) {
  return std::string(row.text(column));
}

std::string fieldList() {
  std::string list;
  for (const auto field : priorityFields()) list += (list.empty() ? "" : ", ") + std::string(field);
  return list;
}

Priority priorityAt(const Statement& row) {
  Priority priority;
  priority.id = row.integer(0);
  const std::string name = "priority " + std::to_string(priority.id) + " of the ward register";
  int column = 1;
  for (const auto field : priorityFields()) {
    const std::string text = textAt(row, column++);
    if (auto set = setField(priority, field, text); !set)
      damaged(name + ": " + set.error().message);
  }
  if (auto flaw = flawOf(priority); !flaw.empty()) {
    flaw.pop_back();
    damaged(name + ": " + flaw);
  }
  return priority;
}

std::uint64_t seedOf(const std::string& text, const std::string& rota) {
  std::uint64_t seed = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, seed);
  if (read.ec != std::errc() || read.ptr != end) damaged("the rota \"" + rota + "\" has no seed");
  return seed;
}

void requireMonday(const std::string& week, const std::string& rota) {
  const auto day = dayOf(week);
  if (!day || !isMonday(*day)) {
    damaged("the rota \"" + rota + "\" has the week \"" + week + "\", which is no Monday");
  }
}

// "2019-08-26 2019-12-23".
std::vector<std::string> weeksIn(const std::string& text) {
  std::vector<std::string> weeks;
  std::istringstream words(text);
  for (std::string week; words >> week;) weeks.push_back(week);
  return weeks;
}

FrozenRota rotaAt(const Statement& row) {
  FrozenRota rota;
  rota.name = textAt(row, 1);
  rota.cycle = textAt(row, 2);
  rota.seed = seedOf(textAt(row, 3), rota.name);
  rota.wardsAWeek = static_cast<int>(std::clamp<std::int64_t>(row.integer(4), 0, 1 << 30));
  rota.firstWeek = textAt(row, 5);
  rota.breaks = weeksIn(textAt(row, 6));
  rota.frozenOn = textAt(row, 7);
  rota.sha256 = textAt(row, 8);
  requireMonday(rota.firstWeek, rota.name);
  for (const auto& week : rota.breaks) requireMonday(week, rota.name);
  return rota;
}

}  // namespace

std::vector<Ward> readWards(const Database& database) {
  std::vector<Ward> wards;
  Statement rows = database.prepare("SELECT code, name, borough FROM ward ORDER BY code");
  while (rows.step()) wards.push_back({textAt(rows, 0), textAt(rows, 1), textAt(rows, 2)});
  return wards;
}

std::vector<WardChange> readWardChanges(const Database& database) {
  std::vector<WardChange> changes;
  Statement rows = database.prepare(
      "SELECT old_code, new_code, share, since FROM ward_change ORDER BY old_code, new_code");
  while (rows.step()) {
    const WardChange change{textAt(rows, 0), textAt(rows, 1), rows.real(2), textAt(rows, 3)};
    if (!(change.share > 0 && change.share <= 1) ||
        (!change.since.empty() && !dayOf(change.since))) {
      damaged("the change of ward " + change.oldCode + " has no share or date");
    }
    changes.push_back(change);
  }
  return changes;
}

std::vector<WardPair> readWardNeighbours(const Database& database) {
  std::vector<WardPair> pairs;
  Statement rows =
      database.prepare("SELECT ward, neighbour FROM ward_neighbour ORDER BY ward, neighbour");
  while (rows.step()) pairs.emplace_back(textAt(rows, 0), textAt(rows, 1));
  return pairs;
}

std::vector<Priority> readPriorities(const Database& database) {
  std::vector<Priority> priorities;
  Statement rows = database.prepare("SELECT id, " + fieldList() + " FROM priority ORDER BY id");
  while (rows.step()) priorities.push_back(priorityAt(rows));
  return priorities;
}

std::optional<Priority> readPriority(const Database& database, std::int64_t id) {
  Statement row = database.prepare("SELECT id, " + fieldList() + " FROM priority WHERE id = ?");
  if (!row.bind(1, id).step()) return std::nullopt;
  return priorityAt(row);
}

std::vector<FrozenRota> readRotas(const Database& database) {
  std::vector<FrozenRota> rotas;
  Statement rows = database.prepare(
      "SELECT id, name, cycle, seed, wards_a_week, first_week, breaks, frozen_on, sha256 FROM rota "
      "ORDER BY id");
  Statement entries =
      database.prepare("SELECT ward, stratum, week FROM rota_entry WHERE rota = ? ORDER BY place");
  while (rows.step()) {
    FrozenRota rota = rotaAt(rows);
    entries.reset();
    entries.bind(1, rows.integer(0));
    while (entries.step()) {
      rota.entries.push_back({textAt(entries, 0), textAt(entries, 1), textAt(entries, 2)});
      requireMonday(rota.entries.back().week, rota.name);
    }
    rotas.push_back(std::move(rota));
  }
  return rotas;
}

std::vector<PriorityEvent> readHistory(const Database& database, std::int64_t priority) {
  std::vector<PriorityEvent> events;
  Statement rows = database.prepare(
      "SELECT at, what, before, after FROM priority_history WHERE priority = ? ORDER BY id");
  rows.bind(1, priority);
  while (rows.step()) {
    events.push_back(
        {priority, textAt(rows, 0), textAt(rows, 1), textAt(rows, 2), textAt(rows, 3)});
  }
  return events;
}

namespace {

void addEvent(Database& database, const PriorityEvent& event) {
  Statement insert = database.prepare(
      "INSERT INTO priority_history (priority, at, what, before, after) VALUES (?, ?, ?, ?, ?)");
  insert.bind(1, event.priority).bind(2, std::string_view(event.at));
  insert.bind(3, std::string_view(event.what)).bind(4, std::string_view(event.before));
  insert.bind(5, std::string_view(event.after)).run();
}

}  // namespace

std::int64_t insertPriority(Database& database, const Priority& priority, std::string_view at) {
  std::string marks;
  for (std::size_t i = 0; i < priorityFields().size(); ++i) marks += ", ?";
  Statement insert =
      database.prepare("INSERT INTO priority (id, " + fieldList() + ") VALUES (?" + marks + ")");
  const std::int64_t id = database.number("SELECT coalesce(max(id), 0) + 1 FROM priority");
  insert.bind(1, id);
  std::vector<std::string> texts;
  for (const auto field : priorityFields()) texts.push_back(fieldText(priority, field));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    insert.bind(static_cast<int>(i) + 2, std::string_view(texts[i]));
  }
  insert.run();
  addEvent(database, {id, timeOr(database, at), "added", "", priority.words});
  return id;
}

void updatePriority(Database& database, const Priority& before, const Priority& after,
                    std::string_view at) {
  const std::string time = timeOr(database, at);
  std::string set;
  std::vector<std::string> texts;
  for (const auto field : priorityFields()) {
    const std::string was = fieldText(before, field);
    const std::string is = fieldText(after, field);
    if (was == is) continue;
    set += (set.empty() ? "" : ", ") + std::string(field) + " = ?";
    texts.push_back(is);
    addEvent(database, {before.id, time, std::string(field), was, is});
  }
  if (texts.empty()) return;
  // All at once: what a state needs must hold of the row whenever it is looked at.
  Statement update = database.prepare("UPDATE priority SET " + set + " WHERE id = ?");
  for (std::size_t i = 0; i < texts.size(); ++i) {
    update.bind(static_cast<int>(i) + 1, std::string_view(texts[i]));
  }
  update.bind(static_cast<int>(texts.size()) + 1, before.id).run();
}

void insertRota(Database& database, const FrozenRota& rota) {
  Statement insert = database.prepare(
      "INSERT INTO rota (id, name, cycle, seed, wards_a_week, first_week, breaks, frozen_on, "
      "sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const std::int64_t id = database.number("SELECT coalesce(max(id), 0) + 1 FROM rota");
  const std::string seed = std::to_string(rota.seed);
  const std::string breaks = join(rota.breaks, " ");
  insert.bind(1, id).bind(2, std::string_view(rota.name)).bind(3, std::string_view(rota.cycle));
  insert.bind(4, std::string_view(seed)).bind(5, static_cast<std::int64_t>(rota.wardsAWeek));
  insert.bind(6, std::string_view(rota.firstWeek)).bind(7, std::string_view(breaks));
  insert.bind(8, std::string_view(rota.frozenOn)).bind(9, std::string_view(rota.sha256)).run();
  Statement entry = database.prepare(
      "INSERT INTO rota_entry (rota, place, ward, stratum, week) VALUES (?, ?, ?, ?, ?)");
  std::int64_t place = 0;
  for (const auto& one : rota.entries) {
    entry.bind(1, id).bind(2, place++).bind(3, std::string_view(one.ward));
    entry.bind(4, std::string_view(one.stratum)).bind(5, std::string_view(one.week)).run();
  }
}

std::string timeOr(const Database& database, std::string_view at) {
  if (!at.empty()) return std::string(at);
  Statement now = database.prepare("SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')");
  now.step();
  return std::string(now.text(0));
}

}  // namespace candour
