// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "core/import/import.h"
#include "core/import/stat_columns.h"
#include "core/import/stat_dates.h"
#include "core/store/project.h"
#include "tests/core/import/reading.h"
#include "tests/support/shared_data.h"

using namespace candour;

namespace {

std::filesystem::path corpus(const std::string& name) {
  return sharedData("importer_corpus/" + name);
}

SurveyFile mustRead(const std::filesystem::path& file) {
  INFO(file);
  auto read = readSurveyFileWithNotes(file);
  if (!read) FAIL(read.error().message);
  return std::move(*read);
}

// Whether two cells are the same by code; numbers to a unit of the 15th digit, which is how far
// text exports write them.
bool sameCell(const Survey& a, const Survey& b, std::size_t variable, std::size_t row) {
  const auto number = [&](const Survey& survey) {
    const Column& column = *survey.columns[variable];
    if (!column.isCoded()) return column.number(row);
    const int level = column.level(row);
    return level < 0 ? emptyNumber()
                     : survey.variables[variable].levels[static_cast<std::size_t>(level)].code;
  };
  if (a.variables[variable].kind != VariableKind::Number) {
    return cell(a, variable, row) == cell(b, variable, row);
  }
  const double one = number(a);
  const double other = number(b);
  if (std::isnan(one) || std::isnan(other)) return std::isnan(one) && std::isnan(other);
  return std::abs(one - other) <= 1e-14 * std::abs(one);
}

// Cell for cell the same answers; names may differ in case.
void requireSameCells(const Survey& a, const Survey& b) {
  REQUIRE(a.rows == b.rows);
  REQUIRE(a.variables.size() == b.variables.size());
  for (std::size_t i = 0; i < a.variables.size(); ++i) {
    INFO(a.variables[i].name);
    CHECK(lowered(a.variables[i].name) == lowered(b.variables[i].name));
    std::size_t different = 0;
    for (std::size_t row = 0; row < a.rows; ++row) {
      if (!sameCell(a, b, i, row)) ++different;
    }
    CHECK(different == 0);
  }
}

}  // namespace

TEST_CASE("the sample in six formats holds what its CSV holds") {
  const auto csv = corpus("pyreadstat/sample.csv");
  if (csv.empty()) return;
  const Survey expected = mustRead(csv).survey;
  for (const char* ending : {"sav", "zsav", "por", "dta", "sas7bdat", "xpt"}) {
    INFO(ending);
    requireSameCells(mustRead(corpus(std::string("pyreadstat/sample.") + ending)).survey, expected);
  }
  requireSameCells(mustRead(corpus("pyreadstat/dates.sas7bdat")).survey,
                   mustRead(corpus("pyreadstat/dates.csv")).survey);
}

TEST_CASE("variable and value labels come with SPSS and Stata files") {
  const auto file = corpus("pyreadstat/sample.sav");
  if (file.empty()) return;
  for (const char* name : {"pyreadstat/sample.sav", "pyreadstat/sample.dta"}) {
    const Survey survey = mustRead(corpus(name)).survey;
    CHECK(survey.variables[4].label == "labeled");
    CHECK(survey.variables[4].levels ==
          std::vector<Level>{{1, "Male", false}, {2, "Female", false}});
    CHECK(survey.waves[0].name == "sample");
    CHECK(survey.waves[0].source == std::filesystem::path(name).filename());
  }
}

TEST_CASE("the Stata and the tab text of one survey are equal cell for cell") {
  const auto dta = sharedData("bcs_2007_08/bcs_0708.dta");
  if (dta.empty()) return;
  const Survey stata = mustRead(dta).survey;
  const Survey tab = mustRead(sharedData("bcs_2007_08/bcs_2007_8_teaching_data.tab")).survey;
  CHECK(stata.rows == 11676);
  CHECK(stata.variables.size() == 35);
  requireSameCells(stata, tab);
}

