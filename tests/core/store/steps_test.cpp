// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <fstream>

#include "core/base/text.h"
#include "core/import/import.h"
#include "core/prepare/prepare_survey.h"
#include "core/store/project.h"
#include "tests/support/plain_sql.h"
#include "tests/support/temporary.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

Survey answersOf(const std::string& wave, std::vector<Level> levels,
                 const std::vector<std::int32_t>& answers) {
  Survey survey;
  survey.waves.push_back({wave, wave + ".csv", 0, answers.size(), false});
  survey.rows = answers.size();
  Variable worry{.name = "worry", .label = "How worried?", .levels = std::move(levels)};
  const std::size_t count = worry.levels.size();
  survey.add(std::move(worry), Column::coded(answers, count));
  return survey;
}

Survey first() {
  Survey survey = answersOf("2018", {{1, "Very", false}, {2, "Fairly", false}, {3, "Not", false}},
                            {0, 1, 2, Column::kEmpty});
  survey.add({.name = "age"}, Column::numbers({20, 30, 40, 50}));
  return survey;
}

RecipeSteps steps() {
  RecodeStep recode;
  recode.variable = "worry";
  recode.answers = {{"Worried", {"Very", "Fairly"}}, {"Not", {"Not"}}};
  return {{"worried", "", recode},
          {"old", "", DeriveStep{"age > 35"}},
          {"both", "", DeriveStep{"worried == \"Worried\" and old == \"Yes\""}}};
}

