// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/plain_sql.h"

using Catch::Matchers::Contains;

namespace {

// A project with four wards in two boroughs.
void prepare(const CommandLine& line) {
  line.import("y,x\n1,1\n0,2\n1,3\n0,1\n");
  line.write("wards.csv",
             "code,name,borough\nE1,Abbey,Barking\nE2,Alibon,Barking\nE3,Becontree,Brent\n"
             "E4,Chadwell,Brent\n");
  CHECK_THAT(line.done({"register", "wards", "P.candour", "wards.csv"}), Contains("4 wards"));
}

Json listed(const CommandLine& line, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments = {"register", "list", "P.candour", "--json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return line.json(arguments)["priorities"];
}

void add(const CommandLine& line, const std::string& ward, const std::string& category) {
  line.done({"register", "add", "P.candour", "--ward", ward, "--cycle", "2019-Q3", "--words",
             "Please", "--category", category});
}

}  // namespace

TEST_CASE("a priority goes from nomination to evaluation", "[ward]") {
  const CommandLine line;
  prepare(line);
  CHECK_THAT(line.done({"register", "add", "P.candour", "--ward", "E1", "--cycle", "2019-Q3",
                        "--words", "Fires in bins", "--category", "Arson", "--nominated-through",
                        "online platform", "partners=Council; Fire service"}),
             Contains("1: Abbey (E1), 2019-Q3, nominated"));
  const auto advance = [&line](std::vector<std::string> fields) {
    std::vector<std::string> all = {"register", "advance", "P.candour", "1"};
    all.insert(all.end(), fields.begin(), fields.end());
    return line.done(all);
  };
  CHECK_THAT(line.refused({"register", "advance", "P.candour", "1"}),
             Contains("It cannot be planned: it has no week of action yet."));
  CHECK_THAT(line.refused({"register", "advance", "P.candour", "1", "week=2019-07-02"}),
             Contains("Monday"));
  CHECK_THAT(advance({"week=2019-07-08"}), Contains("planned"));
  CHECK_THAT(line.refused({"register", "set", "P.candour", "1", "state=evaluated"}),
             Contains("make it acted before evaluated"));
  CHECK_THAT(advance({"actions=Patrols"}), Contains("acted"));
  CHECK_THAT(advance({"result=Two fires, nine before", "feedback_on=2019-08-01",
                      "feedback_channel=Newsletter"}),
             Contains("fed back"));
  CHECK_THAT(line.refused({"register", "advance", "P.candour", "1"}), Contains("follow_up"));
  CHECK_THAT(advance({"follow_up=Look again"}), Contains("evaluated"));
  CHECK_THAT(line.refused({"register", "advance", "P.candour", "1"}), Contains("nothing follows"));
  const Json history = line.json({"register", "history", "P.candour", "1", "--json"})["history"];
  CHECK(history.size() == 11);
  CHECK(history[0]["what"] == "added");
  const Json one = listed(line)[0];
  CHECK(one["state"] == "evaluated");
  CHECK(one["ward_name"] == "Abbey");
  CHECK(one["partners"] == "Council; Fire service");
  CHECK(one["overdue"].is_null());
}

TEST_CASE("the register is filtered, and says what is overdue", "[ward]") {
  const CommandLine line;
  prepare(line);
  add(line, "E1", "Noise");
  add(line, "E2", "Drugs");
  line.done({"register", "advance", "P.candour", "1", "week=2019-07-08"});
  CHECK(listed(line, {"--state", "planned"}).size() == 1);
  CHECK(listed(line, {"--ward", "E2"})[0]["id"] == 2);
  CHECK(listed(line, {"--cycle", "2019-Q4"}).empty());
  const Json late = listed(line, {"--overdue", "--today", "2019-08-01"});
  REQUIRE(late.size() == 1);
  CHECK(late[0]["overdue"]["days"] == 18);
  CHECK(listed(line, {"--overdue", "--today", "2019-07-14"}).empty());
  CHECK_THAT(line.done({"register", "list", "P.candour", "--today", "2019-08-01"}),
             Contains("overdue: 1: Its week of action (8 July 2019)"));
  CHECK_THAT(line.refused({"register", "list", "P.candour", "--state", "finished"}),
             Contains("nominated, planned"));
  CHECK_THAT(line.refused({"register", "add", "P.candour", "--ward", "E1", "--cycle", "2019-Q3",
                           "--words", "Second"}),
             Contains("withdraw it first"));
  line.done({"register", "withdraw", "P.candour", "1"});
  add(line, "E1", "Second");
  CHECK_THAT(line.refused({"register", "withdraw", "P.candour", "9"}), Contains("no priority 9"));
  CHECK_THAT(line.refused({"register", "set", "P.candour", "2", "colour=red"}),
             Contains("no field \"colour\""));
}

TEST_CASE("a register goes out and in again as CSV and as a workbook", "[ward]") {
  const CommandLine line;
  prepare(line);
  add(line, "E1", "Noise");
  add(line, "E3", "Drugs");
  line.done({"register", "withdraw", "P.candour", "2"});
  const Json before = listed(line);
  for (const std::string name : {"r.csv", "r.xlsx"}) {
    line.done({"register", "export", "P.candour", "-o", name});
    const CommandLine other;
    other.import("y,x\n1,1\n0,2\n");
    other.write(name, line.read(name));
    CHECK_THAT(other.done({"register", "import", "P.candour", name}), Contains("2 added"));
    CHECK(listed(other) == before);
    CHECK_THAT(other.done({"register", "import", "P.candour", name}), Contains("2 unchanged"));
  }
  line.write("bad.csv", "ward,cycle,words\nE1,2019-Q4,x\nE2,soon,x\n");
  CHECK_THAT(line.refused({"register", "import", "P.candour", "bad.csv"}),
             Contains("bad.csv, row 3"));
  CHECK_THAT(line.refused({"register", "export", "P.candour", "-o", "r.pdf"}),
             Contains(".csv or .xlsx"));
}

TEST_CASE("boundaries and neighbours are kept with the register", "[ward]") {
  const CommandLine line;
  prepare(line);
  add(line, "E1", "Noise");
  line.write("changes.csv",
             "old_code,new_code,share,since\nE1,N1,0.5,2022-05-05\nE1,N2,0.5,2022-05-05\n");
  CHECK_THAT(line.done({"register", "changes", "P.candour", "changes.csv"}),
             Contains("2 changes; 1 priority has an old code"));
  line.write("half.csv", "old_code,new_code,share\nE1,N1,0.5\n");
  CHECK_THAT(line.refused({"register", "changes", "P.candour", "half.csv"}), Contains("add up to"));
  line.write("n.csv", "ward,neighbour\nE2,E1\nE1,E2\nE1,E9\n");
  const Ran ran = line.run({"register", "neighbours", "P.candour", "n.csv"});
  CHECK(ran.code == 0);
  CHECK_THAT(ran.out, Contains("2 pairs"));
  CHECK_THAT(ran.err, Contains("E9"));
}

TEST_CASE("a plan is drawn, frozen, and found out where it was altered", "[ward]") {
  const CommandLine line;
  prepare(line);
  add(line, "E1", "Noise");
  const std::vector<std::string> plan = {"--cycle", "2019-Q3",   "--first-week", "2019-07-01",
                                         "--seed",  "7",         "--a-week",     "1",
                                         "--break", "2019-07-15"};
  const auto with = [&plan](std::vector<std::string> words, std::vector<std::string> more) {
    words.insert(words.end(), plan.begin(), plan.end());
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  const Json drawn = line.json(with({"rota", "draw", "P.candour"}, {"--json"}));
  REQUIRE(drawn["entries"].size() == 4);
  CHECK(drawn["entries"][2]["week"] == "2019-07-22");
  CHECK(drawn["sha256"].is_null());
  CHECK_THAT(line.refused({"rota", "check", "P.candour"}), Contains("no frozen plan"));
  const auto freeze =
      with({"rota", "freeze", "P.candour"}, {"--name", "Plan", "--on", "2019-06-20", "--plan"});
  CHECK_THAT(line.done(freeze), Contains("1 priority planned"));
  CHECK(listed(line)[0]["state"] == "planned");
  CHECK_THAT(line.refused(freeze), Contains("frozen already"));
  CHECK_THAT(line.done({"rota", "check", "P.candour", "Plan"}), Contains("unaltered"));
  CHECK_THAT(line.refused({"rota", "check", "P.candour", "Plam"}), Contains("Did you mean Plan"));

  REQUIRE(runPlainSql(line / "P.candour",
                      "DROP TRIGGER rota_entry_kept;"
                      "UPDATE rota_entry SET week = '2019-07-08' WHERE week = '2019-07-01'"));
  const Ran check = line.run({"rota", "check", "P.candour"});
  CHECK(check.code == 1);
  CHECK_THAT(check.out, Contains("altered since it was frozen") &&
                            Contains("it was drawn for the week of 1 July 2019"));
  CHECK_THAT(check.err, Contains("The plan \"Plan\" was altered."));
  const Ran json = line.run({"rota", "check", "P.candour", "--json"});
  CHECK(Json::parse(json.out)["rotas"][0]["unaltered"] == false);
}

TEST_CASE("a frozen plan is taken to another project, and an altered one is known there",
          "[ward]") {
  const CommandLine line;
  prepare(line);
  const Json frozen =
      line.json({"rota", "freeze", "P.candour", "--cycle", "2019-Q3", "--first-week", "2019-07-01",
                 "--seed", "7", "--name", "Plan", "--on", "2019-06-20", "--json"});
  line.write("plan.json", frozen.dump());
  Json other = frozen;
  other["name"] = "Late";
  other["entries"][0]["week"] = "2019-09-02";
  line.write("late.json", other.dump());
  line.write("other.csv", "y,x\n1,1\n0,2\n");
  line.done({"import", "other.csv", "-o", "Q.candour"});
  CHECK_THAT(line.done({"rota", "import", "Q.candour", "plan.json"}),
             Contains("Plan, frozen on 2019-06-20: unaltered, and as its seed drew it"));
  CHECK_THAT(line.refused({"rota", "import", "Q.candour", "plan.json"}),
             Contains("frozen already"));
  CHECK_THAT(line.done({"rota", "import", "Q.candour", "late.json"}),
             Contains("Late, frozen on 2019-06-20: altered since it was frozen"));
  CHECK(line.run({"rota", "check", "Q.candour"}).code == 1);
  CHECK_THAT(line.done({"rota", "check", "Q.candour", "Plan"}), Contains("unaltered"));
  CHECK_THAT(line.refused({"rota", "import", "Q.candour", "gone.json"}), Contains("gone.json"));
  line.write("bad.json", "{\"name\": \"P\"}");
  CHECK_THAT(line.refused({"rota", "import", "Q.candour", "bad.json"}), Contains("bad.json"));
}

TEST_CASE("the wards of the survey become wards of the register", "[ward]") {
  const CommandLine line;
  line.import(
      "y,ward_code,ward_name,borough\n1,E1,Abbey,Barking\n0,E1,Abbey,Barking\n"
      "1,E3,Becontree,Brent\n0,,,Brent\n");
  CHECK_THAT(line.done({"register", "wards", "P.candour", "--from-survey"}),
             Contains("Ward ward_code, name ward_name, borough borough") && Contains("2 wards"));
  add(line, "E3", "Noise");
  CHECK_THAT(line.done({"register", "list", "P.candour"}), Contains("Becontree (E3)"));
  CHECK_THAT(line.done({"register", "wards", "P.candour", "--from-survey", "--ward", "ward_name"}),
             Contains("Ward ward_name, borough borough") && Contains("2 wards"));
  CHECK_THAT(line.refused({"register", "wards", "P.candour", "--from-survey", "--ward", "wart"}),
             Contains("wart"));
  CHECK_THAT(line.refused({"register", "wards", "P.candour"}), Contains("--from-survey"));
  line.write("plain.csv", "y,x\n1,1\n0,2\n");
  line.done({"import", "plain.csv", "-o", "Q.candour"});
  CHECK_THAT(line.refused({"register", "wards", "Q.candour", "--from-survey"}),
             Contains("No variable looks like a ward"));
}

TEST_CASE("what wards ask for most is counted and drawn", "[ward]") {
  const CommandLine line;
  prepare(line);
  CHECK_THAT(line.refused({"requests", "P.candour"}), Contains("no priorities yet"));
  add(line, "E1", "Noise");
  add(line, "E2", "Noise");
  add(line, "E3", "Drugs");
  const Json requests = line.json({"requests", "P.candour", "--json"});
  CHECK(requests["wards"] == 3);
  CHECK(requests["categories"][0]["category"] == "Noise");
  CHECK(requests["categories"][0]["by_borough"]["Barking"] == 2);
  CHECK(line.json({"requests", "P.candour", "--borough", "Brent", "--json"})["wards"] == 1);
  CHECK_THAT(line.refused({"requests", "P.candour", "--cycle", "2018-Q1"}), Contains("2018-Q1"));
  line.write("m.json", R"({"outcome": {"variable": "y", "positive": [1]}, "drivers": ["x"]})");
  line.done({"chart", "requests", "P.candour", "--model", "m.json", "-o", "r.svg"});
  CHECK_THAT(line.read("r.csv"), Contains("Noise,2,3"));
  CHECK_THAT(line.read("r.txt"), Contains("Noise is what wards ask for most: 2 of 3 wards"));
  // The recipe holds what was counted: the register may change.
  line.done({"register", "withdraw", "P.candour", "1"});
  line.done({"reproduce", "r.recipe.json"});
}
