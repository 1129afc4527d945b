// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/delimited_parser.h"
#include "core/import/survey_file.h"
#include "core/import/table_survey.h"
#include "core/import/text_file.h"

namespace candour {

Result<SurveyFile> readDelimitedFile(const std::filesystem::path& file, const Job& job) {
  auto text = readTextFile(file);
  if (!text) return passOn(text);
  job.report(0.1);
  const std::string ending = endingOf(file);
  const bool tabs = ending == "tsv" || ending == "tab";
  const std::string name = file.filename().string();
  const auto inFile = [&name](Error error) {
    if (error.kind == ErrorKind::BadInput) error.message = name + ", " + error.message;
    return tl::make_unexpected(std::move(error));
  };
  auto table = parseDelimited(text->text, tabs ? '\t' : '\0', job);
  if (!table) return inFile(std::move(table.error()));
  auto result = surveyOf(*table, SurveyFile{{}, std::move(text->notes)}, job);
  if (!result) return inFile(std::move(result.error()));
  return result;
}

}  // namespace candour
