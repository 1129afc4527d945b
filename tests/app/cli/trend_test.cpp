// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"
#include "tests/support/shared_data.h"

using Catch::Matchers::Contains;

namespace {

struct TrendPeriods : CommandLine {
  TrendPeriods() {
    write("model.json", R"({"outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
      "drivers": [{"name": "x1", "items": ["x1"], "as": "number"}, "sex"], "area": "area",
      "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}})");
    done({"import", referenceFile("periods").string(), "-o", "P.candour"});
  }
  Json trend(std::vector<std::string> more) const {
    more.insert(more.begin(), {"trend", "P.candour", "--model", "model.json", "--json"});
    return json(more);
  }
};

}  // namespace

TEST_CASE("a trend has its windows and changes under the names promised") {
  const TrendPeriods line;
  const Reference& expected = reference("trend");
  const Json trend = line.trend({"--by", "rolling12", "--target", "0.5"});
  REQUIRE(trend["windows"].size() == 5);
  for (const auto& window : trend["windows"]) {
    const std::string key = "[" + window["label"].get<std::string>() + "]";
    CHECK(window["estimate"].get<double>() == expected.approx("rolling12", "estimate" + key));
    CHECK(window["se"].get<double>() == expected.approx("rolling12", "se" + key));
    CHECK(window["break_before"] == false);
    CHECK(window["parts"] == 4);
    CHECK(window["partial"] == false);
  }
  CHECK(trend["windows"][0]["from"] == "2018-04");
  CHECK(trend["windows"][0]["to"] == "2019-03");
  const Json& change = trend["changes"][0];
  const std::string key =
      "[" + change["from"].get<std::string>() + " > " + change["to"].get<std::string>() + "]";
  CHECK(change["p"].get<double>() == expected.approx("rolling12", "change_p" + key));
  CHECK(entry(trend["changes"], "kind", "target")["from"] == "target");
  for (const auto& each : trend["changes"]) {
    for (const char* field : {"estimate", "se", "lower", "upper", "p"}) {
      CHECK(each[field].is_number());
    }
    const bool toLatest = each["to"] == trend["windows"].back()["label"];
    CHECK(each["p_holm"].is_number() == toLatest);
    CHECK(each.contains("p_holm_why") != toLatest);
  }
}

TEST_CASE("areas, drivers, equal quarters and breaks are asked for by their options") {
  const TrendPeriods line;
  const Json areas = line.trend({"--by", "year", "--areas", "--drivers"});
  REQUIRE(areas["areas"].size() == 8);
  CHECK(areas["areas"][0]["windows"].size() == 2);
  CHECK(areas["areas"][0].contains("p_holm"));
  REQUIRE(areas["drivers"].size() == 2);
  CHECK(areas["drivers"][0]["change"]["p"].is_number());
  const Json equal = line.trend({"--by", "rolling12", "--equal"});
  CHECK(equal["windows"][0]["se"].get<double>() ==
        reference("trend").approx("rolling12_equal", "se[Apr 2018 to Mar 2019]"));
  line.write("breaks.json", R"([{"from": "2019-04", "what": "By telephone"}])");
  const Json broken = line.trend({"--by", "year", "--breaks", "breaks.json"});
  CHECK(broken["windows"][1]["break_before"] == true);
  CHECK(broken["changes"][0]["estimate"].is_null());
  CHECK_THAT(broken["changes"][0]["why"].get<std::string>(), Contains("break"));
  CHECK(line.trend({"--time", "quarter"})["windows"].size() == 8);
  const std::string text = line.done(
      {"trend", "P.candour", "--model", "model.json", "--by", "year", "--areas", "--drivers"});
  CHECK_THAT(text, Contains("Apr 2019 to Mar 2020") && Contains("Change to") && Contains("x1"));
}

