// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <set>

#include "tests/app/cli/answer_shapes.h"
#include "tests/support/reference.h"

namespace {

using K = Kind;

}  // namespace

TEST_CASE("fit says what was promised, in the types promised") {
  const Json fit = Schools().json({"fit", "P.candour", "--model", "model.json", "--json"});
  checkShape(fit, {{"n", K::Whole},
                   {"n_left_out", K::Object},
                   {"n_effective", K::Number},
                   {"weighted", K::Truth},
                   {"strata", K::Whole},
                   {"psus", K::Whole},
                   {"design_df", K::Whole},
                   {"df", K::Whole},
                   {"status", K::Text},
                   {"iterations", K::Whole},
                   {"deviance", K::Number},
                   {"null_deviance", K::Number},
                   {"pseudo_r2", K::Object},
                   {"coefficients", K::List},
                   {"covariance", K::List},
                   {"effects", K::List},
                   {"tests", K::List},
                   {"warnings", K::List}});
  checkShape(fit["n_left_out"],
             {{"missing", K::Whole}, {"domain", K::Whole}, {"zero_weight", K::Whole}});
  checkShape(fit["pseudo_r2"], {{"mcfadden", K::Number}, {"nagelkerke", K::Number}});
  CHECK(fit["coefficients"][0]["driver"].is_null());
  for (const auto& c : fit["coefficients"]) {
    checkShape(c, {{"term", K::Text},
                   {"driver", K::TextOrNull},
                   {"level", K::TextOrNull},
                   {"estimate", K::Number},
                   {"se", K::Number},
                   {"t", K::Number},
                   {"p", K::Number},
                   {"lower", K::Number},
                   {"upper", K::Number}});
  }
  REQUIRE(fit["covariance"].size() == fit["coefficients"].size());
  for (const auto& row : fit["covariance"]) CHECK(row.size() == fit["coefficients"].size());
  for (const auto& e : fit["effects"]) {
    checkShape(e, {{"driver", K::Text},
                   {"contrast", K::Text},
                   {"level", K::TextOrNull},
                   {"estimate", K::Number},
                   {"se", K::Number},
                   {"lower", K::Number},
                   {"upper", K::Number},
                   {"p", K::Number}});
  }
  for (const auto& t : fit["tests"]) {
    checkShape(t, {{"driver", K::Text},
                   {"kind", K::Text},
                   {"statistic", K::Number},
                   {"df1", K::Number},
                   {"df2", K::Number},
                   {"p", K::Number},
                   {"p_holm", K::Number},
                   {"p_bh", K::Number}});
    CHECK((t["kind"] == "wald_f" || t.contains("scale")));
  }
  for (const auto& w : fit["warnings"]) {
    checkShape(w, {{"code", K::Text}, {"terms", K::List}, {"text", K::Text}});
  }
}

TEST_CASE("importance, boroughs and describe say what was promised") {
  const Schools line;
  const Json importance = line.json({"importance", "P.candour", "--model", "model.json", "--json"});
  checkShape(
      importance,
      {{"measure", K::Text}, {"total", K::Number}, {"base", K::Number}, {"drivers", K::List}});
  CHECK(importance["measure"] == "mcfadden");
  for (const auto& d : importance["drivers"]) {
    checkShape(d, {{"driver", K::Text},
                   {"shapley", K::Number},
                   {"se", K::Number},
                   {"lower", K::Number},
                   {"upper", K::Number},
                   {"share", K::Number},
                   {"share_se", K::Number},
                   {"unique", K::Number},
                   {"alone", K::Number},
                   {"tier", K::Whole},
                   {"reliable", K::Truth}});
  }
  const Json boroughs = line.json({"boroughs", "P.candour", "--model", "model.json", "--json"});
  checkShape(boroughs, {{"overall", K::Object}, {"areas", K::List}});
  checkShape(boroughs["overall"], {{"estimate", K::Number},
                                   {"se", K::Number},
                                   {"lower", K::Number},
                                   {"upper", K::Number},
                                   {"n", K::Whole},
                                   {"n_effective", K::Number}});
  CHECK(texts(boroughs["areas"], "area") == std::vector<std::string>{"E", "H", "M"});
  for (const auto& a : boroughs["areas"]) {
    checkShape(a, {{"area", K::Text},
                   {"n", K::Whole},
                   {"n_effective", K::Number},
                   {"estimate", K::Number},
                   {"se", K::Number},
                   {"lower", K::Number},
                   {"upper", K::Number},
                   {"difference", K::Number},
                   {"difference_se", K::Number},
                   {"p", K::Number},
                   {"p_holm", K::Number},
                   {"differs", K::Truth}});
  }
  const Json described = line.json({"describe", "P.candour", "--json"});
  checkShape(
      described,
      {{"rows", K::Whole}, {"source", K::Text}, {"simulated", K::Truth}, {"variables", K::List}});
  CHECK(described["rows"] == 200);
  CHECK(described["source"] == "apistrat.csv");
  for (const auto& v : described["variables"]) {
    checkShape(v, {{"name", K::Text},
                   {"label", K::Text},
                   {"kind", K::Text},
                   {"value_labels", K::List},
                   {"valid", K::Whole},
                   {"missing", K::List}});
  }
}

