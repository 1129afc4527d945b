// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "models/scales/factors.h"
#include "models/scales/reliability.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference_survey.h"

/// Questions that the tests of scales share.
namespace candour {

/// The made-up people of tests/reference/data/scale_items.csv, read once.
inline const Survey& itemSurvey() {
  static const Survey survey = referenceSurvey("scale_items");
  return survey;
}

/// A question of one driver with these items.
inline DriverModelSpec scaleSpec(const std::string& items, const std::string& as = "scale",
                                 const std::string& more = "") {
  return specOf(R"({"outcome": {"variable": "yes", "positive": [2]}, "drivers": [
      {"name": "Scale", "items": [)" +
                items + R"(], "as": ")" + as + R"("}], "design": )" + kClusters + more + "}");
}

inline constexpr const char* kFourItems =
    R"("a1", "a2", "a3", {"variable": "a4", "reverse": true})";

inline Reliability reliabilityFrom(const Survey& survey, const DriverModelSpec& spec,
                                   const std::vector<std::string>& items = {}) {
  const auto answer =
      reliabilityOf(survey, spec, {.driver = items.empty() ? "Scale" : "", .items = items});
  if (!answer) FAIL(answer.error().message);
  return *answer;
}

inline FactorStructure factorsFrom(const Survey& survey, const DriverModelSpec& spec,
                                   const FactorsAsked& asked) {
  const auto answer = factorStructure(survey, spec, asked);
  if (!answer) FAIL(answer.error().message);
  return *answer;
}

inline bool isWarned(const std::vector<Warning>& warnings, const std::string& code) {
  return std::any_of(warnings.begin(), warnings.end(),
                     [&](const Warning& warning) { return warning.code == code; });
}

}  // namespace candour