std::vector<std::string> names(const Survey& survey) {
  std::vector<std::string> all;
  for (const auto& variable : survey.variables) all.push_back(variable.name);
  return all;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("what steps make is in every survey of a project, and only what is asked is made") {
  const TemporaryFolder folder;
  auto project = Project::create(folder / "p.candour");
  REQUIRE(project->addWave(first()));
  CHECK(project->describe()->prepared == nullptr);
  project->setSteps(steps());
  CHECK(project->steps() == steps());
  CHECK(names(*project->describe()) == Names{"worry", "age", "@wave", "worried", "old", "both"});
  const auto loaded = project->load(Names{"worried"});
  REQUIRE(loaded);
  CHECK(loaded->columns[3] != nullptr);
  CHECK(loaded->columns[4] == nullptr);
  CHECK(loaded->columns[1] == nullptr);  // age is not part of it
  const auto both = project->load(Names{"both"});
  REQUIRE(both);
  CHECK(both->columns[5]->level(0) == 0);
  const auto all = project->loadAll();
  REQUIRE(all);
  CHECK(all->variables == project->describe()->variables);
  const auto alone = applyRecipe(first(), steps());
  REQUIRE(alone);
  for (const auto& step : steps()) {
    CHECK(*all->columns[*all->find(step.name)] == *alone->columns[*alone->find(step.name)]);
  }
  // The file keeps the steps, not what they make.
  const auto again = Project::open(folder / "p.candour");
  CHECK(again->steps() == steps());
  CHECK(names(*again->describe()).size() == 6);
  project->setSteps({});
  CHECK(names(*project->describe()) == Names{"worry", "age", "@wave"});
}

TEST_CASE("the recipe is done again on the next wave, and what does not fit is said") {
  const TemporaryFolder folder;
  auto project = Project::create(folder / "p.candour");
  REQUIRE(project->addWave(first()));
  project->setSteps(steps());
  // The next wave has another answer, and no age.
  REQUIRE(project->addWave(answersOf(
      "2019", {{1, "Very", false}, {3, "Not", false}, {4, "Can't say", false}}, {0, 1, 2})));
  const auto described = project->describe();
  REQUIRE(described);
  CHECK(names(*described) == Names{"worry", "age", "@wave", "old"});
  const auto loaded = project->load(Names{"worried"});
  REQUIRE_FALSE(loaded);
  CHECK_THAT(loaded.error().message,
             Contains("worried") && Contains("no rule names: \"Can't say\""));
  CHECK_FALSE(project->load(Names{"both"}));
  CHECK(project->loadAll());
  const auto fits = project->checkSteps();
  REQUIRE(fits);
  REQUIRE(fits->size() == 2);
  CHECK((*fits)[0].unfit.empty());
  CHECK((*fits)[1].unfit.size() == 3);
  // Naming the answer mends it; a wave that lacks a source was not asked.
  RecipeSteps mended = steps();
  std::get<RecodeStep>(mended[0].how).answers[1].from.emplace_back("Can't say");
  project->setSteps(mended);
  const auto all = project->loadAll();
  REQUIRE(all);
  const Column& worried = *all->columns[*all->find("worried")];
  CHECK(worried.level(5) == 1);
  CHECK(worried.level(6) == 1);
  const Column& old = *all->columns[*all->find("old")];
  CHECK(old.level(2) == 1);
  CHECK(old.isNotAsked(5));
}

TEST_CASE("a wave with a column named as what a step makes is refused") {
  const TemporaryFolder folder;
  auto project = Project::create(folder / "p.candour");
  REQUIRE(project->addWave(first()));
  project->setSteps(steps());
  Survey next = answersOf("2019", {{1, "Very", false}}, {0});
  next.add({.name = "old"}, Column::numbers({1}));
  const auto added = project->addWave(next);
  REQUIRE_FALSE(added);
  CHECK_THAT(added.error().message, Contains("\"old\"") && Contains("step of Prepare"));
}

TEST_CASE("an import tells what of the recipe does not fit the new file") {
  const TemporaryFolder folder;
  const auto file = [&folder](const std::string& name, const std::string& text) {
    std::ofstream(folder / name, std::ios::binary) << text;
    return std::vector<std::filesystem::path>{folder / name};
  };
  REQUIRE(importFiles(folder / "p.candour", file("a.csv", "trust,x\nYes,1\nNo,2\n")));
  {
    auto project = Project::open(folder / "p.candour");
    RecodeStep recode;
    recode.variable = "trust";
    recode.answers = {{"0", {"No"}}, {"1", {"Yes"}}};
    project->setSteps({{"t", "", recode}, {"y", "", DeriveStep{"x + 1"}}});
  }
  const auto imported = importFiles(folder / "p.candour", file("b.csv", "trust\nYes\nMaybe\n"));
  REQUIRE(imported);
  const auto& notes = imported->front().notes;
  REQUIRE(notes.size() == 2);
  CHECK_THAT(notes[0], Contains("\"t\"") && Contains("\"Maybe\""));
  CHECK_THAT(notes[1], Contains("This wave alone") && Contains("\"y\""));
}

TEST_CASE("rows of steps that another program wrote wrong are told of and kept") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  {
    auto project = Project::create(file);
    REQUIRE(project->addWave(first()));
    project->setSteps(steps());
  }
  const std::string deep(200000, '(');
  runPlainSql(file, "INSERT INTO prepare_step VALUES (90, 'rubbish', '{\"name\": 3')");
  runPlainSql(file,
              "INSERT INTO prepare_step VALUES (91, 'deep', '{\"name\": \"deep\", \"derive\": \"" +
                  deep + "\"}')");
  runPlainSql(
      file,
      "INSERT INTO prepare_step VALUES (92, 'other', '{\"name\": \"x\", \"derive\": \"1\"}')");
  runPlainSql(
      file,
      "INSERT INTO prepare_step VALUES (93, 'age', '{\"name\": \"age\", \"derive\": \"1 + 1\"}')");
  runPlainSql(
      file,
      "INSERT INTO prepare_step VALUES (94, 'p', '{\"name\": \"p\", \"derive\": \"q + 1\"}')");
  runPlainSql(
      file,
      "INSERT INTO prepare_step VALUES (95, 'q', '{\"name\": \"q\", \"derive\": \"p + 1\"}')");
  auto project = Project::open(file);
  REQUIRE(project);
  const auto described = project->describe();
  REQUIRE(described);
  CHECK(names(*described).size() == 6);
  REQUIRE(described->prepared->unfit.size() == 6);
  CHECK_THAT(described->require("rubbish").error().message, Contains("cannot be read"));
  CHECK_THAT(described->require("deep").error().message, Contains("longer than 10,000"));
  CHECK_THAT(described->require("other").error().message, Contains("calls itself \"x\""));
  CHECK_FALSE(project->load(Names{"p"}));
  // What cannot be read stays until it is removed.
  project->setSteps({});
  CHECK(project->steps().empty());
  CHECK(project->describe()->prepared->unfit.size() == 3);
  project->removeStep("rubbish");
  CHECK(project->describe()->prepared->unfit.size() == 2);
}
