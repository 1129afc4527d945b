// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/ward_lookup.h"

namespace candour {

WardLookup::WardLookup(std::span<const WardChange> changes) {
  for (const auto& change : changes) {
    m_changes[change.oldCode].push_back(change);
    m_codes.insert(change.oldCode);
    m_codes.insert(change.newCode);
  }
}

bool WardLookup::knows(const std::string& code) const {
  return m_codes.contains(code);
}

// `since`: the day of the change that led here.
void WardLookup::follow(const WardShare& from, const std::string& since, std::string_view date,
                        std::set<std::string> path, std::map<std::string, double>& found) const {
  const auto changes = m_changes.find(from.code);
  const auto goesOn = [&](const WardChange& change) {
    const bool made = date.empty() || change.since <= date;
    const bool later = since.empty() || change.since.empty() || change.since > since;
    return made && later;
  };
  // The changes of a code have one date. A path that comes back to a code ends there.
  const bool ends = changes == m_changes.end() || !goesOn(changes->second.front()) ||
                    !path.insert(from.code).second;
  if (ends) {
    found[from.code] += from.share;
    return;
  }
  for (const auto& change : changes->second) {
    follow({change.newCode, from.share * change.share}, change.since, date, path, found);
  }
}

std::vector<WardShare> WardLookup::at(const std::string& code, std::string_view date) const {
  std::map<std::string, double> found;
  follow({code, 1}, {}, date, {}, found);
  std::vector<WardShare> wards;
  for (const auto& [ward, share] : found) wards.push_back({ward, share});
  return wards;
}

bool WardLookup::isOld(const std::string& code, std::string_view date) const {
  return at(code, date) != std::vector<WardShare>{{code, 1}};
}

std::vector<std::string> unknownWards(const WardRegister& wards,
                                      std::span<const std::string> codes) {
  std::set<std::string> known;
  for (const auto& ward : wards.wards) known.insert(ward.code);
  const WardLookup lookup(wards.changes);
  std::set<std::string> unknown;
  for (const auto& code : codes) {
    if (!known.contains(code) && !lookup.knows(code)) unknown.insert(code);
  }
  return {unknown.begin(), unknown.end()};
}

LookupReport lookUp(const WardRegister& wards, std::string_view date) {
  const WardLookup lookup(wards.changes);
  LookupReport report;
  std::vector<std::string> codes;
  for (const auto& priority : wards.priorities) {
    codes.push_back(priority.ward);
    if (!lookup.isOld(priority.ward, date)) continue;
    report.old.push_back({priority.id, priority.ward, lookup.at(priority.ward, date)});
  }
  for (const auto& rota : wards.rotas) {
    for (const auto& entry : rota.entries) codes.push_back(entry.ward);
  }
  for (const auto& [ward, neighbour] : wards.neighbours) {
    codes.push_back(ward);
    codes.push_back(neighbour);
  }
  report.unknown = unknownWards(wards, codes);
  return report;
}

}  // namespace candour
