// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

/// The schools of the reference values as a project with a question, and checks of what answers
/// in JSON have promised.

inline Json apiModel(bool fpc) {
  Json model = Json::parse(R"({
    "outcome": {"name": "Target met", "variable": "sch.wide", "positive": ["Yes"]},
    "drivers": [{"name": "Learners", "items": ["ell"], "as": "number"},
                {"name": "Meals", "items": ["meals"], "as": "number"},
                {"name": "Mobility", "items": ["mobility"], "as": "number"},
                {"name": "stype", "items": ["stype"], "as": "category"}],
    "design": {"weight": "pw", "strata": ["stype"]},
    "area": "stype"})");
  if (fpc) model["design"]["fpc"] = "fpc";
  return model;
}

struct Schools : CommandLine {
  Schools() {
    write("model.json", apiModel(false).dump());
    done({"import", referenceFile("apistrat").string(), "-o", "P.candour"});
  }
};

// What a missing number must say.
inline void checkWhy(const Json& value, const std::string& place) {
  static const std::set<std::string> kNumbers = {"estimate",
                                                 "se",
                                                 "t",
                                                 "p",
                                                 "lower",
                                                 "upper",
                                                 "statistic",
                                                 "difference",
                                                 "difference_se",
                                                 "p_holm",
                                                 "shapley",
                                                 "share",
                                                 "share_se",
                                                 "unique",
                                                 "alone",
                                                 "weight",
                                                 "z",
                                                 "overdispersion",
                                                 "benchmarked",
                                                 "p_lowest_quarter",
                                                 "between_variance"};
  if (value.is_object()) {
    for (const auto& [key, field] : value.items()) {
      INFO(place << "." << key << " in " << value.dump());
      if (field.is_null() && kNumbers.count(key) > 0) {
        REQUIRE(value.contains("why"));
        CHECK_FALSE(value.at("why").get<std::string>().empty());
      }
      checkWhy(field, place + "." + key);
    }
  }
  if (value.is_array()) {
    for (const auto& each : value) checkWhy(each, place + "[]");
  }
}

enum class Kind { Whole, Number, Text, TextOrNull, Truth, List, Object };

inline void checkShape(const Json& object,
                       const std::vector<std::pair<std::string, Kind>>& fields) {
  for (const auto& [name, kind] : fields) {
    INFO(name << " in " << object.dump().substr(0, 300));
    REQUIRE(object.contains(name));
    const Json& value = object.at(name);
    const bool ok =
        (kind == Kind::Whole && value.is_number_integer()) ||
        (kind == Kind::Number && value.is_number()) || (kind == Kind::Text && value.is_string()) ||
        (kind == Kind::TextOrNull && (value.is_string() || value.is_null())) ||
        (kind == Kind::Truth && value.is_boolean()) || (kind == Kind::List && value.is_array()) ||
        (kind == Kind::Object && value.is_object());
    CHECK(ok);
  }
}
