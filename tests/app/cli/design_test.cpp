// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

namespace {

struct Interviews : CommandLine {
  Interviews() { done({"import", referenceFile("replicates").string(), "-o", "P.candour"}); }
};

Json modelOf(const char* design) {
  Json model = Json::parse(R"({"outcome": {"variable": "y", "positive": ["Yes"]},
    "drivers": [{"items": ["x"], "as": "number"}, {"items": ["sex"]}], "area": "area"})");
  model["design"] = Json::parse(design);
  return model;
}

constexpr const char* kUnits = R"({"weight": "w", "strata": ["stratum"], "clusters": ["psu"]})";

bool warns(const Json& answer, const std::string& code) {
  for (const auto& warning : answer["warnings"]) {
    if (warning["code"] == code) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("fit says where its errors come from, and corrects few clusters beside them") {
  const Interviews desk;
  const Json usual = desk.fit(modelOf(kUnits));
  CHECK(usual["design"] == Json({{"kind", "linearised"}, {"replicates", 0}}));
  CHECK(usual["cluster_correction"] == "bell_mccaffrey");
  CHECK(warns(usual, "few_clusters"));
  const Json& x = entry(usual["coefficients"], "term", "x");
  for (const char* field : {"se", "df", "t", "p", "lower", "upper"}) {
    CHECK(x["small_sample"][field].is_number());
  }
  CHECK(x["small_sample"]["se"] != x["se"]);
  CHECK(entry(usual["effects"], "driver", "sex").contains("small_sample"));

  Json always = modelOf(kUnits);
  always["design"]["cluster_correction"] = "bell_mccaffrey";
  CHECK(entry(desk.fit(always)["coefficients"], "term", "x")["se"] == x["small_sample"]["se"]);

  Json none = modelOf(kUnits);
  none["design"]["cluster_correction"] = "none";
  const Json plain = desk.fit(none);
  CHECK(plain["cluster_correction"] == "none");
  CHECK_FALSE(warns(plain, "few_clusters"));
  CHECK_FALSE(entry(plain["coefficients"], "term", "x").contains("small_sample"));
  CHECK(entry(plain["coefficients"], "term", "x")["se"] == x["se"]);
}

TEST_CASE("fit says in text how many sampling units there are") {
  const Interviews desk;
  desk.write("model.json", modelOf(kUnits).dump());
  const Json answer = desk.fit(modelOf(kUnits));
  const std::string said = std::to_string(answer["psus"].get<int>()) + " sampling units in " +
                           std::to_string(answer["strata"].get<int>()) + " strata\n";
  CHECK_THAT(desk.done({"fit", "P.candour", "--model", "model.json"}),
             Catch::Matchers::Contains(said));
}

TEST_CASE("replicates are made or read, or refused with what to do") {
  const Interviews desk;
  Json made = modelOf(kUnits);
  made["design"]["replicates"] = {{"method", "jkn"}};
  const Json jackknife = desk.fit(made);
  CHECK(jackknife["design"] == Json({{"kind", "jkn"}, {"replicates", 17}}));
  CHECK(jackknife["cluster_correction"] == "none");
  CHECK(warns(jackknife, "replicates"));
  Json columns = Json::array();
  for (int r = 1; r <= 20; ++r) columns.push_back("boot" + std::to_string(r));
  Json read = modelOf(R"({"weight": "w"})");
  read["design"]["replicates"] = {{"method", "bootstrap"}, {"weights", columns}};
  const Json bootstrap = desk.fit(read);
  CHECK(bootstrap["design"]["replicates"] == 20);
  CHECK(entry(bootstrap["coefficients"], "term", "x")["se"].get<double>() ==
        reference("replicates").approx("bootstrap_given", "se[x]"));
  made["design"]["replicates"] = {{"method", "brr"}};
  CHECK(desk.refusedFit(made).find("two sampling units in every stratum") != std::string::npos);
}

TEST_CASE("boroughs says its interval, and both design effects") {
  const CommandLine desk;
  desk.done({"import", referenceFile("apistrat").string(), "-o", "P.candour"});
  Json model = Json::parse(R"({"outcome": {"variable": "sch.wide", "positive": ["Yes"]},
    "drivers": [{"items": ["ell"], "as": "number"}], "area": "stype",
    "design": {"weight": "pw", "strata": ["stype"], "fpc": "fpc"}})");
  desk.write("m.json", model.dump());
  const Json usual = desk.json({"boroughs", "P.candour", "--model", "m.json", "--json"});
  CHECK(usual["interval"] == "logit");
  CHECK(usual["overall"]["deff"].get<double>() == Approx(.8555719).epsilon(1e-6));
  CHECK(usual["overall"]["deff_kish"].get<double>() == Approx(1.18637).epsilon(1e-5));
  CHECK(usual["overall"]["lower"].get<double>() == Approx(.774540).epsilon(1e-6));
  for (const auto& area : usual["areas"]) CHECK(area.contains("deff"));
  model["design"]["interval"] = "beta";
  desk.write("m.json", model.dump());
  const Json beta = desk.json({"boroughs", "P.candour", "--model", "m.json", "--json"});
  CHECK(beta["interval"] == "beta");
  CHECK(beta["overall"]["lower"].get<double>() == Approx(.774171).epsilon(1e-6));
  CHECK(beta["overall"]["upper"].get<double>() == Approx(.873432).epsilon(1e-6));
}
