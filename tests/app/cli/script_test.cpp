// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "tests/app/cli/command_line.h"
#include "tests/support/reference.h"

using Catch::Matchers::Contains;

namespace {

using Arguments = std::vector<std::string>;

int exitOf(const std::string& command) {
  const int status = std::system(command.c_str());
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

bool hasR() {
  static const bool has =
      exitOf(
          "Rscript -e 'for (p in c(\"survey\", \"DBI\", \"RSQLite\")) loadNamespace(p)' "
          ">/dev/null 2>&1") == 0;
  if (!has) WARN("not run: Rscript with the packages survey, DBI and RSQLite is not here");
  return has;
}

// Strata, clusters, weights of zero, a finite population, a filter, missing answers.
constexpr const char* kScriptModel = R"({
  "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
  "drivers": [
    {"name": "Fairness", "items": ["item1", {"variable": "item2", "missing": [3]}, "item3"],
     "as": "scale"},
    {"name": "Agreement", "items": [{"variable": "agree", "order": ["Strongly disagree",
     "Tend to disagree", "Neither", "Tend to agree", "Strongly agree"]}], "as": "category",
     "reference": "Neither"},
    {"name": "First", "items": ["x1"], "as": "number"}],
  "controls": [{"items": ["sex"], "as": "category", "reference": "Male"}],
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"], "fpc": "fpc"},
  "area": "area", "domain": {"area": [1, 2, 3, 4, 5, 6]}})";

// Runs scripts one after the other in one R, which takes a second to load the package survey; what
// each said is in SCRIPT.out, its status is printed.
constexpr const char* kRunner = R"(
for (file in commandArgs(trailingOnly = TRUE)) {
  script <- new.env()
  script$commandArgs <- function(...) character(0)
  script$quit <- function(status = 0, ...) script$status <- status
  said <- try(capture.output(sys.source(file, script)), silent = TRUE)
  writeLines(as.character(said), paste0(file, ".out"))
  cat(file, if (is.null(script$status)) "stopped" else script$status, "\n")
})";

struct Scripted : CommandLine {
  void write(const std::string& kind, const Arguments& options, const std::string& file) const {
    Arguments arguments = {"script", kind, "P.candour", "--model", "model.json", "-o", file};
    arguments.insert(arguments.end(), options.begin(), options.end());
    done(arguments);
  }
  using CommandLine::write;
  int runR(const std::string& rest) const {
    return exitOf("cd '" + (*this / "").string() + "' && Rscript " + rest);
  }
  /// Writes the script of each figure; R must come to all their numbers.
  void agree(const std::vector<Arguments>& figures) const {
    std::string files;
    for (std::size_t k = 0; k < figures.size(); ++k) {
      const auto& figure = figures[k];
      write(figure.front(), Arguments(figure.begin() + 1, figure.end()), nameOf(k));
      files += " " + nameOf(k);
    }
    write("run.R", kRunner);
    REQUIRE(runR("run.R" + files + " >run.out 2>&1") == 0);
    for (std::size_t k = 0; k < figures.size(); ++k) {
      std::string asked;
      for (const auto& word : figures[k]) asked += word + " ";
      INFO(asked << "\n" << read(nameOf(k) + ".out"));
      CHECK_THAT(read("run.out"), Contains(nameOf(k) + " 0 \n"));
      CHECK_THAT(read(nameOf(k) + ".out"), Contains("the largest relative difference is"));
    }
  }
  static std::string nameOf(std::size_t k) { return "F" + std::to_string(k) + ".R"; }
};

struct Synthetic : Scripted {
  Synthetic() {
    write("model.json", kScriptModel);
    done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  }
};

constexpr const char* kTrendModel = R"({
  "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
  "drivers": [{"name": "First", "items": ["x1"], "as": "number"},
              {"name": "Agreement", "items": ["agree"], "as": "category"}],
  "controls": [{"items": ["sex"], "as": "category"}],
  "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}, "area": "area"})";

// Eight quarters; sampling units are in all of them.
struct ScriptPeriods : Scripted {
  ScriptPeriods() {
    write("model.json", kTrendModel);
    done({"import", referenceFile("periods").string(), "-o", "P.candour"});
  }
};

// Two waves. In the second nobody was asked for an interview date, the columns stand in another
// order, and its first answers are others: the numbers of its texts are not those of the first.
struct Waves : Scripted {
  Waves() {
    write("model.json", kTrendModel);
    std::ifstream file(referenceFile("periods"));
    std::string early, late, row;
    std::getline(file, row);
    early = row + "\n";
    late = "w,y,agree,x1,sex,area,psu,stratum\n";
    for (int n = 0; std::getline(file, row); ++n) {
      const auto cells = cellsOf(row);
      if (n % 2 == 0) {
        early += row + "\n";
      } else if (cells[6] != "Neither") {
        late += cells[8] + "," + cells[7] + "," + cells[6] + "," + cells[5] + "," + cells[4] + "," +
                cells[3] + "," + cells[2] + "," + cells[1] + "\n";
      }
    }
    write("early.csv", early);
    write("late.csv", late);
    done({"import", "early.csv", "late.csv", "-o", "P.candour"});
  }
  static Arguments cellsOf(const std::string& row) {
    Arguments cells(1);
    for (const char c : row) {
      if (c == ',') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    return cells;
  }
};

struct Sample : Scripted {
  Sample() {
    const auto file = std::filesystem::path(CANDOUR_SOURCE_DIR) /
                      "data/sample/public_attitude_survey_sample.zsav";
    done({"import", file.string(), "-o", "P.candour"});
    write("model.json", done({"propose", "P.candour"}));
  }
};

}  // namespace

