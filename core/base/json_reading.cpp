// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/base/json_reading.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "core/base/text.h"

namespace candour {

void misread(const std::string& where, const std::string& what) {
  throw Misread{where + ": " + what};
}

void requireKeys(const nlohmann::ordered_json& object, const std::string& where,
                 std::initializer_list<const char*> known) {
  if (!object.is_object()) misread(where, "expected an object in braces.");
  const std::vector<std::string> names(known.begin(), known.end());
  for (const auto& entry : object.items()) {
    if (std::find(names.begin(), names.end(), entry.key()) != names.end()) continue;
    const std::string near = didYouMean(entry.key(), names);
    misread(where, "unknown key \"" + entry.key() + "\"." +
                       (near.empty() ? " Known are " + join(names, ", ") + "." : near));
  }
}

std::string textAt(const nlohmann::ordered_json& object, const std::string& where, const char* key,
                   bool needed) {
  if (!object.contains(key)) {
    if (needed) misread(where, std::string("\"") + key + "\" is missing.");
    return {};
  }
  if (!object[key].is_string()) misread(where, std::string("\"") + key + "\" must be a text.");
  return object[key].get<std::string>();
}

double numberAt(const nlohmann::ordered_json& object, const std::string& where, const char* key) {
  if (!object.contains(key)) return std::numeric_limits<double>::quiet_NaN();
  if (!object[key].is_number()) misread(where, std::string("\"") + key + "\" must be a number.");
  return object[key].get<double>();
}

bool flagAt(const nlohmann::ordered_json& object, const std::string& where, const char* key) {
  if (!object.contains(key)) return false;
  if (!object[key].is_boolean()) {
    misread(where, std::string("\"") + key + "\" must be true or false.");
  }
  return object[key].get<bool>();
}

const nlohmann::ordered_json& listAt(const nlohmann::ordered_json& object, const std::string& where,
                                     const char* key) {
  static const auto kNone = nlohmann::ordered_json::array();
  if (!object.contains(key)) return kNone;
  if (!object[key].is_array()) misread(where, std::string("\"") + key + "\" must be a list.");
  return object[key];
}

}  // namespace candour