TEST_CASE("the schools' fit agrees with R, through CSV and model file") {
  const Schools line;
  for (const std::string which : {"no_fpc", "fpc"}) {
    INFO(which);
    line.write("model.json", apiModel(which == "fpc").dump());
    const Json fit = line.json({"fit", "P.candour", "--model", "model.json", "--json"});
    const auto& expected = reference("logit_apistrat");
    for (const std::string name : {"n", "n_effective", "df", "deviance", "null_deviance"}) {
      CHECK(fit[name].get<double>() == expected.approx(which, name));
    }
    CHECK(fit["design_df"].get<double>() == expected.approx(which, "degf"));
    for (const std::string name : {"mcfadden", "cox_snell", "nagelkerke"}) {
      CHECK(fit["pseudo_r2"][name].get<double>() == expected.approx(which, name));
    }
    REQUIRE(texts(fit["coefficients"], "term") == expected.keys(which, "coef"));
    for (std::size_t i = 0; i < fit["coefficients"].size(); ++i) {
      const Json& c = fit["coefficients"][i];
      const std::string term = c["term"];
      CHECK(c["estimate"].get<double>() == expected.approx(which, "coef[" + term + "]"));
      for (const std::string name : {"se", "t", "p", "lower", "upper"}) {
        CHECK(c[name].get<double>() == expected.approx(which, name + "[" + term + "]"));
      }
      for (std::size_t j = 0; j <= i; ++j) {
        const std::string other = fit["coefficients"][j]["term"];
        CHECK(fit["covariance"][i][j].get<double>() ==
              expected.approx(which, "cov[" + term + "][" + other + "]"));
      }
    }
    for (const auto& e : fit["effects"]) {
      std::string name = e["variable"];
      if (e["level"].is_string()) name += "=" + e["level"].get<std::string>();
      name += "][" + e["contrast"].get<std::string>() + "]";
      CHECK(e["estimate"].get<double>() == expected.approx(which, "ame[" + name));
      CHECK(e["se"].get<double>() == expected.approx(which, "ame_se[" + name));
    }
    const Json& wald = entry(fit["tests"], "driver", "stype");
    CHECK(wald["statistic"].get<double>() == expected.approx(which, "wald[stype]"));
    CHECK(wald["p"].get<double>() == expected.approx(which, "wald_p[stype]"));
  }
}

TEST_CASE("the importance of the drivers adds up to what they explain") {
  const Schools line;
  Json model = apiModel(false);
  for (const bool controls : {false, true}) {
    if (controls) {
      model["controls"] = Json::array({model["drivers"][1]});
      model["drivers"].erase(1);
    }
    line.write("model.json", model.dump());
    const Json answer = line.json({"importance", "P.candour", "--model", "model.json", "--json"});
    double sum = 0;
    double shares = 0;
    for (const auto& d : answer["drivers"]) {
      sum += d["shapley"].get<double>();
      shares += d["share"].get<double>();
    }
    const double gain = answer["total"].get<double>() - answer["base"].get<double>();
    CHECK(sum == Approx(gain).epsilon(1e-9));
    CHECK(shares == Approx(1).epsilon(1e-9));
    CHECK(answer["base"].get<double>() == Approx(controls ? 7.098743e-06 : 0).margin(1e-9));
  }
}

