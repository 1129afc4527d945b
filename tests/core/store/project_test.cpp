// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/project.h"

#include <sqlite3.h>

#include <cmath>
#include <fstream>

#include "core/base/error.h"
#include "tests/support/temporary.h"

#include <catch2/catch.hpp>

using namespace candour;

namespace {

Survey smallSurvey(const std::string& wave) {
  Survey survey;
  Variable sex{"sex", "Sex", VariableKind::Number};
  sex.levels = {{1, "Male", false}, {2, "Female", false}, {9, "Refused", true}};
  survey.add(sex, Column::coded({0, 1, 2, Column::kEmpty}, 3));
  Variable borough{"Borough \"local\"", "", VariableKind::Text};
  borough.levels = {{1, "Barnet", false}, {2, "Brent", false}};
  survey.add(borough, Column::coded({1, 0, 1, 1}, 2));
  Variable weight{"weight", "", VariableKind::Number};
  weight.levels = {{-9, "Not applicable", true}};
  weight.missingRanges = {{-100, -50}};
  survey.add(weight, Column::numbers({0.1, -9, emptyNumber(), 1e300}));
  Variable day{"day", "", VariableKind::Date, DateStyle::DateTime};
  survey.add(day, Column::numbers({0, 1554112800.125, -1e10, emptyNumber()}));
  survey.waves.push_back({wave, wave + ".sav", 0, 4, false});
  return survey;
}

void rawSql(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
  char* message = nullptr;
  const int code = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &message);
  INFO((message != nullptr ? message : ""));
  CHECK(code == SQLITE_OK);
  sqlite3_free(message);
  sqlite3_close(handle);
}

std::string rawText(const std::filesystem::path& file, const std::string& sql) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
  std::string all;
  const auto collect = [](void* context, int count, char** values, char**) {
    auto& text = *static_cast<std::string*>(context);
    for (int i = 0; i < count; ++i) {
      text += values[i] != nullptr ? values[i] : "NULL";
      text += i + 1 < count ? "|" : "\n";
    }
    return 0;
  };
  CHECK(sqlite3_exec(handle, sql.c_str(), collect, &all, nullptr) == SQLITE_OK);
  sqlite3_close(handle);
  return all;
}

Project projectWith(const std::filesystem::path& file, const Survey& survey) {
  auto project = Project::create(file);
  REQUIRE(project);
  const auto added = project->addWave(survey);
  REQUIRE(added);
  return std::move(*project);
}

void requireSame(const Survey& loaded, const Survey& survey) {
  REQUIRE(loaded.variables.size() == survey.variables.size() + 1);  // and the wave
  for (std::size_t i = 0; i < survey.variables.size(); ++i) {
    INFO(survey.variables[i].name);
    CHECK(loaded.variables[i] == survey.variables[i]);
    REQUIRE(loaded.columns[i] != nullptr);
    CHECK(*loaded.columns[i] == *survey.columns[i]);
  }
}

}  // namespace

TEST_CASE("a wave comes back exactly as it was added") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  const Survey survey = smallSurvey("2019");
  { projectWith(file, survey); }
  auto project = Project::open(file);
  REQUIRE(project);
  const auto all = project->loadAll();
  REQUIRE(all);
  requireSame(*all, survey);
  CHECK(all->waves.at(0).name == "2019");
  CHECK(all->waves.at(0).source == "2019.sav");
  CHECK(all->rows == 4);
  const auto wave = all->find(kWaveVariable);
  REQUIRE(wave);
  CHECK(all->columns[*wave]->level(3) == 0);
}

TEST_CASE("only the columns asked for are loaded, and unknown names fail") {
  const TemporaryFolder folder;
  const auto project = projectWith(folder / "p.candour", smallSurvey("a"));
  const std::vector<std::string> names = {"weight"};
  const auto some = project.load(names);
  REQUIRE(some);
  CHECK(some->columns[*some->find("weight")] != nullptr);
  CHECK(some->columns[*some->find("sex")] == nullptr);
  const std::vector<std::string> unknown = {"wieght"};
  const auto none = project.load(unknown);
  REQUIRE(!none);
  CHECK(none.error().message.find("weight?") != std::string::npos);
}

