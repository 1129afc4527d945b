// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/store/project.h"
#include "tests/support/plain_sql.h"
#include "tests/support/temporary.h"

using namespace candour;

namespace {

Survey joinWave(const std::string& name, std::size_t rows) {
  Survey survey;
  survey.rows = rows;
  survey.waves.push_back({name, name + ".csv", 0, rows, false});
  return survey;
}

Variable scale(const std::string& name, const std::vector<Level>& levels) {
  Variable variable{name};
  variable.levels = levels;
  return variable;
}

Variable texts(const std::string& name, const std::vector<std::string>& answers) {
  Variable variable{name, "", VariableKind::Text};
  for (const auto& answer : answers) {
    variable.levels.push_back({variable.levels.size() + 1.0, answer, false});
  }
  return variable;
}

const std::vector<Level> kUp = {{1, "Poor", false}, {2, "Fair", false}, {3, "Good", false}};
const std::vector<Level> kDown = {{1, "Good", false}, {2, "Fair", false}, {3, "Poor", false}};

// Two waves: q is q_new later, its scale turned round; area is spelt otherwise; age has a code 99.
Survey older() {
  Survey wave = joinWave("2018", 4);
  wave.add(scale("q", kDown), Column::coded({0, 1, 2, -1}, 3));
  wave.add(texts("area", {"Brent", "camden"}), Column::coded({0, 1, 1, 0}, 2));
  wave.add(Variable{"age"}, Column::numbers({20, 99, 41.5, emptyNumber()}));
  return wave;
}

Survey newer() {
  Survey wave = joinWave("2019", 2);
  wave.add(scale("q_new", kUp), Column::coded({2, 0}, 3));
  wave.add(texts("area", {"Camden", "Brent"}), Column::coded({0, 1}, 2));
  wave.add(scale("age", {{30, "", false}, {999, "No answer", true}}), Column::coded({0, 1}, 2));
  return wave;
}

const std::vector<WaveJoin> kJoins = {{"2018", "age", "age", {{"99", "999"}}},
                                      {"2018", "area", "area", {{"camden", "Camden"}}},
                                      {"2018", "q", "q_new", {{"1", "3"}, {"3", "1"}}}};

Project projectOf(const TemporaryFolder& folder, const std::vector<Survey>& waves) {
  auto project = Project::create(folder / "p.candour");
  REQUIRE(project);
  for (const auto& wave : waves) REQUIRE(project->addWave(wave));
  return std::move(*project);
}

void checkSame(const Survey& a, const Survey& b) {
  REQUIRE(a.variables == b.variables);
  for (std::size_t i = 0; i < a.columns.size(); ++i) {
    INFO(a.variables[i].name);
    CHECK(*a.columns[i] == *b.columns[i]);
  }
}

}  // namespace

TEST_CASE("joined waves load as if the data had been renamed and recoded beforehand") {
  const TemporaryFolder folder, other;
  Project project = projectOf(folder, {older(), newer()});
  const Survey before = *project.loadAll();
  for (const auto& join : kJoins) REQUIRE(project.join(join));
  Survey recoded = joinWave("2018", 4);
  recoded.add(scale("q_new", kUp), Column::coded({2, 1, 0, -1}, 3));
  recoded.add(texts("area", {"Brent", "Camden"}), Column::coded({0, 1, 1, 0}, 2));
  recoded.add(Variable{"age"}, Column::numbers({20, 999, 41.5, emptyNumber()}));
  const Project expected = projectOf(other, {recoded, newer()});
  checkSame(*project.loadAll(), *expected.loadAll());
  CHECK(project.describe()->variables == project.loadAll()->variables);
  // One wave alone, as it is read and as its file has it.
  const std::vector<std::string> names = {"q_new"};
  const auto joined = project.loadWave("2018", names, Project::Reading::Joined);
  REQUIRE(joined);
  CHECK(joined->rows == 4);
  CHECK(joined->waves.size() == 1);
  CHECK(joined->find("q_new"));
  CHECK(project.loadWave("2018", {}, Project::Reading::AsInFile)->variables[0].name == "q");
  CHECK(project.loadWave("2017", {}, Project::Reading::Joined).error().message ==
        "There is no wave \"2017\". Did you mean 2018 or 2019?");
  const auto origins = project.origins();
  CHECK(origins[0].variable == "q_new");
  CHECK(origins[0].nameInFile == "q");
  CHECK(origins[0].answersMapped == "1 as 3, 3 as 1");
  // Undone, all is as it was; so it is after opening the file again.
  for (const auto& join : kJoins) CHECK(project.unjoin(join.wave, join.variable));
  CHECK_FALSE(project.unjoin("2018", "q"));
  checkSame(*project.loadAll(), before);
}

TEST_CASE("joins are kept, listed, and told where figures rest on them") {
  const TemporaryFolder folder;
  {
    Project project = projectOf(folder, {older(), newer()});
    for (const auto& join : kJoins) REQUIRE(project.join(join));
  }
  auto project = Project::open(folder / "p.candour");
  REQUIRE(project);
  CHECK(project->joins() == kJoins);
  const auto changes = project->labelChanges();
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].text ==
        "\"q_new\" holds \"q\" of 2018, its answers read as others: 1 as 3, 3 as 1. The codebooks "
        "were joined so.");
  CHECK(std::isnan(changes[0].code));
  CHECK(changes[1].variable == "area");
  // Looked at and found alike: nothing to tell.
  REQUIRE(project->join({"2018", "area", "area", {}}));
  CHECK(project->labelChanges().size() == 2);
}

