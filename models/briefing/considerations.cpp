// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/considerations.h"

#include <nlohmann/json.hpp>

#include "embedded/kConsiderations.h"

namespace candour {

std::vector<std::string> considerationsFor(const std::string& driver) {
  using Json = nlohmann::ordered_json;
  static const Json drivers =
      Json::parse(kConsiderations.begin(), kConsiderations.end()).at("drivers");
  return drivers.value(driver, std::vector<std::string>{});
}

}  // namespace candour
