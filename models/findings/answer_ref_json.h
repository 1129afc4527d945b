// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/json_reading.h"
#include "core/survey/answers.h"

namespace candour {

/// An answer as figure questions have it: its code, or its label in quotes.
inline nlohmann::ordered_json jsonOf(const AnswerRef& answer) {
  if (const auto* code = std::get_if<double>(&answer)) return *code;
  return std::get<std::string>(answer);
}

/// Throws Misread where it is neither; `where` says at which place.
inline AnswerRef answerOf(const nlohmann::ordered_json& json, const std::string& where) {
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  misread(where, "an answer is a label in quotes or a code.");
}

}  // namespace candour
