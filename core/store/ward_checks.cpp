// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/ward_checks.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/store/ward_rows.h"
#include "core/survey/calendar.h"

namespace candour {

Status wardKnown(const Database& database, const std::string& code) {
  Statement find = database.prepare("SELECT 1 FROM ward WHERE code = ?");
  if (find.bind(1, std::string_view(code)).step()) return {};
  std::vector<std::string> codes;
  for (const auto& ward : readWards(database)) codes.push_back(ward.code);
  const std::string hint = codes.empty() ? " It knows no wards yet; add them first." : "";
  return fail("The register has no ward \"" + code + "\"." + hint + didYouMean(code, codes));
}

Status onlyLive(const Database& database, const Priority& priority) {
  if (priority.withdrawn) return {};
  Statement find = database.prepare(
      "SELECT id, words FROM priority WHERE ward = ? AND cycle = ? AND withdrawn = 'no' "
      "AND id <> ?");
  find.bind(1, std::string_view(priority.ward)).bind(2, std::string_view(priority.cycle));
  if (!find.bind(3, priority.id).step()) return {};
  return fail("Ward " + priority.ward + " has a priority in " + priority.cycle + " already (" +
              std::to_string(find.integer(0)) + ", \"" + std::string(find.text(1)) +
              "\"); withdraw it first.");
}

namespace {

bool mondayText(const std::string& week) {
  const auto day = dayOf(week);
  return day && isMonday(*day);
}

bool isSha256(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Status entriesSound(const Database& database, const FrozenRota& rota) {
  std::set<std::string> wards;
  for (const auto& entry : rota.entries) {
    if (auto known = wardKnown(database, entry.ward); !known) return known;
    if (!wards.insert(entry.ward).second) {
      return fail("The rota \"" + rota.name + "\" has ward " + entry.ward + " twice.");
    }
    if (!mondayText(entry.week)) {
      return fail("The rota \"" + rota.name + "\" has the week \"" + entry.week +
                  "\", which is no Monday.");
    }
  }
  return {};
}

}  // namespace

Status rotaSound(const Database& database, const FrozenRota& rota) {
  if (trim(rota.name).empty()) return fail("Give the rota a name.");
  Statement taken = database.prepare("SELECT 1 FROM rota WHERE name = ?");
  if (taken.bind(1, std::string_view(rota.name)).step()) {
    return fail("A rota \"" + rota.name +
                "\" was frozen already and is never changed; choose another name.");
  }
  if (rota.entries.empty()) return fail("The rota \"" + rota.name + "\" has no wards.");
  if (!daysOfCycle(rota.cycle)) {
    return fail("The cycle is \"" + rota.cycle + "\"; write a quarter as 2019-Q3.");
  }
  if (rota.wardsAWeek < 0) return fail("A rota cannot take fewer than no wards a week.");
  if (!mondayText(rota.firstWeek)) {
    return fail("The first week is \"" + rota.firstWeek + "\", which is no Monday.");
  }
  for (const auto& week : rota.breaks) {
    if (!mondayText(week)) return fail("The break \"" + week + "\" is no Monday.");
  }
  if (!dayOf(rota.frozenOn))
    return fail("\"" + rota.frozenOn + "\" is no day to freeze a rota on.");
  if (!isSha256(rota.sha256)) return fail("The rota \"" + rota.name + "\" has no SHA-256.");
  return entriesSound(database, rota);
}

std::set<std::string> wardsInUse(const Database& database) {
  std::set<std::string> codes;
  Statement rows = database.prepare("SELECT ward FROM priority UNION SELECT ward FROM rota_entry");
  while (rows.step()) codes.emplace(rows.text(0));
  return codes;
}

void addWards(Database& database, std::span<const Ward> wards) {
  Statement insert = database.prepare("INSERT INTO ward (code, name, borough) VALUES (?, ?, ?)");
  for (const auto& ward : wards) {
    insert.bind(1, std::string_view(ward.code)).bind(2, std::string_view(ward.name));
    insert.bind(3, std::string_view(ward.borough)).run();
  }
}

}  // namespace candour
