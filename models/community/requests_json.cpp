// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/requests_json.h"

#include "models/drivers/json_parts.h"

namespace candour {

namespace {

Json countsOf(const std::vector<std::string>& names, const std::vector<int>& counts) {
  Json json = Json::object();
  for (std::size_t i = 0; i < names.size(); ++i) json[names[i]] = counts[i];
  return json;
}

}  // namespace

std::string requestsJson(const Requests& requests) {
  Json json = {{"wards", requests.wards},
               {"cycles", countsOf(requests.cycles, requests.wardsInCycle)},
               {"boroughs", countsOf(requests.boroughs, requests.wardsInBorough)},
               {"categories", Json::array()}};
  for (const auto& category : requests.categories) {
    json["categories"].push_back({{"category", category.category},
                                  {"wards", category.wards},
                                  {"by_cycle", countsOf(requests.cycles, category.inCycle)},
                                  {"by_borough", countsOf(requests.boroughs, category.inBorough)}});
  }
  return textOf(json);
}

}  // namespace candour