TEST_CASE("the plain tables say what the survey says") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  { projectWith(file, smallSurvey("2019")); }
  CHECK(rawText(file, "SELECT * FROM wave_1") ==
        "1|2|0.1|1970-01-01T00:00:00\n"
        "2|1|-9.0|2019-04-01T10:00:00.125\n"
        "9|2|NULL|1653-02-10T06:13:20\n"
        "NULL|2|1.0e+300|NULL\n");
  CHECK(rawText(file, "SELECT label FROM value_label WHERE variable = 1 AND code = 2") ==
        "Brent\n");
  CHECK(rawText(file, "PRAGMA application_id; PRAGMA user_version; PRAGMA journal_mode") ==
        "1129202770\n6\nwal\n");
  CHECK(rawText(file, "PRAGMA integrity_check") == "ok\n");
}

TEST_CASE("an edit with another tool is seen") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  { projectWith(file, smallSurvey("2019")); }
  rawSql(file,
         "UPDATE wave_1 SET sex = 2, day = '2020-02-29T12:30:00' WHERE rowid = 1;"
         "UPDATE wave_1 SET sex = 5 WHERE rowid = 2;"
         "INSERT INTO wave_1 (sex, weight) VALUES (1, 2.5)");
  auto project = Project::open(file);
  const auto all = project->loadAll();
  REQUIRE(all);
  CHECK(all->rows == 5);
  CHECK(all->columns[0]->level(0) == 1);
  CHECK(all->columns[0]->level(4) == 0);
  CHECK(all->columns[1]->level(4) == Column::kEmpty);
  CHECK(all->columns[2]->number(4) == 2.5);
  CHECK(all->columns[3]->number(0) == 1582979400.0);
  CHECK(all->columns[3]->number(1) == 1554112800.125);
  // A code that no label knew becomes a level of its own.
  CHECK(all->variables[0].levels.at(3) == Level{5, "", false});
  CHECK(all->columns[0]->level(1) == 3);
}

TEST_CASE("a label changed, or the packed columns emptied, with another tool is seen") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  const Survey survey = smallSurvey("2019");
  { projectWith(file, survey); }
  rawSql(file, "DELETE FROM column_cache");
  requireSame(*Project::open(file)->loadAll(), survey);
  rawSql(file, "UPDATE value_label SET missing = 1 WHERE variable = 0 AND code = 2");
  CHECK(Project::open(file)->loadAll()->variables[0].levels[1].missing);
}

TEST_CASE("a date that is none, written by another tool, is an error with its place") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  { projectWith(file, smallSurvey("2019")); }
  rawSql(file, "UPDATE wave_1 SET day = 'soon' WHERE rowid = 3");
  const auto all = Project::open(file)->loadAll();
  REQUIRE(!all);
  CHECK(all.error().message.find("Row 3 of wave_1") != std::string::npos);
  CHECK(all.error().message.find("\"soon\" for day") != std::string::npos);
}

TEST_CASE("names that differ only in case have columns of their own") {
  Survey survey;
  Variable first{"q1"};
  first.levels = {{1, "", false}};
  Variable second{"Q1"};
  second.levels = {{2, "", false}};
  survey.add(first, Column::coded({0, -1}, 1));
  survey.add(second, Column::coded({-1, 0}, 1));
  survey.waves.push_back({"a", "a.csv", 0, 2, false});
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  { projectWith(file, survey); }
  requireSame(*Project::open(file)->loadAll(), survey);
  CHECK(rawText(file, "SELECT q1, Q1_2 FROM wave_1") == "1|NULL\nNULL|2\n");
}

TEST_CASE("2,000 columns fit, more are refused") {
  Survey survey;
  for (int i = 0; i < 2000; ++i) {
    Variable variable{"v" + std::to_string(i)};
    variable.levels = {{1, "", false}};
    survey.add(variable, Column::coded({0, -1}, 1));
  }
  survey.waves.push_back({"wide", "wide.csv", 0, 2, false});
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  auto project = projectWith(file, survey);
  requireSame(*project.loadAll(), survey);
  rawSql(file, "DELETE FROM column_cache");
  requireSame(*project.loadAll(), survey);
  survey.add(Variable{"one more"}, Column::coded({-1, -1}, 0));
  survey.waves[0].name = "wider";
  const auto refused = project.addWave(survey);
  REQUIRE(!refused);
  CHECK(refused.error().message.find("2,001 columns") != std::string::npos);
}

TEST_CASE("a wave is refused, or cancelled, without a trace") {
  const TemporaryFolder folder;
  auto project = projectWith(folder / "p.candour", smallSurvey("a"));
  const auto again = project.addWave(smallSurvey("a"));
  REQUIRE(!again);
  CHECK(again.error().message.find("\"a\" already") != std::string::npos);
  std::stop_source source;
  source.request_stop();
  const auto stopped = project.addWave(smallSurvey("b"), Job{source.get_token(), {}});
  REQUIRE(!stopped);
  CHECK(stopped.error().kind == ErrorKind::Cancelled);
  CHECK(project.describe()->waves.size() == 1);
  CHECK(rawText(folder / "p.candour", "SELECT count(*) FROM sqlite_schema WHERE name = 'wave_2'") ==
        "0\n");
}

