// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/app/cli/command_line.h"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

const std::vector<std::string> kCommands = {
    "import", "describe", "simulate", "propose",  "fit",  "importance", "boroughs",
    "groups", "curve",    "chart",    "register", "rota", "requests"};

}  // namespace

TEST_CASE("every command explains itself with an example") {
  const CommandLine line;
  const Ran general = line.run({"--help"});
  CHECK(general.code == 0);
  for (const auto& command : kCommands) {
    INFO(command);
    CHECK_THAT(general.out, Contains("\n  " + command + " "));
    const Ran ran = line.run({command, "--help"});
    CHECK(ran.code == 0);
    CHECK(ran.err.empty());
    CHECK_THAT(ran.out, Contains("Example: candour-cli " + command));
  }
  CHECK_THAT(line.done({"--version"}), StartsWith("candour-cli "));
}

TEST_CASE("wrong usage exits with 2 and points to the help") {
  const CommandLine line;
  const std::vector<std::vector<std::string>> wrong = {
      {},
      {"fti"},
      {"--nonsense"},
      {"import"},
      {"import", "a.csv"},
      {"import", "a.csv", "b.csv", "-o", "P.candour", "--wave", "both"},
      {"describe"},
      {"fit"},
      {"fit", "P.candour", "--nonsense"},
      {"fit", "P.candour", "--model"},
      {"simulate"},
      {"simulate", "--rows", "none", "-o", "a.csv"},
      {"simulate", "--rows", "0", "-o", "a.csv"},
      {"simulate", "--years", "11", "-o", "a.csv"},
      {"chart", "pie", "P.candour", "-o", "a.svg"},
      {"chart", "effects", "P.candour"},
      {"chart", "effects", "P.candour", "-o", "a.svg", "--size", "huge"}};
  for (const auto& arguments : wrong) {
    const Ran ran = line.run(arguments);
    INFO((arguments.empty() ? "" : arguments.back()) << ": " << ran.err);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK_THAT(ran.err, Contains("--help"));
  }
  CHECK_THAT(line.run({"fti"}).err, Contains("no command \"fti\". Did you mean fit?"));
}

TEST_CASE("results that cannot be written are not a success") {
  if (!std::ofstream("/dev/full")) return;
  const CommandLine line;
  line.import("a,b\n1,2\n");
  const std::string command = "'" + std::string(CANDOUR_CLI) + "' describe '" +
                              (line / "P.candour").string() + "' --json >/dev/full 2>/dev/null";
  CHECK(std::system(command.c_str()) != 0);
}

TEST_CASE("simulated years come 12,800 interviews at a time unless told otherwise") {
  const CommandLine line;
  CHECK_THAT(line.done({"simulate", "--years", "1", "-o", "year.sav"}),
             Contains("12,800 simulated interviews"));
  CHECK_THAT(line.done({"simulate", "--years", "10", "--rows", "500", "-o", "few.csv"}),
             Contains("500 simulated interviews"));
  line.done({"import", "few.csv", "-o", "few.candour"});
  const Json described = line.json({"describe", "few.candour", "--json"});
  CHECK(described.at("simulated") == true);
}

TEST_CASE("the same seed gives the same bytes, another seed others") {
  const CommandLine line;
  for (const std::string ending : {".csv", ".sav"}) {
    line.done({"simulate", "--rows", "150", "--seed", "7", "-o", "one" + ending});
    line.done({"simulate", "--rows", "150", "--seed", "7", "-o", "two" + ending});
    line.done({"simulate", "--rows", "150", "--seed", "8", "-o", "three" + ending});
    CHECK((line.read("one" + ending) == line.read("two" + ending)));
    CHECK((line.read("one" + ending) != line.read("three" + ending)));
  }
  line.done({"import", "one.csv", "-o", "csv.candour"});
  line.done({"import", "one.sav", "-o", "sav.candour"});
  const Json csv = line.json({"describe", "csv.candour", "--json"});
  const Json sav = line.json({"describe", "sav.candour", "--json"});
  CHECK(csv.at("rows") == 150);
  CHECK(csv.at("simulated") == true);
  CHECK(sav.at("simulated") == true);
  CHECK(csv.at("variables").size() == sav.at("variables").size());
  CHECK(csv.at("variables").size() >= 80);
}

TEST_CASE("a simulated survey as wide as the real one") {
  const CommandLine line;
  line.done({"simulate", "--rows", "20", "--all-columns", "-o", "wide.csv"});
  const std::string text = line.read("wide.csv");
  const std::string header = text.substr(0, text.find('\n'));
  CHECK(std::count(header.begin(), header.end(), ',') > 470);
}
