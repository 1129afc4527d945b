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

TEST_CASE("what a model is made with beyond drivers is read and written", "[spec]") {
  const auto spec = parseDriverModelSpec(R"({
    "outcome": {"variable": "y", "positive": [1], "order": [3, 2, 1]},
    "drivers": [{"name": "A", "items": ["a"], "as": "number", "degree": 2}, "b"],
    "controls": ["c"], "interactions": [["A", "b"], ["c", "A"]],
    "family": "ordinal", "missing_answers": "impute",
    "design": {"replicates": {"method": "fay", "weights": ["r1", "r2"], "rho": 0.3, "scale": 0.1,
                              "rscales": [1, 2]},
               "cluster_correction": "bell_mccaffrey", "interval": "wilson"}})");
  REQUIRE(spec);
  CHECK(spec->family == Family::Ordinal);
  CHECK(spec->missingAnswers == MissingAnswers::Impute);
  CHECK(spec->outcome.order.size() == 3);
  CHECK(spec->drivers[0].degree == 2);
  CHECK(spec->interactions == std::vector<InteractionSpec>{{"A", "b"}, {"c", "A"}});
  CHECK(spec->design.replicates.rho == 0.3);
  CHECK(spec->design.replicates.rscales == std::vector<double>{1, 2});
  CHECK(spec->design.clusterCorrection == ClusterCorrection::BellMcCaffrey);
  CHECK(spec->design.interval == ShareInterval::Wilson);
  CHECK(variablesOf(*spec) == std::vector<std::string>{"y", "a", "b", "c", "r1", "r2"});
  const auto again = parseDriverModelSpec(writeDriverModelSpec(*spec));
  REQUIRE(again);
  CHECK(*again == *spec);
}

TEST_CASE("interactions, degrees and replicates that cannot be are told where", "[spec]") {
  const auto refusal = [](const std::string& rest) {
    const auto spec =
        parseDriverModelSpec(R"({"outcome": {"variable": "y", "positive": [1]}, )" + rest + "}");
    return spec ? std::string("read") : spec.error().message;
  };
  using Catch::Matchers::Contains;
  const std::string drivers = R"("drivers": ["alpha", "b"])";
  CHECK_THAT(refusal(drivers + R"(, "interactions": [["alpa", "b"]])"),
             Contains("interaction 1") && Contains("mean alpha?"));
  CHECK_THAT(refusal(drivers + R"(, "interactions": [["b", "b"]])"), Contains("degree"));
  CHECK_THAT(refusal(drivers + R"(, "interactions": [["alpha", "b"], ["b", "alpha"]])"),
             Contains("interaction 2") && Contains("already"));
  CHECK_THAT(refusal(drivers + R"(, "interactions": ["alpha"])"), Contains("two names"));
  CHECK_THAT(refusal(R"("drivers": [{"items": ["a"], "degree": 4}])"), Contains("1, 2 or 3"));
  CHECK_THAT(refusal(R"("drivers": [{"items": ["a"], "as": "category", "degree": 2}])"),
             Contains("no powers"));
  CHECK_THAT(refusal(drivers + R"(, "design": {"replicates": {"method": "jack"}})"),
             Contains("\"jack\"") && Contains("bootstrap"));
  CHECK_THAT(
      refusal(drivers +
              R"(, "design": {"replicates": {"method": "brr", "weights": ["r"], "rscales": []}})"),
      Contains("read"));
  CHECK_THAT(
      refusal(
          drivers +
          R"(, "design": {"replicates": {"method": "brr", "weights": ["r"], "rscales": [1, 1]}})"),
      Contains("as many"));
}
