// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

constexpr const char* kBriefModel = R"({
  "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
  "drivers": [{"name": "Effectiveness", "items": ["scale"], "as": "number"},
              {"name": "Age", "items": ["x2"], "as": "number"}],
  "controls": [{"items": ["sex"], "as": "category"}],
  "design": {"weight": "w"}, "area": "area"})";

struct BriefPeople : CommandLine {
  BriefPeople() {
    write("model.json", kBriefModel);
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  }
};

}  // namespace

TEST_CASE("a briefing in every format, made again from its recipe") {
  const BriefPeople line;
  const std::vector<std::pair<std::string, std::string>> formats = {
      {"pdf", "%PDF"}, {"pptx", "PK"}, {"odt", "PK"}, {"html", "<!DOCTYPE html>"}};
  for (const auto& [format, start] : formats) {
    INFO(format);
    const std::string file = "trust_" + format + "." + format;
    const std::string said = line.done({"brief", "P.candour", "--model", "model.json", "-o", file});
    CHECK_THAT(said, Contains("5 pages"));
    CHECK_THAT(line.read(file), StartsWith(start));
    CHECK_THAT(line.done({"reproduce", "trust_" + format + ".recipe.json"}),
               Contains("The same bytes"));
  }
  const std::string page = line.read("trust_html.html");
  CHECK_THAT(page, Contains("What to ask") && Contains("not proof of cause"));
}

TEST_CASE("a briefing in two formats of one name keeps both recipes") {
  const BriefPeople line;
  for (const std::string file : {"t.pdf", "t.html", "t.pdf"}) {
    line.done({"brief", "P.candour", "--model", "model.json", "-o", file});
  }
  for (const std::string file : {"t.recipe.json", "t.html.recipe.json", "t.pdf", "t.html"}) {
    INFO(file);
    const bool html = file.find("html") != std::string::npos;
    CHECK_THAT(line.done({"reproduce", file}),
               Contains(std::string("The same bytes: ") + (html ? "t.html" : "t.pdf")));
  }
  line.write("t.html", line.read("t.html") + "<!-- altered -->");
  CHECK_THAT(line.refused({"reproduce", "t.html"}), Contains("bytes have been changed"));
  CHECK_THAT(line.refused({"reproduce", "u.pdf"}), Contains("no recipe of u.pdf"));
}

TEST_CASE("a briefing is composed, edited and made") {
  const BriefPeople line;
  line.done({"brief", "P.candour", "--model", "model.json", "--area", "3", "-o", "area.html",
             "--compose", "area.json"});
  Json briefing = Json::parse(line.read("area.json"));
  CHECK(briefing["title"] == "Trust in Area 3");
  briefing["pages"][0]["headline"] = "What the analyst says";
  briefing["pages"].erase(1);
  line.write("mine.json", briefing.dump());
  line.done({"brief", "P.candour", "--briefing", "mine.json", "-o", "mine.html"});
  CHECK_THAT(line.read("mine.html"), Contains("What the analyst says"));
}

TEST_CASE("a briefing for every area, in one go") {
  const BriefPeople line;
  const Json packs = line.json(
      {"packs", "P.candour", "--model", "model.json", "-o", "out", "--as", "html", "--json"});
  REQUIRE(packs["packs"].size() >= 4);
  for (const Json& pack : packs["packs"]) {
    INFO(pack.dump());
    REQUIRE(pack["file"].is_string());
    CHECK_THAT(line.read("out/" + pack["file"].get<std::string>()),
               Contains("Trust in Area " + pack["area"].get<std::string>()));
  }
}

TEST_CASE("a briefing that cannot be made says why, and writes nothing") {
  const BriefPeople line;
  CHECK_THAT(line.refused({"brief", "P.candour", "--model", "model.json", "-o", "trust.docx"}),
             Contains(".pdf"));
  CHECK_THAT(line.refused({"brief", "P.candour", "--briefing", "none.json", "-o", "a.pdf"}),
             Contains("none.json"));
  CHECK_THAT(line.refused({"brief", "P.candour", "--model", "model.json", "-o", "no/trust.pdf"}),
             Contains("no"));
  line.write("noarea.json",
             R"({"outcome": {"variable": "y", "positive": ["Yes"]}, "drivers": ["x1"]})");
  CHECK_THAT(line.refused({"packs", "P.candour", "--model", "noarea.json", "-o", "out"}),
             Contains("area"));
}