TEST_CASE("the Crime Survey file has its rows, labels and reasons for missing") {
  const auto file = sharedData("csew_open_2013_14/crime-survey-csew1314teachingopen.sav");
  if (file.empty()) return;
  const Survey survey = mustRead(file).survey;
  CHECK(survey.rows == 8843);
  CHECK(survey.variables.size() == 32);
  const std::size_t victim = survey.find("bcsvictim").value();
  const auto answers = cells(survey, victim);
  CHECK(std::count(answers.begin(), answers.end(), "Not a victim of crime") == 7460);
  CHECK(std::count(answers.begin(), answers.end(), "Victim of crime") == 1383);
  const auto withMissing =
      std::count_if(survey.variables.begin(), survey.variables.end(), [](const Variable& v) {
        return std::any_of(v.levels.begin(), v.levels.end(),
                           [](const Level& level) { return level.missing; });
      });
  CHECK(withMissing == 19);
}

TEST_CASE("variables with undeclared reasons for missing are named") {
  const auto dta = sharedData("bcs_2007_08/bcs_0708.dta");
  if (dta.empty()) return;
  const auto notes = mustRead(dta).notes;
  const auto told = std::find_if(notes.begin(), notes.end(), [](const std::string& note) {
    return note.find("does not declare missing") != std::string::npos;
  });
  REQUIRE(told != notes.end());
  CHECK_THAT(*told, Catch::Contains("18 variables have") && Catch::Contains("(work, yrsarea,") &&
                        Catch::EndsWith("and others)."));
}

TEST_CASE("user-missing values, on texts too, and tagged missing values are reasons for missing") {
  const auto file = corpus("haven/labelled-num-na.sav");
  if (file.empty()) return;
  CHECK(cells(mustRead(file).survey, 0) == Texts{"This is one", "*9"});
  CHECK(cells(mustRead(corpus("pyreadstat/missing_test.sav")).survey, 0) == Texts{"*missing", "2"});
  const Survey stata = mustRead(corpus("pyreadstat/missing_test.dta")).survey;
  CHECK(cell(stata, 0, 0) == "*missing");
  CHECK(cell(stata, 5, 0) == "*.z");
  CHECK(stata.variables[5].levels[0].code == missingTagCode('z'));
  CHECK(cell(stata, 7, 0).empty());
  const Survey sas = mustRead(corpus("pyreadstat/missing_test.sas7bdat")).survey;
  CHECK(cell(sas, 6, 0) == "*._");
  CHECK(cell(mustRead(corpus("haven/labelled-str.sav")).survey, 0, 0) == "Male");
}

TEST_CASE("texts in any encoding arrive as UTF-8") {
  const auto file = corpus("haven/umlauts.sav");
  if (file.empty()) return;
  CHECK(mustRead(file).survey.variables[0].label == "This is an ä-umlaut");
  CHECK(mustRead(corpus("pyreadstat/hebrews.sav")).survey.variables[0].name == "ותק_ב");
}

TEST_CASE("every file of the corpus goes into a project and comes back the same") {
  const auto root = sharedData("importer_corpus");
  if (root.empty()) return;
  const TemporaryFolder folder;
  int count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    const std::string ending = endingOf(entry.path());
    if (!entry.is_regular_file() || ending == "md" || ending == "sps") continue;
    INFO(entry.path());
    const auto file = folder / (std::to_string(count++) + ".candour");
    const std::vector<std::filesystem::path> files = {entry.path()};
    const auto imported = importFiles(file, files);
    if (!imported) FAIL(imported.error().message);
    const Survey read = mustRead(entry.path()).survey;
    const auto loaded = Project::open(file)->loadAll();
    REQUIRE(loaded);
    for (std::size_t i = 0; i < read.variables.size(); ++i) {
      CHECK(loaded->variables[i] == read.variables[i]);
      CHECK(*loaded->columns[i] == *read.columns[i]);
    }
  }
  CHECK(count > 75);
}

