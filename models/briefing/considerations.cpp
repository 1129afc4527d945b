// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/considerations.h"

#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "embedded/kConsiderations.h"

namespace candour {

namespace {

using Json = nlohmann::ordered_json;

const Json& considerations() {
  static const Json all = Json::parse(kConsiderations.begin(), kConsiderations.end());
  return all;
}

// Whether `part` is in `name` as whole words, whatever their case.
bool hasWords(const std::string& name, const std::string& part) {
  return !part.empty() &&
         (" " + lowered(name) + " ").find(" " + lowered(part) + " ") != std::string::npos;
}

}  // namespace

std::vector<std::string> considerationsFor(const std::string& driver) {
  const Json& drivers = considerations().at("drivers");
  if (drivers.contains(driver)) return drivers.at(driver);
  const Json* found = nullptr;
  for (const auto& [name, questions] : drivers.items()) {
    if (!hasWords(name, driver)) continue;
    if (found != nullptr) return {};
    found = &questions;
  }
  return found == nullptr ? std::vector<std::string>{} : found->get<std::vector<std::string>>();
}

std::vector<std::string> proposedConsiderations(const std::string& driver) {
  const auto known = considerationsFor(driver);
  if (!known.empty()) return known;
  return considerations().at("any");
}

}  // namespace candour
