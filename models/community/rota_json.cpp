// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/rota_json.h"

#include <map>

#include "models/drivers/json_parts.h"

namespace candour {

std::string rotaJson(const FrozenRota& rota, const WardRegister& wards) {
  std::map<std::string, std::string> names;
  for (const auto& ward : wards.wards) names.emplace(ward.code, ward.name);
  Json json = {{"name", textOrNull(rota.name)},          {"cycle", rota.cycle},
               {"seed", std::to_string(rota.seed)},      {"wards_a_week", rota.wardsAWeek},
               {"first_week", rota.firstWeek},           {"breaks", rota.breaks},
               {"frozen_on", textOrNull(rota.frozenOn)}, {"sha256", textOrNull(rota.sha256)}};
  if (rota.sha256.empty()) addWhy(json, "The plan is drawn and not frozen yet.");
  json["entries"] = Json::array();
  for (std::size_t i = 0; i < rota.entries.size(); ++i) {
    const RotaEntry& entry = rota.entries[i];
    json["entries"].push_back({{"place", i + 1},
                               {"ward", entry.ward},
                               {"name", names[entry.ward]},
                               {"borough", entry.stratum},
                               {"week", entry.week}});
  }
  return textOf(json);
}

std::string rotaChecksJson(const std::vector<RotaCheck>& checks) {
  Json json = {{"rotas", Json::array()}};
  for (const auto& check : checks) {
    json["rotas"].push_back({{"name", check.rota.name},
                             {"frozen_on", check.rota.frozenOn},
                             {"sha256", check.rota.sha256},
                             {"unaltered", !check.altered},
                             {"follows_seed", check.differences.empty()},
                             {"differences", check.differences}});
  }
  return textOf(json);
}

}  // namespace candour
