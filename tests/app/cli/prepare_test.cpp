// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/plain_sql.h"

using Catch::Matchers::Contains;

namespace {

// 120 interviews with an outcome, an ordered answer, ages and weights; and, as someone would have
// recoded them before the import, the same answers put together and the ages in bands.
std::string survey(bool recoded) {
  const char* const answers[] = {"Very worried", "Fairly worried", "Not very worried",
                                 "Not at all"};
  std::string csv = std::string("trust,worry,age,w") + (recoded ? ",worried,band,score\n" : "\n");
  for (int i = 0; i < 120; ++i) {
    const int worry = (7 * i + i / 5) % 4;
    const int age = 16 + (13 * i) % 70;
    const bool trusts = (i * 31 + worry * 17 + age) % 7 < 2 + worry;
    csv += std::string(trusts ? "Yes" : "No") + "," + (i % 11 == 0 ? "" : answers[worry]) + "," +
           std::to_string(age) + "," + (i % 3 == 0 ? "0.7" : "1.2");
    if (recoded) {
      csv += i % 11 == 0 ? "," : worry < 2 ? ",1 Worried" : ",2 Not worried";
      csv += age < 30 ? ",1 young" : age < 60 ? ",2 middle" : ",3 old";
      csv += "," + std::to_string(age / 10.0);
    }
    csv += "\n";
  }
  return csv;
}

const std::vector<std::string> kRecode = {"prepare",   "recode",
                                          "P.candour", "worried",
                                          "--from",    "worry",
                                          "--answer",  "1 Worried=Very worried|Fairly worried",
                                          "--answer",  "2 Not worried=Not very worried|Not at all"};

Json model() {
  return Json::parse(R"({"outcome": {"variable": "trust", "positive": ["Yes"]},
    "drivers": [{"items": ["worried"], "as": "category"}, {"items": ["band"], "as": "category"},
                {"items": ["score"], "as": "number"}], "design": {"weight": "w"}})");
}

}  // namespace

TEST_CASE("a model of what steps make is that of answers recoded before the import") {
  const CommandLine before;
  before.import(survey(true));
  const Json expected = before.fit(model());
  const CommandLine line;
  line.import(survey(false));
  CHECK_THAT(line.done(kRecode), Contains("worried: 109 valid, 11 missing. Recoded from worry"));
  line.done({"prepare", "band", "P.candour", "band", "--from", "age", "--cuts", "30,60", "--labels",
             "1 young|2 middle|3 old"});
  line.done({"prepare", "derive", "P.candour", "score", "age / 10"});
  const Json fit = line.fit(model());
  CHECK(fit["n"] == expected["n"]);
  CHECK(fit["n"] == 109);
  CHECK(fit["coefficients"] == expected["coefficients"]);
  CHECK(fit["covariance"] == expected["covariance"]);
  CHECK(fit["effects"] == expected["effects"]);
  CHECK(fit["tests"] == expected["tests"]);
}

TEST_CASE("a scale that a step makes is the model's own") {
  const CommandLine line;
  line.import(survey(false));
  line.done({"prepare", "recode", "P.candour", "fear", "--from", "worry", "--reverse"});
  line.done({"prepare", "scale", "P.candour", "scale", "fear", "age", "--reverse", "age"});
  const Json made = line.fit(Json::parse(
      R"({"outcome": {"variable": "trust", "positive": ["Yes"]},
          "drivers": [{"name": "s", "items": ["scale"], "as": "number"}]})"));
  const Json own = line.fit(Json::parse(
      R"({"outcome": {"variable": "trust", "positive": ["Yes"]},
          "drivers": [{"name": "s", "items": [{"variable": "worry", "reverse": true},
             {"variable": "age", "reverse": true}], "as": "scale"}]})"));
  CHECK(made["n"] == own["n"]);
  CHECK(made["deviance"] == own["deviance"]);
  CHECK(made["coefficients"][1]["estimate"] == own["coefficients"][1]["estimate"]);
}

TEST_CASE("what steps make is described with how it is made") {
  const CommandLine line;
  line.import(survey(false));
  line.done(kRecode);
  line.done({"prepare", "band", "P.candour", "ages", "--from", "age", "--cuts", "30,60", "--lowest",
             "18", "--label", "Age band"});
  const Json worried = line.variable("worried");
  CHECK_THAT(worried["made_from"].get<std::string>(), Contains("Recoded from worry: 1 Worried ="));
  CHECK(worried["valid"] == 109);
  const Json ages = line.variable("ages");
  CHECK(ages["label"] == "Age band");
  CHECK(texts(ages["value_labels"], "label") ==
        std::vector<std::string>{"18-29", "30-59", "60 and over", "Outside the bands"});
  CHECK_FALSE(line.variable("worry").contains("made_from"));
  CHECK_THAT(line.done({"describe", "P.candour", "worried"}), Contains("Recoded from worry"));
  const Json list = line.json({"prepare", "list", "P.candour", "--json"});
  REQUIRE(list["steps"].size() == 2);
  CHECK(list["steps"][0]["kind"] == "recode");
  CHECK(list["steps"][0]["answered"] == 109);
  CHECK(list["steps"][1]["lost"] == ages["missing"][0]["n"]);
  CHECK(list["steps"][1]["step"]["band"]["cuts"] == Json::parse("[30.0, 60.0]"));
}