TEST_CASE("R comes to the numbers of a figure: clusters, a filter, a finite population") {
  if (!hasR()) return;
  const Synthetic line;
  line.agree(
      {{"effects"},
       {"importance"},
       {"curve", "--driver", "Fairness"},
       {"curve", "--driver", "Agreement"},
       {"groups"},
       {"boroughs"},
       {"map"},
       {"funnel"},
       {"differences"},
       {"gap", "--area", "2"},
       {"gap", "--group", "sex=Female"},
       {"whatif", "--move", "Fairness=0.03", "--move", "Agreement=-0.02"},
       {"whatif", "--move", "First=-0.03", "--area", "2"},
       {"target", "--driver", "Agreement", "--to", "0.7"},
       {"target", "--driver", "First", "--to", "0.6", "--area", "3"},
       {"uplift", "--area", "3"},
       {"priorities"},
       {"cooperation", "--behaviour", "rare=1", "--through", "y=Yes", "--through", "place=west"},
       {"through-trust", "--behaviour", "rare=1", "--through", "y=Yes"}});
}

TEST_CASE("R comes to the numbers of other models than the logit") {
  if (!hasR()) return;
  const Synthetic line;
  const std::string rest = R"("drivers": [{"name": "First", "items": ["x1"], "as": "number"},
      {"name": "Second", "items": ["x2"], "as": "number", "degree": 2}],
      "controls": [{"items": ["sex"], "as": "category"}], "interactions": [["First", "sex"]],
      "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}})";
  line.write("model.json",
             R"({"family": "linear", "outcome": {"variable": "y", "positive": ["Yes"]}, )" + rest);
  line.agree({{"effects"}, {"curve", "--driver", "First"}});
  line.write("model.json",
             R"({"family": "ordinal", "outcome": {"variable": "agree", "positive":
      ["Tend to agree", "Strongly agree"], "order": ["Strongly disagree", "Tend to disagree",
      "Neither", "Tend to agree", "Strongly agree"]}, )" +
                 rest);
  line.agree({{"effects"}, {"curve", "--driver", "First"}});
}

TEST_CASE("R comes to the numbers of powers and interactions") {
  if (!hasR()) return;
  const Scripted line;
  line.CommandLine::write("model.json", R"({
    "outcome": {"name": "Trust", "variable": "y", "positive": ["Yes"]},
    "drivers": [{"name": "Scale", "items": ["item1", "item2", "item3"], "as": "scale", "degree": 3},
                {"name": "First", "items": ["x1"], "as": "number", "degree": 2},
                {"items": ["sex"], "as": "category"}],
    "controls": [{"items": ["agree"], "as": "category"}],
    "interactions": [["Scale", "sex"], ["First", "Scale"], ["sex", "agree"]],
    "design": {"weight": "w", "strata": ["stratum"], "clusters": ["psu"]}})");
  line.done({"import", referenceFile("synthetic").string(), "-o", "P.candour"});
  line.agree({{"effects"}, {"curve", "--driver", "Scale"}, {"curve", "--driver", "sex"}});
}

TEST_CASE("R comes to the numbers of a trend") {
  if (!hasR()) return;
  const ScriptPeriods line;
  line.agree({{"trend", "--target", "0.6"},
              {"trend", "--by", "rolling12"},
              {"trend", "--by", "year", "--time", "interview_date"},
              {"trend-areas", "--by", "rolling12"},
              {"trend-areas", "--by", "year", "--time", "quarter"},
              {"trend-drivers", "--by", "year"},
              {"changes", "--by", "year"},
              {"changes", "--by", "quarter", "--since", "2018-10"}});
}

TEST_CASE("R leaves out who has no weight, as Candour does") {
  if (!hasR()) return;
  const Synthetic line;
  std::ifstream file(referenceFile("synthetic"));
  std::string text, row;
  for (int n = 0; std::getline(file, row); ++n) {
    auto cells = Waves::cellsOf(row);
    if (n % 37 == 5) cells[13].clear();  // w
    for (std::size_t k = 0; k < cells.size(); ++k) text += (k == 0 ? "" : ",") + cells[k];
    text += "\n";
  }
  line.CommandLine::write("some.csv", text);
  line.done({"import", "some.csv", "-o", "P.candour"});
  line.agree({{"effects"},
              {"reliability", "--driver", "Fairness"},
              {"likert"},
              {"boroughs"},
              {"groups"},
              {"curve", "--driver", "First"}});
}

