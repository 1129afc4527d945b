// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "models/drivers/driver_model.h"

/// Questions that the tests of driver models share.
namespace candour {

inline DriverModelSpec specOf(const std::string& json) {
  const auto spec = parseDriverModelSpec(json);
  if (!spec) FAIL(spec.error().message);
  return *spec;
}

inline DriverModel fitted(const Survey& survey, const DriverModelSpec& spec) {
  const auto model = fitDriverModel(survey, spec);
  if (!model) FAIL(model.error().message);
  return *model;
}

inline DriverModelSpec schools(const std::string& drivers, const std::string& design) {
  return specOf(R"({"outcome": {"variable": "sch.wide", "positive": ["Yes"]}, "drivers": [)" +
                drivers + R"(], "design": )" + design + "}");
}

inline constexpr const char* kFourSchoolDrivers =
    R"({"items": ["ell"], "as": "number"}, {"items": ["meals"], "as": "number"},
       {"items": ["mobility"], "as": "number"}, {"items": ["stype"], "as": "category"})";
inline constexpr const char* kStrata = R"({"weight": "pw", "strata": ["stype"]})";

inline DriverModelSpec people(const std::string& drivers, const std::string& design,
                              const std::string& more = "") {
  return specOf(R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "drivers": [)" + drivers +
                R"(], "design": )" + design + more + "}");
}

inline constexpr const char* kAgree =
    R"({"variable": "agree", "order": ["Strongly disagree", "Tend to disagree", "Neither",
        "Tend to agree", "Strongly agree"]})";
inline const std::string kFourDrivers =
    std::string(R"({"items": ["x1"], "as": "number"}, {"items": ["x2"], "as": "number"},
       {"name": "agree", "items": [)") +
    kAgree + R"(], "as": "category"}, {"items": ["sex"]})";
inline constexpr const char* kClusters =
    R"({"weight": "w", "strata": ["stratum"], "clusters": ["psu"]})";

}  // namespace candour
