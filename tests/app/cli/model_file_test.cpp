// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

namespace {

// Eighty people whose answers leave nothing separated.
std::string people(const std::string& extra = "") {
  std::string csv = "y,code,words,number,a,b,c,w\n";
  const char* agree[] = {"Strongly agree", "Tend to agree", "Neither", "Tend to disagree"};
  for (int i = 0; i < 80; ++i) {
    const int answer = (i * 7) % 4;
    csv += std::to_string(1 + (i * 5 + i / 9) % 4) + "," + std::to_string(10 * (1 + i % 3)) + "," +
           agree[answer] + "," + std::to_string(i % 11) + "," + std::to_string(1 + i % 5) + "," +
           (i % 6 == 0 ? "" : std::to_string(1 + (i / 2) % 5)) + "," +
           (i % 4 == 0 ? "" : std::to_string(1 + (i / 3) % 5)) + "," + std::to_string(1 + i % 2) +
           "\n";
  }
  return csv + extra;
}

Json modelWith(const Json& driver) {
  return {{"outcome", {{"variable", "y"}, {"positive", Json::array({1, 2})}}},
          {"drivers", Json::array({driver})}};
}

std::vector<std::string> terms(const Json& fit) {
  return texts(fit.at("coefficients"), "term");
}

std::vector<double> estimates(const Json& fit) {
  std::vector<double> values;
  for (const auto& c : fit.at("coefficients")) values.push_back(c.at("estimate"));
  return values;
}

using Terms = std::vector<std::string>;

}  // namespace

TEST_CASE("positive answers by code, by label and as text are one question") {
  const CommandLine line;
  line.import(people());
  const Json byCode = line.fit(modelWith("number"));
  Json other = modelWith("number");
  other["outcome"]["positive"] = {"1", "2"};
  CHECK(line.fit(other) == byCode);
  other["outcome"]["positive"] = {2, 1};
  CHECK(line.fit(other) == byCode);
  other["outcome"] = {{"variable", "words"}, {"positive", {"Strongly agree"}}};
  CHECK(line.fit(other)["n"] == 80);
  other["outcome"]["missing"] = {"Neither"};
  CHECK(line.fit(other)["n"] == 60);
  CHECK(line.fit(other)["n_left_out"]["missing"] == 20);
}

TEST_CASE("a category is compared with its first level, or the one asked for") {
  const CommandLine line;
  line.import(people());
  CHECK(terms(line.fit(modelWith({{"items", {"code"}}, {"as", "category"}}))) ==
        Terms{"(Intercept)", "code=20", "code=30"});
  CHECK(terms(line.fit(modelWith({{"items", {"words"}}, {"as", "category"}}))) ==
        Terms{"(Intercept)", "words=Strongly agree", "words=Tend to agree",
              "words=Tend to disagree"});
  const Json fit = line.fit(
      modelWith({{"items", {"words"}}, {"as", "category"}, {"reference", "Strongly agree"}}));
  CHECK(terms(fit) ==
        Terms{"(Intercept)", "words=Neither", "words=Tend to agree", "words=Tend to disagree"});
  CHECK(fit["effects"][0]["contrast"] == "versus Strongly agree");
  CHECK(fit["effects"].size() == 3);
  CHECK(terms(line.fit(modelWith({{"items", {"code"}}, {"as", "category"}, {"reference", 30}}))) ==
        Terms{"(Intercept)", "code=10", "code=20"});
}

TEST_CASE("value labels give their order and mark what is missing") {
  const CommandLine line;
  line.done({"simulate", "--rows", "600", "--seed", "5", "-o", "s.sav"});
  line.done({"import", "s.sav", "-o", "P.candour"});
  const Json age = line.variable("Q136r");
  std::string first;
  for (const auto& label : age["value_labels"]) {
    if (first.empty() && label["missing"] == false) first = label["label"];
  }
  CHECK(first == "16-24");
  const Json question = {
      {"outcome", {{"variable", "NQ135BD"}, {"positive", {"Strongly agree", "Tend to agree"}}}},
      {"drivers", {{{"items", {"Q136r"}}, {"as", "category"}}}}};
  CHECK(line.fit(question)["effects"][0]["contrast"] == "versus 16-24");
}

