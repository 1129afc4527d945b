// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/driver_spec.h"

#include <catch2/catch.hpp>

using namespace candour;

namespace {

constexpr const char* kModel = R"({
  "outcome":  {"name": "Trust", "variable": "NQ135BD", "positive": ["Strongly agree", 2]},
  "drivers":  [
    {"name": "Engagement", "items": ["Q62C", {"variable": "Q62TG", "reverse": true}], "as": "scale",
     "min_items": 1},
    {"name": "Worry", "items": [{"variable": "Q13", "order": ["Very", "Not"], "missing": [9]}],
     "as": "category", "reference": "Not", "reach": "partly"},
    {"name": "Mobility", "items": ["mobility"], "as": "number"}
  ],
  "controls": [{"items": ["Q136r"], "as": "category", "reference": "16-24"}],
  "design":   {"weight": "WT", "strata": ["C2"], "clusters": ["ward"], "fpc": "fpc", "single_psu": "average"},
  "area": "C2", "wave": "FinancialYear",
  "domain": {"C2": ["Camden", "Islington"]}
})";

std::string messageFor(const std::string& json) {
  const auto spec = parseDriverModelSpec(json);
  return spec ? std::string() : spec.error().message;
}

}  // namespace

TEST_CASE("a model file says everything once", "[spec]") {
  const auto spec = parseDriverModelSpec(kModel);
  REQUIRE(spec);
  CHECK(spec->outcome.positive == std::vector<AnswerRef>{std::string("Strongly agree"), 2.0});
  CHECK(spec->drivers.size() == 3);
  CHECK(spec->drivers[0].as == TermKind::Scale);
  CHECK(spec->drivers[0].minItems == 1);
  CHECK(spec->drivers[0].items[1].reverse);
  CHECK(spec->drivers[1].reach == Reach::Partly);
  CHECK(spec->drivers[1].items[0].missing == std::vector<AnswerRef>{9.0});
  CHECK(spec->controls[0].name.empty());
  CHECK(spec->design.singlePsu == LonelyPsu::Average);
  CHECK(spec->domain[0].answers.size() == 2);
  CHECK(variablesOf(*spec) == std::vector<std::string>{"NQ135BD", "Q62C", "Q62TG", "Q13",
                                                       "mobility", "Q136r", "WT", "C2", "ward",
                                                       "fpc", "FinancialYear"});
}

TEST_CASE("writing a question and reading it back changes nothing", "[spec]") {
  const auto spec = parseDriverModelSpec(kModel);
  REQUIRE(spec);
  const auto again = parseDriverModelSpec(writeDriverModelSpec(*spec));
  REQUIRE(again);
  CHECK(*again == *spec);
}

TEST_CASE("a name said twice is refused, also below the top, and not across places", "[spec]") {
  CHECK(messageFor(
            R"({"outcome": {"variable": "y", "positive": [1]}, "drivers": [], "drivers": []})") ==
        "The model file says \"drivers\" twice in one place. Keep one of them.");
  CHECK(messageFor(R"({"outcome": {"variable": "y", "positive": [1], "positive": [2]},
                      "drivers": []})") ==
        "The model file says \"positive\" twice in one place. Keep one of them.");
  CHECK(messageFor(R"({"outcome": {"variable": "y", "positive": [1]},
                      "drivers": [{"name": "a", "items": [{"variable": "x"}, {"variable": "z"}]},
                                  {"name": "b", "items": ["z"]}]})")
            .empty());
}

TEST_CASE("min_items is a number of items there are", "[spec]") {
  for (const char* number : {"0", "3", "1.5", "4294967297", "\"1\""}) {
    CHECK(messageFor(R"({"outcome": {"variable": "y", "positive": [1]},
                        "drivers": [{"items": ["a", "b"], "as": "scale", "min_items": )" +
                     std::string(number) + "}]}") ==
          "The model file, driver 1: \"min_items\" must be a whole number from 1 to the number of "
          "items, 2.");
  }
}

TEST_CASE("a bad model file is told where it is bad", "[spec]") {
  CHECK(messageFor("{\n  \"outcome\": {,\n}") ==
        "The model file is not valid JSON: line 2, column 15.");
  CHECK(messageFor("[]") == "The model file, top level: expected an object in braces.");
  CHECK(messageFor(R"({"outcom": 1})") ==
        "The model file, top level: unknown key \"outcom\". Did you mean outcome?");
  CHECK(messageFor(
            R"({"outcome": {"variable": "y", "positive": [1]}, "drivers": [{"name": "a"}]})") ==
        "The model file, driver 1: \"items\" is missing.");
  CHECK(messageFor(R"({"outcome": {"variable": "y", "positive": [1]},
                      "drivers": [{"items": ["a"], "as": "factor"}]})") ==
        "The model file, driver 1: \"factor\" is none of number, category, scale.");
  CHECK(messageFor(R"({"outcome": {"variable": "y", "positive": []}, "drivers": []})") ==
        "The model file, \"outcome\": \"positive\" must name at least one answer.");
}