TEST_CASE("steps go from one project to another as a file") {
  const CommandLine line;
  line.import(survey(false));
  line.done(kRecode);
  line.done({"prepare", "derive", "P.candour", "anxious", "worried == \"1 Worried\" and age < 30"});
  line.done({"prepare", "export", "P.candour", "-o", "recipe.json"});
  line.write("next.csv", survey(false));
  line.done({"import", "next.csv", "-o", "N.candour"});
  CHECK_THAT(line.done({"prepare", "apply", "N.candour", "recipe.json"}), Contains("anxious: "));
  CHECK(line.json({"prepare", "list", "N.candour", "--json"}) ==
        line.json({"prepare", "list", "P.candour", "--json"}));
  CHECK_THAT(line.done({"prepare", "apply", "N.candour", "recipe.json"}), Contains("already"));
  CHECK_THAT(line.refused({"prepare", "remove", "N.candour", "worried"}), Contains("anxious"));
  line.done({"prepare", "remove", "N.candour", "anxious"});
  line.done({"prepare", "remove", "N.candour", "worried"});
  CHECK_THAT(line.done({"prepare", "list", "N.candour"}), Contains("No steps"));
}

TEST_CASE("the next wave is checked against the recipe") {
  const CommandLine line;
  line.import(survey(false));
  line.done(kRecode);
  CHECK_THAT(line.done({"prepare", "check", "P.candour"}), Contains("Every step fits every wave"));
  line.write("next.csv", "trust,worry,age,w\nYes,Extremely worried,20,1\nNo,Not at all,30,1\n");
  const Ran imported = line.run({"import", "next.csv", "-o", "P.candour"});
  CHECK(imported.code == 0);
  CHECK_THAT(imported.err, Contains("Extremely worried") && Contains("\"worried\""));
  CHECK_THAT(line.done({"prepare", "check", "P.candour"}),
             Contains("Does not fit") && Contains("Wave next"));
  const Json check = line.json({"prepare", "check", "P.candour", "--json"});
  CHECK(check["unfit"][0]["name"] == "worried");
  CHECK(check["waves"][0]["unfit"].empty());
  CHECK(check["waves"][1]["unfit"].size() == 1);
  CHECK_THAT(line.refusedFit(model()), Contains("Extremely worried"));
  CHECK_THAT(line.done({"describe", "P.candour"}), Contains("worry"));
}

TEST_CASE("a step that cannot be is refused, and the project stays as it was") {
  const CommandLine line;
  line.import(survey(false));
  const auto refuse = [&line](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "prepare");
    return line.refused(arguments);
  };
  CHECK_THAT(refuse({"derive", "P.candour", "x", "age +"}), Contains("line 1, column 6"));
  CHECK_THAT(refuse({"derive", "P.candour", "age", "age + 1"}), Contains("variable of that name"));
  CHECK_THAT(refuse({"derive", "P.candour", "x", "agee + 1"}), Contains("Did you mean"));
  CHECK_THAT(refuse({"recode", "P.candour", "x", "--from", "worry", "--answer", "A=Very worried"}),
             Contains("3 answers that no rule names"));
  CHECK_THAT(refuse({"recode", "P.candour", "x", "--from", "worry", "--answer",
                     "A=Very woried|Very worried", "--else", "missing"}),
             Contains("Very woried"));
  CHECK_THAT(refuse({"recode", "P.candour", "x", "--from", "worry", "--answer", "A"}),
             Contains("NEW=OLD"));
  CHECK_THAT(refuse({"band", "P.candour", "x", "--from", "worry", "--cuts", "1"}),
             Contains("not a number"));
  CHECK_THAT(refuse({"scale", "P.candour", "x", "worry", "--reverse", "age"}),
             Contains("no item of the scale"));
  CHECK_THAT(refuse({"missing", "P.candour", "x", "--from", "worry", "--answers", "Refused"}),
             Contains("no answer \"Refused\""));
  CHECK_THAT(refuse({"remove", "P.candour", "nothing"}), Contains("no step \"nothing\""));
  line.write("bad.json", "{\"steps\": [{\"name\": \"x\", \"derive\": \"age\"}],}");
  CHECK_THAT(refuse({"apply", "P.candour", "bad.json"}),
             Contains("bad.json") && Contains("line 1"));
}