TEST_CASE("a single part of a year is said to be one, and nothing is headed that is not there") {
  const CommandLine line;
  line.write("few.csv", "y,unasked,when\n1,,Apr 2019\n0,,May 2019\n1,,Jun 2019\n0,,Jun 2019\n");
  line.done({"import", "few.csv", "-o", "F.candour"});
  line.write("few.json", R"({"outcome": {"variable": "y", "positive": [1]},
    "drivers": [{"name": "Unasked", "items": ["unasked"], "as": "number"}]})");
  const std::vector<std::string> ask = {"trend",    "F.candour", "--model",
                                        "few.json", "--by",      "year"};
  const std::string text = line.done(ask);
  CHECK_THAT(text, !Contains("Change to") && Contains("only 1 of its 4 quarters"));
  auto withDrivers = ask;
  withDrivers.insert(withDrivers.end(), {"--drivers", "--json"});
  const Json trend = line.json(withDrivers);
  CHECK(trend["windows"][0]["parts"] == 1);
  CHECK(trend["windows"][0]["partial"] == true);
  CHECK_THAT(trend["windows"][0]["partial_why"].get<std::string>(),
             Contains("1 of its 4 quarters"));
  // The shares stand though the model does not.
  CHECK(trend["windows"][0]["estimate"] == 0.5);
  CHECK(trend["drivers"].is_null());
  CHECK_THAT(trend["drivers_why"].get<std::string>(), Contains("unasked"));
}

TEST_CASE("dates of which none says interview are told apart by --time, of charts too") {
  const CommandLine line;
  line.write("two.csv",
             "y,entered,sent\n1,2019-04-01,2018-01-05\n0,2019-05-01,2018-01-05\n"
             "1,2019-07-01,2018-04-05\n0,2019-08-01,2018-04-05\n");
  line.done({"import", "two.csv", "-o", "T.candour"});
  line.write("two.json", R"({"outcome": {"variable": "y", "positive": [1]}, "drivers": []})");
  CHECK_THAT(line.refused({"trend", "T.candour", "--model", "two.json"}),
             Contains("entered, sent") && Contains("--time"));
  line.done({"chart", "trend", "T.candour", "--model", "two.json", "--time", "entered", "-o",
             "k.svg", "--disclose", "four made-up people"});
  CHECK_THAT(line.read("k.csv"), Contains("Apr-Jun 2019"));
  CHECK_THAT(line.done({"trend", "--help"}), Contains("--breaks FILE"));
}

TEST_CASE("a trend that cannot be made ends with one line") {
  const TrendPeriods line;
  const auto refused = [&line](std::vector<std::string> more) {
    more.insert(more.begin(), {"trend", "P.candour", "--model", "model.json"});
    return line.refused(more);
  };
  CHECK_THAT(refused({"--time", "sex"}), Contains("does not tell time"));
  CHECK_THAT(refused({"--time", "MONT"}), Contains("MONTH?"));
  CHECK_THAT(refused({"--by", "rolling12", "--drivers"}), Contains("do not overlap"));
  line.write("bad.json", "[{\"from\": \"soon\", \"what\": \"x\"}]");
  CHECK_THAT(refused({"--breaks", "bad.json"}), Contains("bad.json") && Contains("soon"));
  CHECK_THAT(refused({"--breaks", "none.json"}), Contains("none.json"));
  CHECK(line.run({"trend", "P.candour", "--by", "decade"}).code == 2);
  CHECK(line.run({"trend", "P.candour", "--target", "70"}).code == 2);
}