TEST_CASE("R joins the waves of a project as Candour does") {
  if (!hasR()) return;
  const Waves line;
  line.agree(
      {{"trend", "--by", "wave"}, {"trend-drivers", "--by", "wave"}, {"groups"}, {"likert"}});
}

TEST_CASE("R comes to the numbers of the bundled survey") {
  if (!hasR()) return;
  const Sample line;
  line.agree({{"boroughs"},
              {"trend"},
              {"trend-drivers"},
              {"changes", "--by", "year"},
              {"uplift", "--area", "Hackney"},
              {"cooperation"},
              {"through-trust", "--behaviour", "inform"}});
}

TEST_CASE("no label breaks out of a script") {
  if (!hasR()) return;
  const Scripted line;
  const Arguments places = {"\"\"); quit(status = 0) #", "back\\slash", "two\nlines",
                            "Zo\xC3\xAB\xE2\x80\x99s"};
  std::string csv = "trust,place\n";
  unsigned seed = 7;
  for (int n = 0; n < 400; ++n) {
    seed = seed * 1103515245 + 12345;
    csv += std::to_string(seed >> 16 & 1) + ",\"" + places[(seed >> 20) % 4] + "\"\n";
  }
  line.CommandLine::write("model.json", R"({"outcome": {"variable": "trust", "positive": [1]},
    "drivers": [], "controls": [{"items": ["place"], "as": "category"}], "area": "place"})");
  line.import(csv);
  line.agree({{"boroughs"}, {"differences"}, {"groups"}});
}

TEST_CASE("who is withheld is not in a script, nor are exact counts then") {
  const CommandLine line;
  std::string csv = "trust,area\n";
  for (int n = 0; n < 300; ++n) {
    csv += std::string(n % 3 == 0 ? "0" : "1") + (n < 4        ? ",Tiny\n"
                                                  : n % 2 == 0 ? ",East\n"
                                                               : ",West\n");
  }
  line.write("model.json", R"({"outcome": {"variable": "trust", "positive": [1]}, "drivers": [],
    "area": "area"})");
  line.import(csv);
  const Arguments script = {"script",     "boroughs", "P.candour", "--model",
                            "model.json", "-o",       "F.R"};
  line.done(script);
  CHECK_THAT(line.read("F.R"), Contains("\"percent[West]\"") && !Contains("\"percent[Tiny]\"") &&
                                   !Contains("\"n[West]\""));
  Arguments disclosed = script;
  disclosed.insert(disclosed.end(), {"--disclose", "agreed with the area"});
  line.done(disclosed);
  CHECK_THAT(line.read("F.R"), Contains("\"n[West]\""));
}

TEST_CASE("a script with one number altered fails and names it") {
  if (!hasR()) return;
  const Synthetic line;
  line.Scripted::write("effects", {}, "F.R");
  REQUIRE(line.runR("F.R P.candour >F.out 2>&1") == 0);
  std::string script = line.read("F.R");
  const std::string name = "\"percentage_points[First][x1][][per sd]\" = ";
  const auto at = script.find(name);
  REQUIRE(at != std::string::npos);
  const auto end = script.find_first_of(",)", at + name.size());
  const double value = std::stod(script.substr(at + name.size(), end - at - name.size()));
  script.replace(at + name.size(), end - at - name.size(), std::to_string(value * (1 + 1e-5)));
  line.write("F.R", script);
  CHECK(line.runR("F.R >F.out 2>&1") == 1);
  const std::string said = line.read("F.out");
  const auto row = said.find("percentage_points[First]");
  REQUIRE(row != std::string::npos);
  CHECK_THAT(said.substr(row, said.find('\n', row) - row), Contains("NO"));
}

TEST_CASE("a script holds no interview and says what it is about") {
  const Synthetic line;
  line.done({"script", "boroughs", "P.candour", "--model", "model.json", "-o", "F.R"});
  const std::string script = line.read("F.R");
  CHECK_THAT(script, Contains("Candour") && Contains("P.candour") && Contains("svydesign(") &&
                         Contains("\"percent[1]\" = "));
  // The third interview's number of x2 is in no other way known.
  CHECK_THAT(script, !Contains("58.09"));
  CHECK_THAT(
      line.refused({"script", "boroughs", "P.candour", "--model", "model.json", "-o", "F.txt"}),
      Contains("F.txt") && Contains(".R"));
}

TEST_CASE("a script is written of a chart's recipe too") {
  const Synthetic line;
  line.done({"chart", "boroughs", "P.candour", "--model", "model.json", "-o", "areas.svg"});
  line.done({"script", "areas.recipe.json", "P.candour", "-o", "A.R"});
  line.done({"script", "boroughs", "P.candour", "--model", "model.json", "-o", "F.R"});
  CHECK(line.read("A.R") == line.read("F.R"));
  CHECK(line.run({"script", "areas", "P.candour", "-o", "A.R"}).code == 2);
}