TEST_CASE("an export of what steps make is made again only with the same steps") {
  const CommandLine line;
  line.import(survey(false));
  line.done(kRecode);
  line.done({"prepare", "band", "P.candour", "band", "--from", "age", "--cuts", "30,60"});
  line.done({"prepare", "derive", "P.candour", "score", "age / 10"});
  line.write("model.json", model().dump());
  line.done({"chart", "effects", "P.candour", "--model", "model.json", "-o", "effects.svg"});
  CHECK_THAT(line.read("effects.recipe.json"), Contains("Very worried") && Contains("\"steps\""));
  CHECK_THAT(line.done({"reproduce", "effects.recipe.json"}), Contains("The same bytes"));
  line.done({"prepare", "remove", "P.candour", "score"});
  CHECK_THAT(line.refused({"reproduce", "effects.recipe.json"}),
             Contains("\"score\"") && Contains("age / 10"));
  line.done({"prepare", "derive", "P.candour", "score", "age / 5"});
  CHECK_THAT(line.refused({"reproduce", "effects.recipe.json"}), Contains("made otherwise"));
}

TEST_CASE("a weight is raked to margins, and again when the next wave comes") {
  const CommandLine line;
  line.import(survey(false));
  line.done({"prepare", "band", "P.candour", "band", "--from", "age", "--cuts", "30,60", "--labels",
             "young|middle|old"});
  line.write("margins.csv",
             "variable,answer,share\nband,young,25%\nband,middle,45%\nband,old,30%\n"
             "trust,Yes,60\ntrust,No,40\n");
  const Json raked = line.json({"prepare", "rake", "P.candour", "r", "--weight", "w", "--margins",
                                "margins.csv", "--lowest", "0.2", "--highest", "4", "--json"});
  REQUIRE(raked["waves"].size() == 1);
  CHECK(raked["waves"][0]["interviews"] == 120);
  CHECK(raked["waves"][0]["design_effect_after"] > 1.0);
  const Json& answers = raked["waves"][0]["margins"][1]["answers"];
  CHECK(answers[0]["answer"] == "Yes");
  CHECK(answers[0]["target"].get<double>() == Approx(0.6));
  CHECK(answers[0]["after"].get<double>() == Approx(0.6).epsilon(1e-8));
  CHECK_THAT(line.done({"prepare", "list", "P.candour"}), Contains("w raked in each wave to band"));
  // A model on it has the raked shares.
  Json weighted = Json::parse(R"({"outcome": {"variable": "trust", "positive": ["Yes"]},
    "drivers": [{"items": ["band"], "as": "category"}], "design": {"weight": "r"}})");
  CHECK(line.fit(weighted)["n"] == 120);
  CHECK_THAT(line.done({"prepare", "rake", "P.candour", "plain", "--margins", "margins.csv"}),
             Contains("design effect 1.00 before") && Contains("target") && Contains("middle"));
  line.write("next.csv", survey(false));
  line.done({"import", "next.csv", "-o", "P.candour"});
  const Json list = line.json({"prepare", "list", "P.candour", "--json"});
  CHECK(list["steps"][1]["raked"]["waves"].size() == 2);
  CHECK(list["steps"][1]["answered"] == 240);
}

TEST_CASE("a raking that the answers do not allow is refused, and a later wave is told of") {
  const CommandLine line;
  line.import(survey(false));
  line.write("gap.csv", "variable,answer,share\nworry,Very worried,1\nworry,Not at all,1\n");
  CHECK_THAT(line.refused({"prepare", "rake", "P.candour", "r", "--margins", "gap.csv"}),
             Contains("somebody answered \"Not very worried\" to \"worry\""));
  line.write("all.csv", "variable,answer,share\ntrust,Yes,1\ntrust,No,1\n");
  line.done({"prepare", "rake", "P.candour", "r", "--margins", "all.csv"});
  line.write("next.csv", "trust,worry,age,w\nYes,Not at all,20,1\nYes,Not at all,30,1\n");
  const Ran imported = line.run({"import", "next.csv", "-o", "P.candour"});
  CHECK(imported.code == 0);
  CHECK_THAT(imported.err, Contains("\"r\"") && Contains("no answer \"No\""));
  const Json list = line.json({"prepare", "list", "P.candour", "--json"});
  CHECK(list["steps"][0]["fits"] == false);
  CHECK_THAT(list["steps"][0]["why"].get<std::string>(), Contains("in wave next"));
  CHECK_THAT(line.done({"describe", "P.candour"}), Contains("worry"));
}
