// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "models/scenarios/what_if.h"
#include "tests/models/drivers/model_questions.h"
#include "tests/support/reference_survey.h"

/// The question that the tests of scenarios share: a scale, a category and a number.
namespace candour {

inline const std::string kScenarioDrivers =
    std::string(R"({"name": "scale", "items": ["item1", "item2", "item3"], "as": "scale"},
       {"name": "agree", "items": [)") +
    kAgree + R"(], "as": "category"}, {"items": ["x1"], "as": "number"})";

inline DriverModelSpec scenarioQuestion(const std::string& more = R"(, "area": "area")") {
  return people(kScenarioDrivers, kClusters,
                R"(, "controls": [{"items": ["sex"], "as": "category"}])" + more);
}

/// Without the category, which takes most of it, the effect of the scale is reliably not zero.
inline const std::string kScale =
    R"({"name": "scale", "items": ["item1", "item2", "item3"], "as": "scale"})";
/// The same scale with its best answers called its worst.
inline const std::string kScaleTurned =
    R"({"name": "turned", "items": [{"variable": "item1", "reverse": true},
        {"variable": "item2", "reverse": true}, {"variable": "item3", "reverse": true}],
        "as": "scale"})";
/// Its mean as a number, turned round: which way is better is not declared.
inline const std::string kWorse =
    R"({"name": "worse", "items": [{"variable": "scale", "reverse": true}], "as": "number"})";

inline DriverModelSpec clearQuestion(const std::string& scale,
                                     const std::string& more = R"(, "area": "area")") {
  return people(scale + R"(, {"items": ["x1"], "as": "number"})", kClusters,
                R"(, "controls": [{"items": ["sex"], "as": "category"}])" + more);
}

inline ScenarioModel scenarios(const Survey& survey, const DriverModelSpec& spec) {
  auto model = ScenarioModel::make(survey, spec);
  if (!model) FAIL(model.error().message);
  return std::move(*model);
}

inline WhatIf answered(const ScenarioModel& model, const std::vector<Move>& moves,
                       const std::string& area = {}) {
  const auto answer = model.whatIf(moves, area);
  if (!answer) FAIL(answer.error().message);
  return *answer;
}

}  // namespace candour
