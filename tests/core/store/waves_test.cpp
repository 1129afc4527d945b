// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <map>

#include "core/store/project.h"
#include "tests/support/temporary.h"

using namespace candour;

namespace {

Survey wave(const std::string& name, std::size_t rows) {
  Survey survey;
  survey.rows = rows;
  survey.waves.push_back({name, name + ".csv", 0, rows, false});
  return survey;
}

Variable text(const std::string& name, const std::vector<std::string>& answers) {
  Variable variable{name, "", VariableKind::Text};
  for (const auto& answer : answers) {
    variable.levels.push_back({variable.levels.size() + 1.0, answer, false});
  }
  return variable;
}

Variable coded(const std::string& name, std::vector<Level> levels) {
  Variable variable{name};
  variable.levels = std::move(levels);
  return variable;
}

Survey together(const std::vector<Survey>& waves) {
  const TemporaryFolder folder;
  auto project = Project::create(folder / "p.candour");
  REQUIRE(project);
  for (const auto& one : waves) REQUIRE(project->addWave(one));
  auto all = project->loadAll();
  REQUIRE(all);
  // Metadata does not depend on what is loaded.
  const auto described = project->describe();
  CHECK(described->variables == all->variables);
  return std::move(*all);
}

std::vector<std::string> answers(const Survey& survey, const std::string& name) {
  const std::size_t index = survey.find(name).value();
  const Column& column = *survey.columns[index];
  std::vector<std::string> result;
  for (std::size_t row = 0; row < column.size(); ++row) {
    const int level = column.level(row);
    result.push_back(level == Column::kEmpty      ? "(empty)"
                     : level == Column::kNotAsked ? "(not asked)"
                                                  : survey.variables[index].levelText(level));
  }
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("texts of several waves line up by text, the newest order first") {
  Survey old = wave("2018", 3);
  old.add(text("area", {"Brent", "Camden", "Ealing"}), Column::coded({0, 1, 2}, 3));
  old.add(text("gone", {"x"}), Column::coded({0, -1, 0}, 1));
  Survey recent = wave("2019", 2);
  recent.add(text("new", {"y"}), Column::coded({-1, 0}, 1));
  recent.add(text("area", {"Camden", "Barnet"}), Column::coded({1, 0}, 2));
  const Survey all = together({old, recent});
  CHECK(all.rows == 5);
  CHECK(all.variables[0].name == "new");
  CHECK(all.variables[1].name == "area");
  CHECK(all.variables[2].name == "gone");
  CHECK(answers(all, "area") == Texts{"Brent", "Camden", "Ealing", "Barnet", "Camden"});
  CHECK(all.variables[1].levelText(0) == "Camden");
  CHECK(all.variables[1].levels[2].code == 3);
  CHECK(answers(all, "gone") == Texts{"x", "(empty)", "x", "(not asked)", "(not asked)"});
  CHECK(answers(all, "new") == Texts{"(not asked)", "(not asked)", "(not asked)", "(empty)", "y"});
  CHECK(answers(all, "@wave") == Texts{"2018", "2018", "2018", "2019", "2019"});
  CHECK(all.waves[1].firstRow == 3);
}

TEST_CASE("numbers of several waves line up by code, with the newest labels") {
  Survey old = wave("a", 3);
  old.add(coded("q", {{1, "Yes", false}, {2, "No", false}, {8, "Refused", true}}),
          Column::coded({0, 1, 2}, 3));
  Survey recent = wave("b", 2);
  recent.add(coded("q", {{1, "Yes, I do", false}, {3, "Maybe", false}}), Column::coded({1, 0}, 2));
  const Survey all = together({old, recent});
  CHECK(all.variables[0].levels ==
        std::vector<Level>{
            {1, "Yes, I do", false}, {2, "No", false}, {3, "Maybe", false}, {8, "Refused", true}});
  CHECK(answers(all, "q") == Texts{"Yes, I do", "No", "Refused", "Maybe", "Yes, I do"});
}

TEST_CASE("coded numbers beside plain numbers become numbers; not asked stays not asked") {
  Survey first = wave("a", 2);
  first.add(coded("age", {{20, "", false}, {99, "No answer", true}}), Column::coded({0, 1}, 2));
  Survey second = wave("b", 2);
  second.add(Variable{"age"}, Column::numbers({33.5, emptyNumber()}));
  Survey third = wave("c", 1);
  third.add(text("other", {"z"}), Column::coded({0}, 1));
  const Survey all = together({first, second, third});
  const std::size_t age = all.find("age").value();
  const Column& column = *all.columns[age];
  CHECK(column.number(0) == 20);
  CHECK(column.number(1) == 99);
  CHECK(column.number(2) == 33.5);
  CHECK((!column.isNotAsked(3) && std::isnan(column.number(3))));
  CHECK(column.isNotAsked(4));
  CHECK(all.variables[age].levels == std::vector<Level>{{99, "No answer", true}});
}

TEST_CASE("text beside labelled numbers is matched by label, beside plain numbers by digits") {
  Survey first = wave("a", 3);
  first.add(coded("q", {{1, "Good", false}, {2, "Poor", false}, {9, "", false}}),
            Column::coded({0, 1, 2}, 3));
  first.add(Variable{"n"}, Column::numbers({1.5, 7, emptyNumber()}));
  Survey second = wave("b", 2);
  second.add(text("q", {"Fair", "Good"}), Column::coded({1, 0}, 2));
  second.add(text("n", {"7", "many"}), Column::coded({0, 1}, 2));
  const Survey all = together({first, second});
  CHECK(all.variables[0].kind == VariableKind::Text);
  CHECK(answers(all, "q") == Texts{"Good", "Poor", "9", "Good", "Fair"});
  CHECK(answers(all, "n") == Texts{"1.5", "7", "(empty)", "7", "many"});
}

TEST_CASE("dates and missing ranges of several waves are united") {
  Survey first = wave("a", 1);
  Variable day{"day", "", VariableKind::Date, DateStyle::DateTime};
  day.missingRanges = {{5, 6}};
  first.add(day, Column::numbers({3600}));
  Survey second = wave("b", 1);
  second.add(Variable{"day", "Day", VariableKind::Date, DateStyle::Date}, Column::numbers({86400}));
  const Survey all = together({first, second});
  CHECK(all.variables[0].dateStyle == DateStyle::DateTime);
  CHECK(all.variables[0].label == "Day");
  CHECK(all.variables[0].missingRanges.size() == 1);
  CHECK(all.columns[0]->number(0) == 3600);
  CHECK(all.columns[0]->number(1) == 86400);
}

TEST_CASE("a code that waves label differently is told, once") {
  const TemporaryFolder folder;
  auto project = Project::create(folder / "p.candour");
  REQUIRE(project);
  const std::vector<std::pair<std::string, std::vector<Level>>> waves = {
      {"2018", {{1, "Good", false}, {2, "Poor", false}, {9, "", true}}},
      {"2019", {{1, " good", false}, {2, "Fair", false}, {9, "Refused", true}}},
      {"2020", {{1, "Good", false}, {2, "Fair", false}, {3, "Poor", false}}}};
  for (const auto& [name, levels] : waves) {
    Survey one = wave(name, 1);
    one.add(coded("q", levels), Column::coded({0}, static_cast<int>(levels.size())));
    one.add(text("area", {name}), Column::coded({0}, 1));
    REQUIRE(project->addWave(one));
  }
  const auto changes = project->labelChanges();
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].variable == "q");
  CHECK(changes[0].code == 2);
  CHECK(changes[0].text.find("Code 2 of \"q\" is \"Fair\" in 2020, 2019, \"Poor\" in 2018: it is "
                             "shown as \"Fair\" throughout.") == 0);
  CHECK(project->labelChanges(Texts{"area"}).empty());
}
