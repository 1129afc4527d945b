// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/base/text.h"
#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"
#include "tests/support/shared_data.h"

using Catch::Matchers::Contains;

namespace {

constexpr const char* kQuestion = R"({
  "outcome": {"name": "Trust in fair treatment", "variable": "djpol", "positive": [4, 5]},
  "drivers": [
    {"name": "Fair treatment", "items": ["pj1", "pj2", "pj3", "pj4"], "as": "scale"},
    {"name": "Effectiveness", "as": "scale",
     "items": ["eff1", "eff2", "eff3", "eff4", "eff5", "eff6"]},
    {"name": "Visibility", "items": ["und1", "und2", "und3"], "as": "scale"},
    {"name": "Above the law", "items": ["ovp1", "ovp2"], "as": "scale"},
    {"name": "Fear", "items": ["fearpolgen"], "as": "number"},
    {"name": "Stopped", "items": ["stop"], "as": "category"}],
  "controls": [{"items": ["male"], "as": "category"}, {"items": ["white"], "as": "category"},
               {"items": ["age"], "as": "number"}, {"items": ["class"], "as": "category"}],
  "design": {"clusters": ["panelid"]},
  "area": "area", "wave": "wave"})";

const std::vector<std::string> kQuestionArguments = {"P.candour", "--model", "model.json"};

std::vector<std::string> command(std::vector<std::string> start, const std::string& last) {
  start.insert(start.end(), kQuestionArguments.begin(), kQuestionArguments.end());
  start.push_back(last);
  return start;
}

void compareFit(const Json& fit, const std::string& which) {
  INFO(which);
  const auto& expected = reference("sao_paulo");
  CHECK(fit["n"].get<double>() == expected.approx(which, "n"));
  CHECK(fit["design_df"].get<double>() == expected.approx(which, "degf"));
  CHECK(fit["df"].get<double>() == expected.approx(which, "df"));
  CHECK(fit["deviance"].get<double>() == expected.approx(which, "deviance"));
  CHECK(fit["null_deviance"].get<double>() == expected.approx(which, "null_deviance"));
  CHECK(texts(fit["coefficients"], "term") == expected.keys(which, "coef"));
  for (const auto& c : fit["coefficients"]) {
    const std::string term = c["term"];
    CHECK(c["estimate"].get<double>() == expected.approx(which, "coef[" + term + "]"));
    CHECK(c["se"].get<double>() == expected.approx(which, "se[" + term + "]"));
  }
}

bool isSurveyFile(const std::filesystem::path& file) {
  static const std::vector<std::string> kEndings = {".csv", ".tsv",      ".tab", ".sav", ".zsav",
                                                    ".por", ".sas7bdat", ".xpt", ".dta"};
  const std::string ending = candour::lowered(file.extension().string());
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

}  // namespace

TEST_CASE("a real survey of trust, from its file to the answers, as R has them") {
  const auto file = sharedData("saopaulo_panel/panel_long.csv");
  if (file.empty()) return;
  const CommandLine line;
  line.done({"import", file.string(), "-o", "P.candour"});
  Json question = Json::parse(kQuestion);
  compareFit(line.fit(question), "people");
  question["design"] = {{"strata", "wave"}, {"clusters", "area"}};
  compareFit(line.fit(question), "areas_in_waves");

  line.write("model.json", kQuestion);
  const Json importance = line.json(command({"importance"}, "--json"));
  double sum = 0;
  for (const auto& d : importance["drivers"]) sum += d["shapley"].get<double>();
  CHECK(sum == Approx(importance["total"].get<double>() - importance["base"].get<double>()));
  CHECK(entry(importance["drivers"], "driver", "Fair treatment")["tier"] == 1);

  const Json boroughs = line.json(command({"boroughs"}, "--json"));
  const auto& expected = reference("sao_paulo");
  REQUIRE(boroughs["areas"].size() == 8);
  for (const auto& area : boroughs["areas"]) {
    const std::string name = area["area"];
    CHECK(area["estimate"].get<double>() == expected.approx("areas", "estimate[" + name + "]"));
    CHECK(area["se"].get<double>() == expected.approx("areas", "se[" + name + "]"));
  }
}

TEST_CASE("charts of a real survey speak of that survey") {
  const auto file = sharedData("saopaulo_panel/panel_long.csv");
  if (file.empty()) return;
  const CommandLine line;
  line.done({"import", file.string(), "-o", "P.candour"});
  line.write("model.json", kQuestion);
  for (const std::string kind : {"effects", "groups", "importance", "curve", "boroughs"}) {
    INFO(kind);
    auto arguments = command({"chart", kind}, "-o");
    arguments.push_back(kind + ".svg");
    line.done(arguments);
    for (const std::string ending : {".svg", ".csv", ".txt"}) {
      const std::string text = line.read(kind + ending);
      for (const char* word : {"imulated", "London", "orough", "PAS", "Attitude"}) {
        CHECK_THAT(text, !Contains(word));
      }
    }
    CHECK_THAT(line.read(kind + ".svg"), Contains("panel_long.csv"));
  }
}

TEST_CASE("every real file is imported and described truly") {
  for (const std::string folder : {"importer_corpus", "csew_open_2013_14", "bcs_2007_08"}) {
    const auto root = sharedData(folder);
    if (root.empty()) continue;
    for (const auto& item : std::filesystem::recursive_directory_iterator(root)) {
      if (!item.is_regular_file() || !isSurveyFile(item.path())) continue;
      INFO(item.path().string());
      const CommandLine line;
      line.done({"import", item.path().string(), "-o", "P.candour"});
      const Json described = line.json({"describe", "P.candour", "--json"});
      CHECK(described["source"] == item.path().filename().string());
      const int rows = described["rows"];
      for (const auto& v : described["variables"]) {
        int counted = v["valid"];
        for (const auto& reason : v["missing"]) counted += reason["n"].get<int>();
        INFO(v["name"]);
        CHECK(counted == rows);
      }
    }
  }
}

TEST_CASE("the crime surveys have the rows and the reasons for missing that they publish") {
  const auto csew = sharedData("csew_open_2013_14/crime-survey-csew1314teachingopen.sav");
  const auto bcs = sharedData("bcs_2007_08/bcs_0708.dta");
  if (csew.empty() || bcs.empty()) return;
  const CommandLine line;
  line.done({"import", csew.string(), "-o", "P.candour"});
  const Json described = line.json({"describe", "P.candour", "--json"});
  CHECK(described["rows"] == 8843);
  CHECK(described["variables"].size() == 32);
  const Json victim = line.variable("bcsvictim")["distribution"];
  CHECK(victim[0]["n"] == 7460);
  CHECK(victim[1]["n"] == 1383);
  std::filesystem::remove(line / "P.candour");
  line.done({"import", bcs.string(), "-o", "P.candour"});
  const Json older = line.json({"describe", "P.candour", "--json"});
  CHECK(older["rows"] == 11676);
  CHECK(older["variables"].size() == 35);
}
