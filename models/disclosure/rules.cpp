// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/disclosure/rules.h"

#include <cmath>

#include "core/base/json_reading.h"

namespace candour {

namespace {

std::size_t countAt(const nlohmann::ordered_json& json, const std::string& where, const char* key,
                    std::size_t otherwise) {
  const double value = numberAt(json, where, key);
  if (std::isnan(value)) return otherwise;
  if (value < 0 || value > 1e6 || value != std::floor(value)) {
    misread(where, "\"" + std::string(key) + "\" must be a whole number, 0 or more.");
  }
  return static_cast<std::size_t>(value);
}

}  // namespace

nlohmann::ordered_json jsonOf(const DisclosureRules& rules) {
  return {{"fewest", rules.fewest},           {"extremes", rules.extremes},
          {"fewest_df", rules.fewestModelDf}, {"hide_below", rules.hideBelow},
          {"flag_below", rules.flagBelow},    {"rounding", rules.rounding}};
}

DisclosureRules readDisclosureRules(const nlohmann::ordered_json& json, const std::string& where) {
  requireKeys(json, where,
              {"fewest", "extremes", "fewest_df", "hide_below", "flag_below", "rounding"});
  DisclosureRules rules;
  rules.fewest = countAt(json, where, "fewest", rules.fewest);
  if (json.contains("extremes")) rules.extremes = flagAt(json, where, "extremes");
  rules.fewestModelDf = static_cast<int>(
      countAt(json, where, "fewest_df", static_cast<std::size_t>(rules.fewestModelDf)));
  rules.hideBelow = countAt(json, where, "hide_below", rules.hideBelow);
  rules.flagBelow = countAt(json, where, "flag_below", rules.flagBelow);
  rules.rounding = countAt(json, where, "rounding", rules.rounding);
  return rules;
}

}  // namespace candour
