// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <readstat.h>

#include <cmath>
#include <exception>
#include <fstream>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "core/base/text.h"
#include "core/import/stat_columns.h"
#include "core/import/stat_dates.h"
#include "core/import/survey_file.h"
#include "core/import/utf8.h"

namespace candour {

namespace {

struct StatVariable {
  Variable variable;  // levels: the single user-missing codes, for now
  bool isText = false;
  DateReading date;
  std::string labelSet;
  std::vector<MissingTexts> missingTexts;
  NumberGatherer numbers{true};
  TextGatherer texts;

  [[nodiscard]] std::size_t size() const { return isText ? texts.size() : numbers.size(); }
};

// What ReadStat's callbacks fill.
struct Reading {
  StatFamily family = StatFamily::Spss;
  const Job* job = nullptr;
  std::vector<StatVariable> variables;
  std::unordered_map<std::string, std::vector<StatLabel>> labelSets;
  std::size_t rows = 0;
  int rowsExpected = -1;
  bool simulated = false;
  std::size_t badTexts = 0;  // not UTF-8 after conversion
  std::string message;       // ReadStat's own words
  std::exception_ptr failure;
};

std::string cleaned(Reading& reading, const char* text) {
  if (text == nullptr) return {};
  const std::string_view bytes = text;
  if (isUtf8(bytes)) return std::string(bytes);
  ++reading.badTexts;
  return fromWindows1252(bytes);
}

// Exceptions must not pass through C code.
template <class Work>
int guarded(void* context, const Work& work) {
  auto& reading = *static_cast<Reading*>(context);
  try {
    return work(reading) ? READSTAT_HANDLER_OK : READSTAT_HANDLER_ABORT;
  } catch (...) {
    reading.failure = std::current_exception();
    return READSTAT_HANDLER_ABORT;
  }
}

double codeOf(readstat_value_t value) {
  if (readstat_value_is_tagged_missing(value) != 0) {
    return missingTagCode(readstat_value_tag(value));
  }
  return readstat_double_value(value);
}

int onMetadata(readstat_metadata_t* metadata, void* context) {
  return guarded(context, [metadata](Reading& reading) {
    reading.rowsExpected = readstat_get_row_count(metadata);
    const char* label = readstat_get_file_label(metadata);
    reading.simulated =
        label != nullptr && std::string_view(label).starts_with("Simulated by Candour");
    return true;
  });
}

void readMissing(Reading& reading, StatVariable& stat, const readstat_variable_t* variable) {
  for (int i = 0; i < readstat_variable_get_missing_ranges_count(variable); ++i) {
    const readstat_value_t low = readstat_variable_get_missing_range_lo(variable, i);
    const readstat_value_t high = readstat_variable_get_missing_range_hi(variable, i);
    if (stat.isText) {
      MissingTexts texts{cleaned(reading, readstat_string_value(low)),
                         cleaned(reading, readstat_string_value(high))};
      while (texts.low.ends_with(' ')) texts.low.pop_back();
      while (texts.high.ends_with(' ')) texts.high.pop_back();
      stat.missingTexts.push_back(std::move(texts));
      continue;
    }
    const double from = secondsFrom(stat.date, codeOf(low));
    const double to = secondsFrom(stat.date, codeOf(high));
    if (from == to) {
      stat.variable.levels.push_back({from, {}, true});
    } else {
      stat.variable.missingRanges.push_back({from, to});
    }
  }
}

int onVariable(int /*index*/, readstat_variable_t* variable, const char* labels, void* context) {
  return guarded(context, [=](Reading& reading) {
    StatVariable stat;
    stat.variable.name = cleaned(reading, readstat_variable_get_name(variable));
    stat.variable.label = cleaned(reading, readstat_variable_get_label(variable));
    stat.isText = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING;
    if (labels != nullptr) stat.labelSet = labels;
    const char* format = readstat_variable_get_format(variable);
    if (stat.isText) {
      stat.variable.kind = VariableKind::Text;
    } else if (format != nullptr) {
      stat.date = dateReadingOf(reading.family, format);
    }
    if (stat.date.isDate()) {
      stat.variable.kind = VariableKind::Date;
      stat.variable.dateStyle = stat.date.style;
      stat.numbers = NumberGatherer(false);
    }
    readMissing(reading, stat, variable);
    reading.variables.push_back(std::move(stat));
    return true;
  });
}

int onLabel(const char* set, readstat_value_t value, const char* label, void* context) {
  return guarded(context, [=](Reading& reading) {
    StatLabel entry;
    entry.label = std::string(trim(cleaned(reading, label)));
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
      entry.text = cleaned(reading, readstat_string_value(value));
      while (entry.text.ends_with(' ')) entry.text.pop_back();
    } else {
      entry.code = codeOf(value);
      if (std::isnan(entry.code)) return true;  // a label of the system's own missing value
    }
    reading.labelSets[set].push_back(std::move(entry));
    return true;
  });
}

void addNumber(StatVariable& stat, readstat_value_t value) {
  if (readstat_value_is_tagged_missing(value) != 0) {
    stat.numbers.add(missingTagCode(readstat_value_tag(value)));
    return;
  }
  const double number = readstat_double_value(value);
  if (readstat_value_is_system_missing(value) != 0 || std::isnan(number)) {
    stat.numbers.addEmpty();
  } else {
    stat.numbers.add(secondsFrom(stat.date, number));
  }
}

int onValue(int row, readstat_variable_t* variable, readstat_value_t value, void* context) {
  return guarded(context, [=](Reading& reading) {
    const int index = readstat_variable_get_index(variable);
    if (index == 0 && row % 64 == 0 && reading.job->stopped()) return false;
    StatVariable& stat = reading.variables.at(static_cast<std::size_t>(index));
    reading.rows = static_cast<std::size_t>(row) + 1;
    if (!stat.isText) {
      addNumber(stat, value);
      return true;
    }
    const char* text = readstat_string_value(value);
    if (text == nullptr) {
      stat.texts.addEmpty();
    } else if (isUtf8(text)) {
      stat.texts.add(text);
    } else {
      stat.texts.add(cleaned(reading, text));
    }
    return true;
  });
}

int onProgress(double fraction, void* context) {
  return guarded(context, [fraction](Reading& reading) {
    reading.job->report(0.9 * fraction);
    return !reading.job->stopped();
  });
}

void onError(const char* message, void* context) {
  static_cast<Reading*>(context)->message = message;
}

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
    const bool old = !head.empty() && head[0] >= 103 && head[0] <= 115;
    return old || head.starts_with("<stata_dta>");
  }
  return head.starts_with("$FL2") || head.starts_with("$FL3");
}

