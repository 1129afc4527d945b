// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/stat_reading.h"

#include <cmath>

#include "core/base/text.h"
#include "core/import/utf8.h"

namespace candour {

namespace {

std::string cleaned(StatReading& reading, const char* text) {
  if (text == nullptr) return {};
  const std::string_view bytes = text;
  if (isUtf8(bytes)) return std::string(bytes);
  ++reading.badTexts;
  return fromWindows1252(bytes);
}

// Exceptions must not pass through C code.
template <class Work>
int guarded(void* context, const Work& work) {
  auto& reading = *static_cast<StatReading*>(context);
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
  return guarded(context, [metadata](StatReading& reading) {
    reading.rowsExpected = readstat_get_row_count(metadata);
    const char* label = readstat_get_file_label(metadata);
    reading.simulated =
        label != nullptr && std::string_view(label).starts_with("Simulated by Candour");
    return true;
  });
}

void readMissing(StatReading& reading, StatVariable& stat, const readstat_variable_t* variable) {
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
  return guarded(context, [=](StatReading& reading) {
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
  return guarded(context, [=](StatReading& reading) {
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
  return guarded(context, [=](StatReading& reading) {
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
  return guarded(context, [fraction](StatReading& reading) {
    reading.job->report(0.9 * fraction);
    return !reading.job->stopped();
  });
}

void onError(const char* message, void* context) {
  static_cast<StatReading*>(context)->message = message;
}

}  // namespace

void fillFrom(readstat_parser_t* parser) {
  readstat_set_metadata_handler(parser, onMetadata);
  readstat_set_variable_handler(parser, onVariable);
  readstat_set_value_label_handler(parser, onLabel);
  readstat_set_value_handler(parser, onValue);
  readstat_set_progress_handler(parser, onProgress);
  readstat_set_error_handler(parser, onError);
}

}  // namespace candour
