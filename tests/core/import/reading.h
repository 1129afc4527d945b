// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/import/survey_file.h"
#include "core/survey/dates.h"
#include "tests/support/temporary.h"

/// Writes `bytes` as `name` and reads it; the file's folder is gone afterwards.
inline candour::Result<candour::SurveyFile> readText(const std::string& bytes,
                                                     const std::string& name = "t.csv") {
  const TemporaryFolder folder;
  std::ofstream(folder / name, std::ios::binary) << bytes;
  return candour::readSurveyFileWithNotes(folder / name);
}

/// The one-line message of a refusal.
inline std::string refusal(const std::string& bytes, const std::string& name = "t.csv") {
  const auto read = readText(bytes, name);
  if (read) return "(it was read)";
  CHECK(read.error().message.find('\n') == std::string::npos);
  return read.error().message;
}

/// A cell as text: the label or code of a level, a date in ISO form, "" when empty; "*" in front of
/// a reason for missing.
inline std::string cell(const candour::Survey& survey, std::size_t variable, std::size_t row) {
  using namespace candour;
  const Variable& what = survey.variables.at(variable);
  const Column& column = *survey.columns.at(variable);
  if (column.isCoded()) {
    const int level = column.level(row);
    if (level < 0) return level == Column::kEmpty ? "" : "(not asked)";
    const auto at = static_cast<std::size_t>(level);
    return (what.levels[at].missing ? "*" : "") + what.levelText(at);
  }
  const double value = column.number(row);
  if (std::isnan(value)) return "";
  if (what.isMissingCode(value)) return "*" + shortest(value);
  return what.kind == VariableKind::Date ? isoText(value, what.dateStyle) : shortest(value);
}

inline std::vector<std::string> cells(const candour::Survey& survey, std::size_t variable) {
  std::vector<std::string> all;
  for (std::size_t row = 0; row < survey.rows; ++row) all.push_back(cell(survey, variable, row));
  return all;
}

using Texts = std::vector<std::string>;