readstat_error_t parse(const Format& format, const std::filesystem::path& file, Reading& reading,
                       const char* encoding) {
  const std::unique_ptr<readstat_parser_t, decltype(&readstat_parser_free)> parser(
      readstat_parser_init(), readstat_parser_free);
  readstat_set_metadata_handler(parser.get(), onMetadata);
  readstat_set_variable_handler(parser.get(), onVariable);
  readstat_set_value_label_handler(parser.get(), onLabel);
  readstat_set_value_handler(parser.get(), onValue);
  readstat_set_progress_handler(parser.get(), onProgress);
  readstat_set_error_handler(parser.get(), onError);
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
                                     const Job& job, Reading& reading, std::string& note) {
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

Status complete(const Reading& reading) {
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

SurveyFile surveyOf(Reading& reading, std::string encodingNote) {
  SurveyFile result;
  std::size_t recognised = 0;
  for (auto& stat : reading.variables) {
    auto labels = reading.labelSets[stat.labelSet];
    for (auto& label : labels) {
      const bool tag = label.code < kMissingTagBase;
      if (stat.date.isDate() && !tag) label.code = secondsFrom(stat.date, label.code);
    }
    BuiltColumn built = stat.isText ? stat.texts.build(labels, stat.missingTexts)
                                    : stat.numbers.build(labels, stat.variable);
    recognised += built.recognised > 0 ? 1 : 0;
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
  if (recognised > 0) {
    result.notes.push_back(
        grouped(static_cast<long long>(recognised)) +
        (recognised == 1 ? " variable has" : " variables have") +
        " answers such as \"Don't know\" that the file does not declare missing: they count as "
        "missing.");
  }
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
  Reading reading;
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