TEST_CASE("answers joined into one, by label or code, with the reason for missing of the other") {
  const TemporaryFolder folder;
  Survey old = joinWave("a", 4);
  old.add(scale("q", {{1, "Yes", false}, {2, "Rather", false}, {3, "No", false}, {8, "DK", false}}),
          Column::coded({0, 1, 2, 3}, 4));
  Survey recent = joinWave("b", 2);
  recent.add(scale("q", {{1, "Yes", false}, {3, "No", false}, {9, "Don't know", true}}),
             Column::coded({0, 2}, 3));
  Project project = projectOf(folder, {old, recent});
  REQUIRE(project.join({"a", "q", "q", {{"Rather", "Yes"}, {"8", "Don't know"}}}));
  const Survey all = *project.loadAll();
  CHECK(all.variables[0].levels == recent.variables[0].levels);
  std::vector<int> levels;
  for (std::size_t row = 0; row < 6; ++row) levels.push_back(all.columns[0]->level(row));
  CHECK(levels == std::vector<int>{0, 0, 1, 2, 0, 2});
  // In a single wave too, the answers are one.
  const TemporaryFolder other;
  Project single = projectOf(other, {old});
  REQUIRE(single.join({"a", "q", "q", {{"2", "1"}}}));
  const Survey one = *single.loadAll();
  CHECK(one.variables[0].levels.size() == 3);
  CHECK(one.columns[0]->level(1) == 0);
}

TEST_CASE("a name kept apart leaves the other waves without an answer") {
  const TemporaryFolder folder;
  Project project = projectOf(folder, {older(), newer()});
  REQUIRE(project.join({"2018", "area", "area (2018)", {}}));
  const Survey all = *project.loadAll();
  const auto apart = all.find("area (2018)");
  REQUIRE(apart);
  CHECK(all.columns[*apart]->isNotAsked(5));
  CHECK(all.columns[*all.find("area")]->isNotAsked(0));
}

TEST_CASE("a join that cannot be is refused in one line") {
  const TemporaryFolder folder;
  Project project = projectOf(folder, {older(), newer()});
  const auto refused = [&project](const WaveJoin& join) {
    const auto done = project.join(join);
    return done ? std::string("(it was joined)") : done.error().message;
  };
  CHECK(refused({"2081", "q", "x", {}}) == "There is no wave \"2081\". Did you mean 2018 or 2019?");
  CHECK(refused({"2018", "aera", "x", {}}) ==
        "The wave \"2018\" has no variable \"aera\". Did you mean area?");
  CHECK(
      refused({"2018", "q", "area", {}}) ==
      "\"q\" of \"2018\" cannot be read as \"area\": the wave has another variable of that name.");
  CHECK(refused({"2018", "q", " ", {}}).find("it would have no name") != std::string::npos);
  CHECK(refused({"2018", "q", "@wave", {}}).find("Candour's own") != std::string::npos);
  CHECK(refused({"2018", "q", std::string(201, 'x'), {}}).find("200 bytes") != std::string::npos);
  CHECK(refused({"2018", "q", "q", {{"Godo", "Good"}}}) ==
        "\"q\" of \"2018\" has no answer \"Godo\". Did you mean Good?");
  CHECK(project.joins().empty());
  // Two names may change places.
  REQUIRE(project.join({"2018", "q", "q0", {}}));
  CHECK(project.join({"2018", "area", "q", {}}));
}

TEST_CASE("a hostile table of joins changes nothing but what it can") {
  const TemporaryFolder folder;
  { Project project = projectOf(folder, {older(), newer()}); }
  REQUIRE(runPlainSql(folder / "p.candour",
                      "INSERT INTO wave_join VALUES ('2018', 'q', 'area'), ('2018', 'area', 'q'),"
                      " ('2018', 'age', 'q'), ('2018', 'nothing', 'x'), ('1999', 'q', 'x'),"
                      " ('2019', 'q_new', ''), ('2019', 'area', '@wave'), ('2019', 'age', 'q_new');"
                      "INSERT INTO wave_join_answer VALUES ('2018', 'q', 0, 'Good', 'Good'),"
                      " ('2018', 'q', 1, 'Nobody', 'said'), ('2018', 'zzz', 0, 'a', 'b'),"
                      " ('2018', 'q', 2, '', ''), ('2018', 'q', 3, 'Poor', 'nan')"));
  auto project = Project::open(folder / "p.candour");
  REQUIRE(project);
  const auto all = project->loadAll();
  REQUIRE(all);
  CHECK(all->rows == 6);
  const auto dropped = project->droppedJoins();
  CHECK(dropped.size() >= 5);
  CHECK_NOTHROW(project->labelChanges());
  CHECK(project->loadWave("2018", {}, Project::Reading::Joined));
  // Names are still each there once.
  std::vector<std::string> names;
  for (const auto& variable : all->variables) names.push_back(variable.name);
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}