TEST_CASE("a damaged file is refused in one line, and the project is left alone") {
  const auto file = corpus("pyreadstat/sample_large.sav");
  if (file.empty()) return;
  const TemporaryFolder folder;
  const auto project = folder / "p.candour";
  const std::vector<std::filesystem::path> good = {file};
  REQUIRE(importFiles(project, good));
  int refused = 0;
  for (const char* name : {"pyreadstat/sample_large.sav", "pyreadstat/sample.zsav",
                           "haven/iris.dta", "haven/iris.sas7bdat", "r_foreign/pbc.por",
                           "pyreadstat/dates_xpt_v8.xpt", "pyreadstat/sample.dta"}) {
    const auto whole = corpus(name);
    for (const double part : {0.0, 0.01, 0.1, 0.5, 0.9, 0.99}) {
      const auto cut = folder / ("cut" + whole.extension().string());
      std::filesystem::copy_file(whole, cut, std::filesystem::copy_options::overwrite_existing);
      const auto size = static_cast<double>(std::filesystem::file_size(whole));
      std::filesystem::resize_file(cut, static_cast<std::uintmax_t>(part * size));
      const std::vector<std::filesystem::path> files = {cut};
      const auto added = importFiles(project, files);
      const auto fresh = importFiles(folder / "new.candour", files);
      if (!added) {
        ++refused;
        CHECK(added.error().message.find("cut") == 0);
        CHECK(added.error().message.find('\n') == std::string::npos);
        CHECK(!std::filesystem::exists(folder / "new.candour"));
      } else {
        // A format without a row count cannot tell that its last rows are gone.
        WARN(name << " cut to " << part << " was read: " << added->at(0).rows << " rows");
        std::filesystem::remove(folder / "new.candour");
        std::filesystem::remove(project);
        REQUIRE(importFiles(project, good));
      }
      CHECK(Project::open(project)->describe()->waves.size() == 1);
    }
  }
  CHECK(refused > 30);
  CHECK(refusal("not a data file at all", "t.sav") ==
        "t.sav is not an SPSS file, though its name ends in .sav.");
  CHECK(refusal("", "t.dta") == "t.dta is empty.");
}

TEST_CASE("numbers gather as codes and spill into numbers") {
  NumberGatherer few(true);
  for (const double value : {3.0, 1.0, 3.0}) few.add(value);
  few.addEmpty();
  Variable missing;
  missing.missingRanges = {{3, 9}};
  const BuiltColumn built = few.build({{8, "", "Refused"}, {1, "", "Yes"}}, missing);
  CHECK(built.levels == std::vector<Level>{{1, "Yes", false}, {3, "", true}, {8, "Refused", true}});
  CHECK(built.column == Column::coded({1, 0, 1, Column::kEmpty}, 3));
  NumberGatherer many(true);
  many.addEmpty();
  for (int i = 0; i < 300; ++i) many.add(i * 0.1);
  many.add(missingTagCode('b'));
  const BuiltColumn numbers = many.build({{5, "", "No opinion"}}, Variable{});
  CHECK(!numbers.column.isCoded());
  CHECK(std::isnan(numbers.column.number(0)));
  CHECK(numbers.column.number(300) == 299 * 0.1);
  CHECK(numbers.levels ==
        std::vector<Level>{{missingTagCode('b'), ".b", true}, {5, "No opinion", true}});
  CHECK(numbers.recognised == 1);
}

TEST_CASE("date formats of the three packages") {
  const auto iso = [](StatFamily family, const char* format, double value) {
    const DateReading reading = dateReadingOf(family, format);
    return isoText(secondsFrom(reading, value), reading.style);
  };
  CHECK(iso(StatFamily::Spss, "DATE11", 13744944000.0) == "2018-05-06");
  CHECK(iso(StatFamily::Spss, "DATETIME20", 13744980610.0) == "2018-05-06T10:10:10");
  CHECK(iso(StatFamily::Spss, "DTIME11.2", 100000.5) == "27:46:40.5");
  CHECK(iso(StatFamily::Stata, "%td", 21310) == "2018-05-06");
  CHECK(iso(StatFamily::Stata, "%tcHH:MM:SS", 36610000) == "10:10:10");
  CHECK(iso(StatFamily::Stata, "%tm", -1) == "1959-12-01");
  CHECK(iso(StatFamily::Stata, "%tq", 241) == "2020-04-01");
  CHECK(iso(StatFamily::Stata, "%tw", 53) == "1961-01-08");
  CHECK(iso(StatFamily::Sas, "YYMMDD10.", 21310) == "2018-05-06");
  CHECK(iso(StatFamily::Sas, "E8601DT", 1841220610.0) == "2018-05-06T10:10:10");
  CHECK(!dateReadingOf(StatFamily::Spss, "F8.2").isDate());
  CHECK(!dateReadingOf(StatFamily::Spss, "MONTH9").isDate());
  CHECK(!dateReadingOf(StatFamily::Stata, "%9.0g").isDate());
  CHECK(!dateReadingOf(StatFamily::Sas, "BEST12").isDate());
}
