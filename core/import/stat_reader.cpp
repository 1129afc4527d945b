// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <exception>
#include <fstream>
#include <memory>
#include <unordered_set>

#include "core/base/text.h"
#include "core/import/stat_reading.h"
#include "core/import/survey_file.h"

namespace candour {

namespace {

using Parser = readstat_error_t (*)(readstat_parser_t*, const char*, void*);

struct Format {
  std::string_view ending;
  std::string_view product;
  StatFamily family;
  Parser parse;
};

constexpr Format kFormats[] = {
    {"sav", "an SPSS", StatFamily::Spss, readstat_parse_sav},
    {"zsav", "an SPSS", StatFamily::Spss, readstat_parse_sav},
    {"por", "an SPSS portable", StatFamily::Spss, readstat_parse_por},
    {"dta", "a Stata", StatFamily::Stata, readstat_parse_dta},
    {"sas7bdat", "a SAS", StatFamily::Sas, readstat_parse_sas7bdat},
    {"xpt", "a SAS transport", StatFamily::Sas, readstat_parse_xport},
};

const Format& formatOf(const std::string& ending) {
  for (const auto& format : kFormats) {
    if (format.ending == ending) return format;
  }
  return kFormats[0];
}

// Whether the file begins as files of its ending do.
bool beginsLike(const Format& format, const std::filesystem::path& file) {
  std::string head(512, '\0');
  std::ifstream stream(file, std::ios::binary);
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  if (format.ending == "por") return head.find("SPSSPORT") != std::string::npos;
  if (format.ending == "xpt") return head.starts_with("HEADER RECORD*******LIB");
  if (format.ending == "sas7bdat") {
    return head.size() > 16 && head.substr(12, 4) == "\xC2\xEA\x81\x60";
  }
  if (format.ending == "dta") {
    // Release, byte order, and a 1 that says "data".
    const bool old = head.size() > 3 && head[0] >= 103 && head[0] <= 115 &&
                     (head[1] == 1 || head[1] == 2) && head[2] == 1;
    return old || head.starts_with("<stata_dta>");
  }
  return head.starts_with("$FL2") || head.starts_with("$FL3");
}

// Whether the end is there, for the formats in which ReadStat does not miss it: newer Stata files
// close their last tag, and SAS transport files consist of records of 80 bytes.
bool endsLike(const Format& format, const std::filesystem::path& file) {
  constexpr std::string_view kLastTag = "</stata_dta>";
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (format.ending == "xpt") return size % 80 == 0;
  std::ifstream stream(file, std::ios::binary);
  if (format.ending != "dta" || stream.peek() != '<') return true;
  // Some writers leave a little behind the last tag.
  std::string tail(std::min<std::uintmax_t>(size, 64), '\0');
  stream.seekg(-static_cast<std::streamoff>(tail.size()), std::ios::end);
  stream.read(tail.data(), static_cast<std::streamsize>(tail.size()));
  return tail.find(kLastTag) != std::string::npos;
}

readstat_error_t parse(const Format& format, const std::filesystem::path& file,
                       StatReading& reading, const char* encoding) {
  const std::unique_ptr<readstat_parser_t, decltype(&readstat_parser_free)> parser(
      readstat_parser_init(), readstat_parser_free);
  fillFrom(parser.get());
  if (encoding != nullptr) readstat_set_file_character_encoding(parser.get(), encoding);
  return format.parse(parser.get(), file.c_str(), &reading);
}

bool isAboutEncoding(readstat_error_t code) {
  return code == READSTAT_ERROR_UNSUPPORTED_CHARSET || code == READSTAT_ERROR_CONVERT ||
         code == READSTAT_ERROR_CONVERT_BAD_STRING || code == READSTAT_ERROR_CONVERT_SHORT_STRING ||
         code == READSTAT_ERROR_CONVERT_LONG_STRING;
}

// Parses in the file's own encoding; if its texts are not in it, as Windows-1252 or, where that
// does not fit either, Latin-1, in which every byte is a letter.
readstat_error_t parseInSomeEncoding(const Format& format, const std::filesystem::path& file,
                                     const Job& job, StatReading& reading, std::string& note) {
  readstat_error_t code = READSTAT_OK;
  for (const char* encoding : {static_cast<const char*>(nullptr), "WINDOWS-1252", "ISO-8859-1"}) {
    reading = {};
    reading.family = format.family;
    reading.job = &job;
    code = parse(format, file, reading, encoding);
    if (reading.failure) std::rethrow_exception(reading.failure);
    if (!isAboutEncoding(code)) {
      if (encoding != nullptr) {
        note =
            std::string("Its texts are not in the encoding it declares: read as ") + encoding + ".";
      }
      return code;
    }
  }
  return code;
}

Status complete(const StatReading& reading) {
  std::unordered_set<std::string_view> names;
  for (const auto& stat : reading.variables) {
    if (!names.insert(stat.variable.name).second) {
      return fail("two variables are named \"" + stat.variable.name + "\".");
    }
    if (stat.size() != reading.rows) {
      return fail("it is cut short: " + stat.variable.name + " has " + std::to_string(stat.size()) +
                  " values for " + std::to_string(reading.rows) + " rows.");
    }
  }
  if (reading.variables.empty()) return fail("it has no variables.");
  if (reading.rowsExpected >= 0 && reading.rows != static_cast<std::size_t>(reading.rowsExpected)) {
    return fail("it is cut short: it announces " + grouped(reading.rowsExpected) +
                " rows and has " + grouped(static_cast<long long>(reading.rows)) + ".");
  }
  return {};
}

// Those of which answers were taken for reasons for missing, the first few by name.
std::string recognisedNote(std::vector<std::string> names) {
  constexpr std::size_t kMostNamed = 8;
  const std::size_t all = names.size();
  const std::string counted =
      grouped(static_cast<long long>(all)) + (all == 1 ? " variable has" : " variables have");
  names.resize(std::min(all, kMostNamed));
  const std::string others = all > names.size() ? " and others" : "";
  return counted +
         " answers such as \"Don't know\" that the file does not declare missing: they count as "
         "missing (" +
         join(names, ", ") + others + ").";
}

SurveyFile surveyOf(StatReading& reading, std::string encodingNote) {
  SurveyFile result;
  std::vector<std::string> recognised;
  for (auto& stat : reading.variables) {
    auto labels = reading.labelSets[stat.labelSet];
    for (auto& label : labels) {
      const bool tag = label.code < kMissingTagBase;
      if (stat.date.isDate() && !tag) label.code = secondsFrom(stat.date, label.code);
    }
    BuiltColumn built = stat.isText ? stat.texts.build(labels, stat.missingTexts)
                                    : stat.numbers.build(labels, stat.variable);
    if (built.recognised > 0) recognised.push_back(stat.variable.name);
    stat.variable.levels = std::move(built.levels);
    result.survey.add(std::move(stat.variable), std::move(built.column));
  }
  Wave wave;
  wave.rows = reading.rows;
  wave.simulated = reading.simulated;
  result.survey.waves.push_back(std::move(wave));
  if (!encodingNote.empty()) result.notes.push_back(std::move(encodingNote));
  if (reading.badTexts > 0) {
    result.notes.push_back(grouped(static_cast<long long>(reading.badTexts)) +
                           " texts were not in the encoding declared: read as Windows-1252.");
  }
  if (!recognised.empty()) result.notes.push_back(recognisedNote(recognised));
  if (reading.rows == 0) result.notes.emplace_back("There is not one row in it.");
  return result;
}

}  // namespace

Result<SurveyFile> readReadStatFile(const std::filesystem::path& file, const Job& job) {
  const Format& format = formatOf(endingOf(file));
  const std::string name = file.filename().string();
  std::error_code error;
  if (std::filesystem::file_size(file, error) == 0 && !error) return fail(name + " is empty.");
  if (!std::ifstream(file)) return fail(file.string() + " cannot be read.");
  if (!beginsLike(format, file)) {
    return fail(name + " is not " + std::string(format.product) +
                " file, though its name ends in ." + std::string(format.ending) + ".");
  }
  if (!endsLike(format, file)) {
    return fail(name + " is cut short: its end is missing. Get the file again.");
  }
  StatReading reading;
  std::string note;
  const readstat_error_t code = parseInSomeEncoding(format, file, job, reading, note);
  if (job.stopped()) return cancelled();
  if (code != READSTAT_OK) {
    const std::string why =
        reading.message.empty() ? readstat_error_message(code) : reading.message;
    return fail(name + " is damaged or cut short and cannot be read (" + std::string(trim(why)) +
                "). Get the file again.");
  }
  if (auto whole = complete(reading); !whole) {
    return fail(name + ": " + whole.error().message);
  }
  return surveyOf(reading, std::move(note));
}

}  // namespace candour
