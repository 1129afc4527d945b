// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "models/diagnostics/diagnostics.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference.h"
#include "tests/support/reference_survey.h"

/// Answers that the tests of diagnostics share.
namespace candour {

inline Diagnostics diagnosed(const Survey& survey, const DriverModelSpec& spec) {
  auto answer = diagnose(survey, spec);
  if (!answer) FAIL(answer.error().message);
  return std::move(*answer);
}

inline const DiagnosticCheck& checkOf(const Diagnostics& answer, const std::string& id) {
  for (const auto& check : answer.checks) {
    if (check.id == id) return check;
  }
  throw std::runtime_error("no check " + id);
}

inline const std::string kNumber1 = R"({"items": ["x1"], "as": "number"})";
inline const std::string kNumber2 = R"({"items": ["x2"], "as": "number"})";
inline const std::string kAgreeDriver =
    std::string(R"({"name": "agree", "items": [)") + kAgree + R"(], "as": "category"})";

}  // namespace candour
