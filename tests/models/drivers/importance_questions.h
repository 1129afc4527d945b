// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "models/drivers/importance.h"

/// Questions whose importance tests ask about, over the reference data.

namespace candour {

inline Importance importanceOf(const Survey& survey, const std::string& json) {
  const auto spec = parseDriverModelSpec(json);
  if (!spec) FAIL(spec.error().message);
  const auto importance = fitImportance(survey, *spec);
  if (!importance) FAIL(importance.error().message);
  return *importance;
}

inline constexpr const char* kSchools =
    R"({"outcome": {"variable": "sch.wide", "positive": ["Yes"]},
  "drivers": [{"items": ["ell"]}, {"items": ["meals"]}, {"items": ["mobility"]}, {"items": ["stype"]}],
  "design": {"weight": "pw", "strata": ["stype"]}})";
inline const std::string kAskedPeople = R"({"outcome": {"variable": "y", "positive": ["Yes"]},
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]},)";
inline const std::string kAskedAgree =
    R"({"name": "Agree", "as": "category", "items": [{"variable": "agree",
  "order": ["Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"]}]})";
inline const std::string kAskedScale =
    R"({"name": "Scale", "items": ["item1", "item2", "item3"], "as": "scale"})";
/// Four drivers of three kinds, sex and area held equal.
inline const std::string kMixedDrivers =
    kAskedPeople +
    R"("drivers": [{"name": "X1", "items": ["x1"]}, {"name": "X2", "items": ["x2"]}, )" +
    kAskedAgree + ", " + kAskedScale +
    R"(], "controls": [{"items": ["sex"]}, {"items": ["area"], "as": "category"}]})";

}  // namespace candour
