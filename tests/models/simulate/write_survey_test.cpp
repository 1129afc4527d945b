// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/simulate/write_survey.h"

#include <readstat.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "models/simulate/simulate.h"
#include "tests/support/temporary.h"

using namespace candour;

namespace {

Survey simulated() {
  return simulateSurvey({.rows = 300, .seed = 5}).value();
}

// Fields of an RFC 4180 file without line breaks inside fields.
std::vector<std::vector<std::string>> tableOf(const std::string& text) {
  std::vector<std::vector<std::string>> table;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    auto& row = table.emplace_back(1);
    bool quoted = false;
    for (const char c : line) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        row.emplace_back();
      } else {
        row.back() += c;
      }
    }
  }
  return table;
}

// What a .sav holds, as ReadStat reads it.
struct SavContent {
  std::string fileLabel;
  std::vector<std::string> names;
  std::map<std::string, std::string> labels;
  std::map<std::string, std::string> setOf;
  std::map<std::string, std::map<double, std::string>> valueLabels;  // by set
  std::vector<std::vector<std::string>> cells;                       // by row
  int missing = 0;                                                   // user-missing cells
};

int onMetadata(readstat_metadata_t* metadata, void* context) {
  auto& content = *static_cast<SavContent*>(context);
  content.fileLabel = readstat_get_file_label(metadata);
  content.cells.resize(static_cast<std::size_t>(readstat_get_row_count(metadata)));
  return READSTAT_HANDLER_OK;
}

int onVariable(int, readstat_variable_t* variable, const char* set, void* context) {
  auto& content = *static_cast<SavContent*>(context);
  const std::string name = readstat_variable_get_name(variable);
  const char* label = readstat_variable_get_label(variable);
  content.names.push_back(name);
  content.labels[name] = label == nullptr ? "" : label;
  content.setOf[name] = set == nullptr ? "" : set;
  return READSTAT_HANDLER_OK;
}

int onLabel(const char* set, readstat_value_t value, const char* label, void* context) {
  static_cast<SavContent*>(context)->valueLabels[set][readstat_double_value(value)] = label;
  return READSTAT_HANDLER_OK;
}

int onValue(int row, readstat_variable_t* variable, readstat_value_t value, void* context) {
  auto& content = *static_cast<SavContent*>(context);
  std::string text;
  if (readstat_value_type(value) == READSTAT_TYPE_STRING) {
    text = readstat_string_value(value);
  } else if (!readstat_value_is_system_missing(value)) {
    const double number = readstat_double_value(value);
    const auto& labels = content.valueLabels[content.setOf[readstat_variable_get_name(variable)]];
    const auto label = labels.find(number);
    std::ostringstream plain;
    plain.precision(17);
    plain << number;
    text = label == labels.end() ? plain.str() : label->second;
    if (readstat_value_is_defined_missing(value, variable)) ++content.missing;
  }
  content.cells[static_cast<std::size_t>(row)].push_back(text);
  return READSTAT_HANDLER_OK;
}

SavContent contentOf(const std::filesystem::path& file) {
  SavContent content;
  readstat_parser_t* parser = readstat_parser_init();
  readstat_set_metadata_handler(parser, onMetadata);
  readstat_set_variable_handler(parser, onVariable);
  readstat_set_value_label_handler(parser, onLabel);
  readstat_set_value_handler(parser, onValue);
  const auto error = readstat_parse_sav(parser, file.c_str(), &content);
  readstat_parser_free(parser);
  REQUIRE(error == READSTAT_OK);
  return content;
}

std::string trimmed(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

bool alike(const std::string& a, const std::string& b) {
  if (a == b) return true;
  try {
    return std::stod(a) == std::stod(b);
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace

TEST_CASE("the CSV looks like the survey's own", "[simulate][write]") {
  TemporaryFolder folder;
  const Survey survey = simulated();
  REQUIRE(writeSurvey(survey, folder / "s.csv"));
  const auto table = tableOf(fileBytes(folder / "s.csv"));
  REQUIRE(table.size() == survey.rows + 1);
  CHECK(table[0][0].empty());
  CHECK(table[0][1] == "interview_date");
  for (const auto& row : table) CHECK(row.size() == survey.variables.size());
  CHECK(table[1][0] == "0");
  const auto borough = survey.find("C2").value();
  CHECK(table[1][borough] == "Barking and Dagenham  ");  // padded to "Kensington and Chelsea"
  CHECK(table[1].back() == "simulated");
  const auto early = survey.find("WT_Q57").value();
  CHECK_FALSE(table[1][early].empty());
  CHECK(table.back()[early].empty());
}

TEST_CASE("SPSS and CSV hold the same answers", "[simulate][write]") {
  TemporaryFolder folder;
  const Survey survey = simulated();
  REQUIRE(writeSurvey(survey, folder / "s.csv"));
  const auto table = tableOf(fileBytes(folder / "s.csv"));
  for (const auto* name : {"s.sav", "s.zsav"}) {
    REQUIRE(writeSurvey(survey, folder / name));
    const auto content = contentOf(folder / name);
    CHECK(content.fileLabel == "Simulated by Candour");
    CHECK(content.names[0] == "index");
    CHECK(content.labels.at("Q60") == survey.variables[survey.find("Q60").value()].label);
    CHECK(content.valueLabels.at(content.setOf.at("Q60")).at(5) == "Excellent");
    REQUIRE(content.cells.size() == survey.rows);
    CHECK(content.missing > 100);
    int different = 0;
    for (std::size_t row = 0; row < survey.rows; ++row) {
      for (std::size_t v = 0; v < survey.variables.size(); ++v) {
        if (!alike(trimmed(table[row + 1][v]), content.cells[row][v])) ++different;
      }
    }
    CHECK(different == 0);
  }
}

TEST_CASE("the same survey gives the same bytes", "[simulate][write]") {
  TemporaryFolder folder;
  for (const auto* ending : {".csv", ".sav", ".zsav"}) {
    REQUIRE(writeSurvey(simulated(), folder / ("a" + std::string(ending))));
    REQUIRE(writeSurvey(simulated(), folder / ("b" + std::string(ending))));
    CHECK(fileBytes(folder / ("a" + std::string(ending))) ==
          fileBytes(folder / ("b" + std::string(ending))));
  }
  CHECK(fileBytes(folder / "a.zsav").size() < fileBytes(folder / "a.csv").size() / 5);
}

TEST_CASE("quotes, commas and empty cells are written so that they can be read",
          "[simulate][write]") {
  TemporaryFolder folder;
  Survey survey;
  survey.add({.name = "a", .levels = {{1, "x, \"y\"", false}}},
             Column::coded({0, Column::kEmpty}, 1));
  survey.add({.name = "b"}, Column::numbers({.1, emptyNumber()}));
  REQUIRE(writeSurveyCsv(survey, folder / "q.csv"));
  CHECK(fileBytes(folder / "q.csv") == "a,b\n\"x, \"\"y\"\"\",0.1\n,\n");
}

TEST_CASE("a file that cannot be written is an error and leaves nothing", "[simulate][write]") {
  TemporaryFolder folder;
  const auto nowhere = writeSurvey(simulated(), folder / "no/such/folder.csv");
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().message.find("Cannot write") == 0);
  CHECK_FALSE(writeSurvey(simulated(), folder / "no/such/folder.sav"));
  const auto unknown = writeSurvey(simulated(), folder / "survey.xlsx");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().message.find(".csv, .sav or .zsav") != std::string::npos);
  CHECK(std::filesystem::is_empty(folder.path()));
}
