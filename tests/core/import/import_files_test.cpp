// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/import.h"
#include "core/store/project.h"
#include "tests/core/import/reading.h"
#include "tests/support/shared_data.h"

using namespace candour;

namespace {

using Files = std::vector<std::filesystem::path>;

std::filesystem::path written(const TemporaryFolder& folder, const std::string& name,
                              const std::string& bytes) {
  std::ofstream(folder / name, std::ios::binary) << bytes;
  return folder / name;
}

std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string longTable() {
  std::string text = "a,b\n";
  for (int i = 0; i < 50000; ++i) text += std::to_string(i) + ",x\n";
  return text;
}

}  // namespace

TEST_CASE("several files become waves that line up") {
  const TemporaryFolder folder;
  const Files files = {written(folder, "2018.csv", "area,q\nBrent,1\nBarnet,2\n"),
                       written(folder, "2019.csv", "area,extra\nBrent,5\n")};
  const auto imported = importFiles(folder / "p.candour", files);
  REQUIRE(imported);
  CHECK(imported->at(1).wave == "2019");
  CHECK(imported->at(1).rows == 1);
  const auto all = Project::open(folder / "p.candour")->loadAll();
  REQUIRE(all);
  CHECK(cells(*all, *all->find("area")) == Texts{"Brent", "Barnet", "Brent"});
  CHECK(cells(*all, *all->find("q")) == Texts{"1", "2", "(not asked)"});
  CHECK(cells(*all, *all->find("extra")) == Texts{"(not asked)", "(not asked)", "5"});
  const Files third = {written(folder, "more.csv", "area\nCamden\n")};
  CHECK(importFiles(folder / "p.candour", third, "2020")->at(0).wave == "2020");
  CHECK(Project::open(folder / "p.candour")->describe()->waves.size() == 3);
  const auto again = importFiles(folder / "p.candour", third, "2020");
  REQUIRE(!again);
  CHECK(again.error().message.find("\"2020\" already") != std::string::npos);
  CHECK(!importFiles(folder / "q.candour", files, "one name"));
}

TEST_CASE("one bad file among several leaves nothing, or the project as it was") {
  const TemporaryFolder folder;
  const Files bad = {written(folder, "good.csv", "a\n1\n"), written(folder, "bad.csv", "a,b\n1\n")};
  const auto fresh = importFiles(folder / "new.candour", bad);
  REQUIRE(!fresh);
  CHECK(fresh.error().message.find("bad.csv, line 2") == 0);
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    CHECK(entry.path().extension() == ".csv");
  }
  const Files first = {written(folder, "first.csv", "a\n7\n")};
  REQUIRE(importFiles(folder / "p.candour", first));
  const std::string before = bytesOf(folder / "p.candour");
  CHECK(!importFiles(folder / "p.candour", bad));
  CHECK(bytesOf(folder / "p.candour") == before);
  CHECK(Project::open(folder / "p.candour")->describe()->waves.size() == 1);
}

TEST_CASE("a cancelled import leaves the project as it was, whenever it is cancelled") {
  const TemporaryFolder folder;
  const Files first = {written(folder, "first.csv", "a\n7\n")};
  const auto project = folder / "p.candour";
  REQUIRE(importFiles(project, first));
  const std::string before = bytesOf(project);
  const Files next = {written(folder, "long.csv", longTable())};
  for (const double when : {0.0, 0.05, 0.3, 0.5, 0.9}) {
    std::stop_source source;
    const Job job{source.get_token(), [&source, when](double fraction) {
                    if (fraction >= when) source.request_stop();
                  }};
    const auto stopped = importFiles(project, next, {}, job);
    REQUIRE(!stopped);
    CHECK(stopped.error().kind == ErrorKind::Cancelled);
    CHECK(Project::open(project)->describe()->waves.size() == 1);
    CHECK(!importFiles(folder / "new.candour", next, {}, job));
    CHECK(!std::filesystem::exists(folder / "new.candour"));
  }
  CHECK(bytesOf(project) == before);
}

TEST_CASE("progress never falls and ends at one") {
  const TemporaryFolder folder;
  const Files files = {written(folder, "a.csv", longTable()),
                       written(folder, "b.csv", longTable())};
  std::vector<double> reported;
  const Job job{{}, [&reported](double fraction) { reported.push_back(fraction); }};
  REQUIRE(importFiles(folder / "p.candour", files, {}, job));
  CHECK(std::is_sorted(reported.begin(), reported.end()));
  CHECK(reported.front() >= 0);
  CHECK(reported.back() == 1);
  CHECK(reported.size() > 20);
}

TEST_CASE("what is not a project is not imported into") {
  const TemporaryFolder folder;
  const Files files = {written(folder, "a.csv", "a\n1\n")};
  const auto other = written(folder, "notes.txt", "my notes");
  CHECK(!importFiles(other, files));
  CHECK(bytesOf(other) == "my notes");
  CHECK(!importFiles(folder / "no" / "such" / "folder.candour", files));
  CHECK(!importFiles(folder / "p.candour", Files{folder / "none.csv"}));
  CHECK(!std::filesystem::exists(folder / "p.candour"));
}

TEST_CASE("the published borough series is read with all its traps") {
  const auto file = sharedData("pas_borough_series/PAS_buroughs.csv");
  if (file.empty()) return;
  const auto semicolons = readSurveyFileWithNotes(file);
  const auto commas =
      readSurveyFileWithNotes(sharedData("pas_borough_series/PAS_Dashboard_Borough.csv"));
  const auto points = readSurveyFileWithNotes(sharedData("pas_borough_series/PAS_timyuk.csv"));
  REQUIRE(semicolons);
  REQUIRE(commas);
  REQUIRE(points);
  for (const auto* read : {&*semicolons, &*commas, &*points}) {
    const Survey& survey = read->survey;
    CHECK(survey.rows == 9312);
    CHECK(survey.variables[0].kind == VariableKind::Date);
    CHECK(survey.variables[3].levels.front().label == "\"Good Job\" local");
    CHECK(survey.variables[4].kind == VariableKind::Number);
  }
  CHECK(cell(semicolons->survey, 0, 0) == "2014-12-31");
  CHECK(cell(semicolons->survey, 4, 0) == "0.56");
  CHECK(semicolons->survey.variables[2].levels.size() == 33);
  CHECK(points->survey.variables[2].levels.size() == 32);
  CHECK(commas->notes == Texts{"2 empty columns without a name left out."});
  const auto twice = readSurveyFile(sharedData("pas_borough_series/df_pas_2017.csv"));
  REQUIRE(!twice);
  CHECK(twice.error().message.find("are both named \"year\"") != std::string::npos);
}