TEST_CASE("changes are undone together unless kept") {
  const TemporaryFolder folder;
  auto project = projectWith(folder / "p.candour", smallSurvey("a"));
  {
    Project::Change change(project);
    REQUIRE(project.addWave(smallSurvey("b")));
    REQUIRE(project.addWave(smallSurvey("c")));
  }
  CHECK(project.describe()->waves.size() == 1);
  {
    Project::Change change(project);
    REQUIRE(project.addWave(smallSurvey("b")));
    change.keep();
  }
  CHECK(project.describe()->waves.size() == 2);
}

TEST_CASE("a draft leaves nothing unless published") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  {
    auto draft = Project::draft(file);
    REQUIRE(draft);
    REQUIRE(draft->addWave(smallSurvey("a")));
    CHECK(!std::filesystem::exists(file));
  }
  CHECK(std::filesystem::is_empty(folder.path()));
  auto draft = Project::draft(file);
  REQUIRE(draft->addWave(smallSurvey("a")));
  draft->publish();
  CHECK(draft->loadAll()->rows == 4);
  CHECK(Project::open(file)->loadAll()->rows == 4);
}

TEST_CASE("questions are kept in the order they were first saved") {
  const TemporaryFolder folder;
  auto project = Project::create(folder / "p.candour");
  project->saveQuestion({"b", "{}"});
  project->saveQuestion({"a", "{\"x\": 1}"});
  project->saveQuestion({"b", "{\"y\": 2}"});
  const auto questions = Project::open(folder / "p.candour")->questions();
  REQUIRE(questions.size() == 2);
  CHECK(questions[0].name == "b");
  CHECK(questions[0].json == "{\"y\": 2}");
  CHECK(questions[1].name == "a");
}

TEST_CASE("what is not a project is refused in one line") {
  const TemporaryFolder folder;
  const auto refusal = [](const std::filesystem::path& file) {
    const auto project = Project::open(file);
    REQUIRE(!project);
    CHECK(project.error().message.find('\n') == std::string::npos);
    return project.error().message;
  };
  CHECK(refusal(folder / "none.candour").find("There is no project file") == 0);
  CHECK(refusal(folder.path()).find("is a folder") != std::string::npos);
  std::ofstream(folder / "text.candour") << "hello";
  CHECK(refusal(folder / "text.candour").find("is not a Candour project") != std::string::npos);
  std::ofstream(folder / "empty.candour") << "";
  CHECK(refusal(folder / "empty.candour").find("is not a Candour project") != std::string::npos);
  rawSql(folder / "other.db", "CREATE TABLE t (x)");
  CHECK(refusal(folder / "other.db").find("is not a Candour project") != std::string::npos);
  { projectWith(folder / "new.candour", smallSurvey("a")); }
  rawSql(folder / "new.candour", "PRAGMA user_version = 99");
  CHECK(refusal(folder / "new.candour").find("newer Candour") != std::string::npos);
}

TEST_CASE("a project cut short or overwritten is refused or reported, never used") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  { projectWith(file, smallSurvey("a")); }
  const auto size = std::filesystem::file_size(file);
  for (const double part : {0.02, 0.2, 0.5, 0.9}) {
    const auto cut = folder / "cut.candour";
    std::filesystem::copy_file(file, cut, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::resize_file(cut,
                                 static_cast<std::uintmax_t>(part * static_cast<double>(size)));
    bool refused = false;
    try {
      auto project = Project::open(cut);
      refused = !project || !project->loadAll();
    } catch (const StoreError&) {
      refused = true;
    }
    CHECK(refused);
  }
}

TEST_CASE("packed columns from a stranger cannot lead outside the levels") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  { projectWith(file, smallSurvey("a")); }
  rawSql(file, "UPDATE column_cache SET data = x'7f000000' WHERE variable = 0");
  CHECK_THROWS_AS(Project::open(file)->loadAll(), StoreError);
}

TEST_CASE("a project that cannot be written can be read") {
  const TemporaryFolder folder;
  const auto file = folder / "p.candour";
  { projectWith(file, smallSurvey("a")); }
  std::filesystem::permissions(file, std::filesystem::perms::owner_read);
  auto project = Project::open(file);
  REQUIRE(project);
  CHECK(project->loadAll()->rows == 4);
}
