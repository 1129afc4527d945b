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
