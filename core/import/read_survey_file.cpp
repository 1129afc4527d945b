// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/import/import.h"
#include "core/import/survey_file.h"

namespace candour {

namespace {

constexpr std::array<std::string_view, 4> kDelimited = {"csv", "tsv", "tab", "txt"};
constexpr std::array<std::string_view, 6> kReadStat = {"sav", "zsav",     "por",
                                                       "dta", "sas7bdat", "xpt"};

Result<SurveyFile> readByEnding(const std::filesystem::path& file, const Job& job,
                                const SheetChoice& choice) {
  const std::string ending = endingOf(file);
  const std::string name = file.filename().string();
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return fail("There is no file " + file.string() + ".");
  if (std::filesystem::is_directory(file, error)) {
    return fail(file.string() + " is a folder, not a file.");
  }
  if (choice.any() && ending != "xlsx") {
    return fail(name + ": only a workbook (.xlsx) has a sheet and a header row to choose.");
  }
  if (isOneOf(ending, kDelimited)) return readDelimitedFile(file, job);
  if (isOneOf(ending, kReadStat)) return readReadStatFile(file, job);
  if (ending == "xlsx") return readXlsxFile(file, job, choice);
  if (ending == "xls" || ending == "xlsb" || ending == "ods") {
    return fail(name + ": Candour cannot read ." + ending +
                " files. Save the sheet as .xlsx or CSV (UTF-8).");
  }
  return fail(name + ": Candour reads csv, tsv, tab, txt, sav, zsav, por, dta, sas7bdat, xpt and " +
              "xlsx files, told by their ending.");
}

}  // namespace

std::string endingOf(const std::filesystem::path& file) {
  const std::string extension = file.extension().string();
  return extension.empty() ? extension : lowered(extension.substr(1));
}

Result<SurveyFile> readSurveyFileWithNotes(const std::filesystem::path& file,
                                           const std::string& wave, const Job& job,
                                           const SheetChoice& choice) {
  // A file read a second time, in another encoding, does not take the progress back.
  Job forward{job.stop, {}};
  if (job.progress) {
    forward.progress = [&job, furthest = 0.0](double fraction) mutable {
      furthest = std::max(furthest, fraction);
      job.report(furthest);
    };
  }
  forward.report(0);
  auto result = readByEnding(file, forward, choice);
  if (!result) return result;
  if (job.stopped()) return cancelled();
  Wave& only = result->survey.waves.at(0);
  only.name = wave.empty() ? file.stem().string() : wave;
  only.source = file.filename().string();
  forward.report(1);
  return result;
}

Result<Survey> readSurveyFile(const std::filesystem::path& file, const std::string& wave,
                              const Job& job) {
  auto result = readSurveyFileWithNotes(file, wave, job);
  if (!result) return passOn(result);
  return std::move(result->survey);
}

}  // namespace candour