TEST_CASE("a scale is the mean of its items, each from 0 to 1") {
  const CommandLine line;
  // The scale by hand: (code - 1) / 4, at least two of the three answered.
  std::string csv = people();
  std::string scored = csv.substr(0, csv.find('\n')) + ",hand,one\n";
  std::size_t at = csv.find('\n') + 1;
  while (at < csv.size()) {
    const std::size_t end = csv.find('\n', at);
    const std::string row = csv.substr(at, end - at);
    std::vector<std::string> fields(1);
    for (const char c : row) {
      if (c == ',') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    double sum = 0;
    int answered = 0;
    for (const std::size_t item : {4, 5, 6}) {
      if (fields[item].empty()) continue;
      sum += (std::stod(fields[item]) - 1) / 4;
      ++answered;
    }
    const std::string mean = Json(sum / answered).dump();
    scored += row + "," + (answered >= 2 ? mean : "") + "," + mean + "\n";
    at = end + 1;
  }
  line.import(scored);
  const auto scale = [](const Json& items) {
    return modelWith({{"name", "S"}, {"items", items}, {"as", "scale"}});
  };
  const Json items = {"a", "b", "c"};
  const auto byHand = estimates(line.fit(modelWith("hand")));
  const Json fit = line.fit(scale(items));
  CHECK(terms(fit) == Terms{"(Intercept)", "S"});
  CHECK(estimates(fit)[1] == Approx(byHand[1]).epsilon(1e-9));
  CHECK(fit["n_left_out"]["missing"].get<int>() > 0);

  Json atLeastOne = scale(items);
  atLeastOne["drivers"][0]["min_items"] = 1;
  CHECK(estimates(line.fit(atLeastOne))[1] ==
        Approx(estimates(line.fit(modelWith("one")))[1]).epsilon(1e-9));

  // All items turned round: the effect changes its sign and nothing else.
  Json reversed = Json::array();
  for (const auto& item : items) reversed.push_back({{"variable", item}, {"reverse", true}});
  CHECK(estimates(line.fit(scale(reversed)))[1] == Approx(-byHand[1]).epsilon(1e-9));

  Json ordered = Json::array();
  for (const auto& item : items) {
    ordered.push_back({{"variable", item}, {"order", {5, 4, 3, 2, 1}}});
  }
  CHECK(estimates(line.fit(scale(ordered)))[1] == Approx(-byHand[1]).epsilon(1e-9));

  // What an order does not list is missing: 1, 3, 5 become 0, 1/2, 1 and 2, 4 no answers.
  const Json part = line.fit(scale({{{"variable", "a"}, {"order", {1, 3, 5}}}}));
  CHECK(part["n"] == 48);
}

TEST_CASE("several items under one driver enter and are tested together") {
  const CommandLine line;
  line.import(people());
  const Json fit =
      line.fit(modelWith({{"name", "Both"}, {"items", {"a", "number"}}, {"as", "number"}}));
  CHECK(terms(fit) == Terms{"(Intercept)", "a", "number"});
  CHECK(fit["tests"].size() == 1);
  CHECK(fit["tests"][0]["driver"] == "Both");
  CHECK(fit["tests"][0]["df1"] == 2);
  line.write("model.json", modelWith({{"name", "Both"}, {"items", {"a", "number"}}}).dump());
  const Json answer = line.json({"importance", "P.candour", "--model", "model.json", "--json"});
  CHECK(answer["drivers"].size() == 1);
  CHECK(answer["drivers"][0]["share"] == 1.0);
}

TEST_CASE("an item's own reasons for missing leave its rows out and are counted") {
  const CommandLine line;
  line.import(people());
  const Json fit =
      line.fit(modelWith({{"items", {{{"variable", "a"}, {"missing", {5}}}}}, {"as", "number"}}));
  CHECK(fit["n"] == 64);
  CHECK(fit["n_left_out"]["missing"] == 16);
  const Json category = line.fit(modelWith(
      {{"items", {{{"variable", "words"}, {"missing", {"Neither"}}}}}, {"as", "category"}}));
  CHECK(category["n"] == 60);
  CHECK(terms(category) == Terms{"(Intercept)", "words=Tend to agree", "words=Tend to disagree"});
}

TEST_CASE("answers that mean no answer are no level of a category") {
  const CommandLine line;
  std::string csv = "y,q\n";
  for (int i = 0; i < 60; ++i) {
    const char* answers[] = {"Agree", "Disagree", "Don't know", "Refused", "Not Asked", ""};
    csv += std::to_string((i / 6 + i) % 2) + "," + answers[i % 6] + "\n";
  }
  line.import(csv);
  Json question = modelWith({{"items", {"q"}}, {"as", "category"}});
  question["outcome"]["positive"] = {1};
  const Json fit = line.fit(question);
  CHECK(terms(fit) == Terms{"(Intercept)", "q=Disagree"});
  CHECK(fit["n"] == 20);
  CHECK(fit["n_left_out"]["missing"] == 40);
}

TEST_CASE("a domain asks about some and keeps the others in the variance") {
  const CommandLine line;
  line.done({"import", referenceFile("apistrat").string(), "-o", "P.candour"});
  const Json fit = line.fit(Json::parse(R"({
    "outcome": {"variable": "sch.wide", "positive": ["Yes"]},
    "drivers": ["ell", "meals"],
    "design": {"weight": "pw", "strata": ["stype"]},
    "domain": {"stype": ["E", "H"]}})"));
  const auto& expected = reference("logit_apistrat");
  CHECK(fit["n_left_out"]["domain"] == 50);
  CHECK(fit["n"].get<double>() == expected.approx("domain_not_M", "n"));
  for (const auto& c : fit["coefficients"]) {
    const std::string term = c["term"];
    CHECK(c["estimate"].get<double>() == expected.approx("domain_not_M", "coef[" + term + "]"));
    CHECK(c["se"].get<double>() == expected.approx("domain_not_M", "se[" + term + "]"));
  }
}

TEST_CASE("a weight of zero is out, an empty one is missing") {
  const CommandLine line;
  line.import(people("1,10,Neither,3,1,1,1,0\n1,10,Neither,3,1,1,1,\n"));
  Json question = modelWith("number");
  question["design"] = {{"weight", "w"}};
  const Json fit = line.fit(question);
  CHECK(fit["weighted"] == true);
  CHECK(fit["n"] == 80);
  CHECK(fit["n_left_out"]["zero_weight"] == 1);
  CHECK(fit["n_left_out"]["missing"] == 1);
  CHECK(fit["n_left_out"]["domain"] == 0);
  question.erase("design");
  CHECK(line.fit(question)["weighted"] == false);
  CHECK(line.fit(question)["n"] == 82);
}
