// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;

namespace {

std::string modelFile(const std::string& pairs, int degree = 1) {
  return R"({"outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
  "drivers": [{"name": "Scale", "items": ["item1", "item2", "item3"], "as": "scale",
               "degree": )" +
         std::to_string(degree) + R"(},
              {"items": ["x1"], "as": "number"}, {"items": ["sex"]}],
  "interactions": )" +
         pairs + R"(,
  "area": "area",
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}})";
}

struct InteractionPeople : CommandLine {
  explicit InteractionPeople(const std::string& pairs, int degree = 1) {
    write("model.json", modelFile(pairs, degree));
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  }
  [[nodiscard]] Json answer(std::vector<std::string> command) const {
    const std::vector<std::string> more = {"P.candour", "--model", "model.json", "--json"};
    command.insert(command.begin() + 1, more.begin(), more.end());
    return json(command);
  }
};

bool warnsOf(const Json& answer, const std::string& code) {
  for (const auto& warning : answer.at("warnings")) {
    if (warning.at("code") == code) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("fit gives contrasts, unconditional errors and conditional effects by name",
          "[interactions]") {
  const InteractionPeople line(R"([["Scale", "sex"], ["Scale", "x1"]])");
  const Json fit = line.answer({"fit"});
  const Reference& expected = reference("interactions");
  std::size_t contrasts = 0;
  Json effects = fit.at("effects");
  for (const auto& contrast : fit.at("contrasts")) effects.push_back(contrast);
  for (const auto& effect : effects) {
    const std::string contrast = effect.at("contrast");
    if (effect.at("driver") != "Scale") continue;
    const std::string key = "[Scale][" + contrast + "]";
    INFO(key);
    CHECK(effect.at("estimate").get<double>() == expected.approx("two_interactions", "ame" + key));
    CHECK(effect.at("se_unconditional").get<double>() ==
          expected.approx("two_interactions", "ame_se_unconditional" + key));
    if (effect.contains("detail")) ++contrasts;
  }
  CHECK(contrasts == 3);
  std::size_t given = 0;
  for (const auto& c : fit.at("conditional_effects")) {
    if (c.at("driver") != "Scale" || c.at("given") != "sex") continue;
    ++given;
    const std::string key = "[Scale][" + c.at("contrast").get<std::string>() + "][sex][" +
                            c.at("at").get<std::string>() + "]";
    CHECK(c.at("estimate").get<double>() == expected.approx("two_interactions", "ame" + key));
  }
  CHECK(given == 4);
}

TEST_CASE("an interaction can be drawn, and its effects worked out again", "[interactions]") {
  const InteractionPeople line(R"([["Scale", "sex"]])", 2);
  line.done({"chart", "interaction", "P.candour", "--model", "model.json", "-o", "i.svg"});
  CHECK_THAT(line.read("i.csv"), Contains("given") && Contains("Female") && Contains("Male"));
  line.done({"reproduce", "i.recipe.json"});
  CHECK_THAT(line.refused({"chart", "interaction", "P.candour", "--model", "model.json", "--driver",
                           "x1", "-o", "j.svg"}),
             Contains("No interaction of the question has \"x1\""));
  CHECK_THAT(
      line.refused({"script", "interaction", "P.candour", "--model", "model.json", "-o", "i.R"}),
      Contains("has no R script"));
}

TEST_CASE("which of several interactions is drawn can be chosen, and is said", "[interactions]") {
  const InteractionPeople line(R"([["Scale", "sex"], ["x1", "sex"]])");
  const auto draw = [&line](std::vector<std::string> more) {
    std::vector<std::string> command = {"chart", "interaction", "P.candour", "--model",
                                        "model.json"};
    command.insert(command.end(), more.begin(), more.end());
    command.insert(command.end(), {"-o", "i.svg"});
    const Ran ran = line.run(command);
    INFO(ran.err);
    CHECK(ran.code == 0);
    return ran.err;
  };
  CHECK_THAT(draw({}), Contains("note: The question has 2 interactions (Scale with sex, x1 with "
                                "sex)"));
  CHECK_THAT(line.read("i.csv"), Contains("Scale,") && !Contains("x1,"));
  CHECK_THAT(line.read("i.svg"), Contains("more than one interaction"));
  CHECK(draw({"--driver", "x1"}).empty());
  CHECK_THAT(line.read("i.csv"), Contains("x1,") && Contains("Female") && !Contains("Scale,"));
  CHECK(draw({"--driver", "sex", "--control", "x1"}).empty());
  CHECK_THAT(line.read("i.csv"), Contains("sex,") && Contains("x1,") && !Contains("Scale"));
  line.done({"reproduce", "i.recipe.json"});
  CHECK_THAT(
      line.refused({"chart", "interaction", "P.candour", "--model", "model.json", "--driver",
                    "Scale", "--control", "x1", "-o", "j.svg"}),
      Contains("No interaction of the question has \"Scale\" with \"x1\" in it. It has Scale "
               "with sex, x1 with sex."));
}

TEST_CASE("an ordinal fit says what came of the test of proportional odds", "[interactions]") {
  const InteractionPeople line("[]");
  Json model = Json::parse(line.read("model.json"));
  model["family"] = "ordinal";
  model["outcome"] = {
      {"name", "Agreement"},
      {"variable", "agree"},
      {"positive", {"Strongly agree", "Tend to agree"}},
      {"order",
       {"Strongly disagree", "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"}}};
  line.write("ordinal.json", model.dump());
  CHECK_THAT(line.done({"fit", "P.candour", "--model", "ordinal.json"}),
             Contains("\nProportional odds: rejected, F ") ||
                 Contains("\nProportional odds: not rejected, F "));
  model["missing_answers"] = "impute";
  line.write("ordinal.json", model.dump());
  CHECK_THAT(line.done({"fit", "P.candour", "--model", "ordinal.json"}),
             Contains("\nProportional odds: not tested (answers are imputed)"));
}

TEST_CASE("an option that a figure has no use for is said to change nothing", "[interactions]") {
  const InteractionPeople line("[]");
  const Ran ran = line.run({"chart", "effects", "P.candour", "--model", "model.json", "--control",
                            "sex", "--by", "year", "-o", "e.svg"});
  CHECK(ran.code == 0);
  CHECK_THAT(ran.err, Contains("note: --control changes nothing in the figure \"effects\"") &&
                          Contains("note: --by changes nothing"));
  CHECK(line.run({"chart", "effects", "P.candour", "--model", "model.json", "-o", "e.svg"})
            .err.empty());
}

TEST_CASE("what moves drivers leaves interactions and powers out and says so", "[interactions]") {
  const InteractionPeople line(R"([["Scale", "sex"]])", 2);
  const InteractionPeople plain("[]");
  const std::vector<std::vector<std::string>> commands = {
      {"whatif", "--move", "Scale=0.05"}, {"uplift", "--area", "2"}, {"gap", "--area", "2"}};
  for (const auto& command : commands) {
    INFO(command.front());
    Json with = line.answer(command);
    Json without = plain.answer(command);
    CHECK(warnsOf(with, "interaction_left_out"));
    if (command.front() == "gap") continue;  // powers belong to the driver's piece
    CHECK(warnsOf(with, "powers_left_out"));
    with.erase("warnings");
    without.erase("warnings");
    CHECK(with == without);
  }
  CHECK_THAT(line.refused({"importance", "P.candour", "--model", "model.json"}),
             Contains("no share of its own"));
}
