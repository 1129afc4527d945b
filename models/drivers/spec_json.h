// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/json_reading.h"
#include "core/base/text.h"
#include "models/drivers/driver_spec.h"

namespace candour {

/// Where in the model file something stands.
inline std::string inModelFile(const std::string& place) {
  return "The model file, " + place;
}

/// A value of an enumeration as the model file writes it.
template <class Enum>
struct Word {
  const char* word;
  Enum value;
};

/// Throws Misread, naming the words there are, where `word` is none of them.
template <class Enum, std::size_t N>
Enum wordOf(const Word<Enum> (&words)[N], const std::string& word, const std::string& where) {
  std::vector<std::string> known;
  for (const auto& entry : words) {
    if (word == entry.word) return entry.value;
    known.emplace_back(entry.word);
  }
  misread(where, "\"" + word + "\" is none of " + join(known, ", ") + ".");
}

template <class Enum, std::size_t N>
const char* wordFor(const Word<Enum> (&words)[N], Enum value) {
  for (const auto& entry : words) {
    if (entry.value == value) return entry.word;
  }
  return "";
}

/// The "design" of a model file, a default one where there is none; throws Misread.
DesignSpec designSpecOf(const nlohmann::ordered_json& root);
nlohmann::ordered_json designSpecJson(const DesignSpec& design);

}  // namespace candour