TEST_CASE("published series are kept, listed and drawn behind a trend") {
  const TrendPeriods line;
  CHECK_THAT(line.done({"series", "P.candour"}), Contains("no published series"));
  line.write("dashboard.csv",
             "Date;Borough;Measure;Proportion;MPS\n31/03/2019;Westminster;Trust MPS;0,8;0,83\n"
             "31/03/2020;Barnet;Trust MPS;0,7;0,81\n");
  CHECK_THAT(line.done({"series", "P.candour", "dashboard.csv"}),
             Contains("4 figures") && Contains("2 areas") && Contains("Trust MPS"));
  CHECK_THAT(line.done({"series", "P.candour"}),
             Contains("dashboard.csv") && Contains("Mar 2019 to Mar 2020"));
  line.done({"chart", "trend", "P.candour", "--model", "model.json", "--by", "rolling12",
             "--published", "dashboard.csv", "--target", "0.7", "-o", "t.svg"});
  CHECK_THAT(line.read("t.csv"), Contains(",81,") || Contains(",81"));
  CHECK_THAT(line.read("t.svg"), Contains("Published"));
  for (const char* kind : {"trend-areas", "trend-drivers"}) {
    line.done({"chart", kind, "P.candour", "--model", "model.json", "--by", "year", "-o", "k.svg"});
    CHECK(line.has("k.txt"));
  }
  line.write("bad.csv", "Date,Borough,Measure,Proportion\n2020-03-31,Barnet,Trust,lots\n");
  CHECK_THAT(line.refused({"series", "P.candour", "bad.csv"}),
             Contains("bad.csv") && Contains("line 2"));
  CHECK_THAT(line.refused({"chart", "trend", "P.candour", "--model", "model.json", "--published",
                           "dashboard.csv", "--measure", "Love", "-o", "n.svg"}),
             Contains("Love") && Contains("Trust MPS"));
}

TEST_CASE("the Sao Paulo panel: waves that share people") {
  const auto file = sharedData("saopaulo_panel/panel_long.csv");
  if (file.empty()) return;
  const CommandLine line;
  line.done({"import", file.string(), "-o", "P.candour"});
  line.write("model.json", R"({"outcome": {"name": "Fair", "variable": "djpol", "positive": [4, 5]},
    "drivers": [{"name": "Above the law", "items": ["ovp1", "ovp2"], "as": "scale"}],
    "design": {"clusters": ["quest"]}, "area": "area", "wave": "wave"})");
  const Json trend = line.json({"trend", "P.candour", "--model", "model.json", "--by", "wave",
                                "--areas", "--drivers", "--json"});
  const Reference& expected = reference("sao_paulo");
  REQUIRE(trend["windows"].size() == 3);
  for (std::size_t k = 0; k < 3; ++k) {
    const std::string key = "[" + std::to_string(k + 1) + "]";
    CHECK(trend["windows"][k]["estimate"].get<double>() ==
          expected.approx("waves", "estimate" + key));
    CHECK(trend["windows"][k]["se"].get<double>() == expected.approx("waves", "se" + key));
  }
  const Json& previous = entry(trend["changes"], "kind", "previous");
  CHECK(previous["from"] == "Wave 2");
  CHECK(previous["estimate"].get<double>() == expected.approx("waves", "change[2 > 3]"));
  CHECK(previous["se"].get<double>() == expected.approx("waves", "change_se[2 > 3]"));
  const Json& first = entry(trend["changes"], "kind", "first");
  CHECK(first["se"].get<double>() == expected.approx("waves", "change_se[1 > 3]"));
  CHECK(trend["areas"].size() == 8);
  CHECK(trend["drivers"][0]["windows"].size() == 3);
}

TEST_CASE("what has changed, as numbers and as a figure") {
  const TrendPeriods line;
  const Reference& expected = reference("changes");
  const Json changes = line.json({"changes", "P.candour", "--model", "model.json", "--by",
                                  "quarter", "--since", "2018-10", "--json"});
  CHECK(changes["overall"]["estimate"].get<double>() == expected.approx("since", "estimate[y]"));
  CHECK(changes["overall"]["se"].get<double>() == expected.approx("since", "se[y]"));
  CHECK(changes["from"]["from"] == "2018-10");
  CHECK(changes["areas"].size() == 8);
  CHECK(changes["not_scales"].size() == 2);
  line.done({"chart", "changes", "P.candour", "--model", "model.json", "--by", "year", "-o",
             "changes.svg"});
  CHECK_THAT(line.read("changes.csv"), Contains("outcome,Trust,420,429"));
  CHECK_THAT(line.read("changes.txt"), Contains("changes from"));
  CHECK_THAT(line.refused({"changes", "P.candour", "--model", "model.json", "--since", "1999"}),
             Contains("1999"));
}