TEST_CASE("numbers survive the JSON, and a second run gives the same bytes") {
  const Schools line;
  for (const std::string command : {"fit", "importance", "boroughs"}) {
    const std::vector<std::string> arguments = {command, "P.candour", "--model", "model.json",
                                                "--json"};
    const std::string once = line.done(arguments);
    CHECK((once == line.done(arguments)));
    // Shortest decimals that read back as the same double: writing what was read changes nothing.
    CHECK((Json::parse(once).dump(1) + "\n" == once));
  }
  const Json described = line.json({"describe", "P.candour", "pw", "--json"});
  const auto weights = referenceNumbers("apistrat", "pw");
  const Json& answers = described["variables"][0]["distribution"];
  for (const auto& answer : answers) {
    const double weight = std::stod(answer["answer"].get<std::string>());
    CHECK(std::count(weights.begin(), weights.end(), weight) == answer["n"].get<int>());
  }
}

TEST_CASE("what is not available is null and says why") {
  CommandLine line;
  // Everybody in c is positive; stratum 3 holds one person; one area has one cluster.
  line.import(
      "y,g,x,area,cluster\n1,a,1,n,1\n0,a,2,n,1\n1,b,3,n,2\n0,b,4,n,2\n1,a,5,s,3\n0,b,6,s,3\n"
      "1,c,7,n,1\n1,c,3,s,3\n0,a,9,n,4\n1,b,2,n,4\n0,a,3,n,1\n1,a,2,n,2\n");
  const Json model = Json::parse(R"({"outcome": {"variable": "y", "positive": [1]},
    "drivers": [{"items": ["g"], "as": "category"}, {"items": ["x"], "as": "number"}],
    "design": {"clusters": ["cluster"]}, "area": "area"})");
  const Json fit = line.fit(model);
  CHECK(fit["status"] == "separated");
  checkWhy(fit, "fit");
  const Json& separated = entry(fit["coefficients"], "term", "g=c");
  for (const std::string name : {"se", "t", "p", "lower", "upper"}) {
    CHECK(separated[name].is_null());
  }
  CHECK(entry(fit["warnings"], "code", "separation")["terms"][0] == "g=c");
  const Json boroughs = line.json({"boroughs", "P.candour", "--model", "model.json", "--json"});
  CHECK(entry(boroughs["areas"], "area", "s")["se"].is_null());
  checkWhy(boroughs, "boroughs");
  checkWhy(line.json({"importance", "P.candour", "--model", "model.json", "--json"}), "importance");
}

TEST_CASE("a file name that is no UTF-8 spoils no answer") {
  CommandLine line;
  line.write("n\xFF.csv", "y,x\n1,2\n0,3\n1,3\n0,2\n");
  line.done({"import", "n\xFF.csv", "-o", "P.candour"});
  CHECK(line.json({"describe", "P.candour", "--json"})["rows"] == 4);
  CHECK(line.fit(Json::parse(
            R"({"outcome": {"variable": "y", "positive": [1]}, "drivers": ["x"]})"))["n"] == 4);
}

TEST_CASE("areas where everybody answers alike still have an answer or a reason") {
  CommandLine line;
  line.import("y,area\n1,a\n1,a\n1,a\n0,b\n0,b\n1,c\n0,c\n1,c\n");
  line.write("model.json", R"({"outcome": {"variable": "y", "positive": [1]}, "drivers": [],
                               "area": "area"})");
  const Json boroughs = line.json({"boroughs", "P.candour", "--model", "model.json", "--json"});
  checkWhy(boroughs, "boroughs");
  CHECK(entry(boroughs["areas"], "area", "a")["estimate"] == 1.0);
  CHECK(entry(boroughs["areas"], "area", "b")["estimate"] == 0.0);
}
