// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <readstat.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <memory>

#include "core/base/text.h"
#include "models/simulate/write_survey.h"
#include "models/simulate/written_file.h"

namespace candour {

namespace {

ssize_t writeBytes(const void* bytes, size_t count, void* stream) {
  auto* out = static_cast<std::ofstream*>(stream);
  out->write(static_cast<const char*>(bytes), static_cast<std::streamsize>(count));
  return out->good() ? static_cast<ssize_t>(count) : -1;
}

// ReadStat writes the moment of writing as local time: a fixed local moment gives fixed bytes.
std::time_t fixedMoment() {
  std::tm moment{};
  moment.tm_year = 2020 - 1900;
  moment.tm_mday = 1;
  moment.tm_hour = 12;
  return std::mktime(&moment);
}

struct Field {
  readstat_variable_t* handle = nullptr;
  const Variable* variable = nullptr;
  const Column* column = nullptr;
};

bool whole(const Column& column) {
  if (column.isCoded()) return true;
  for (std::size_t row = 0; row < column.size(); ++row) {
    const double value = column.number(row);
    if (!std::isnan(value) && value != std::floor(value)) return false;
  }
  return true;
}

void addNumberMetadata(readstat_writer_t* writer, const Field& field) {
  readstat_variable_set_format(field.handle, whole(*field.column) ? "F11.0" : "F11.4");
  if (field.variable->levels.empty()) return;
  const std::string setName = "labels_" + field.variable->name;
  auto* labels = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, setName.c_str());
  double lowest = 0;
  double highest = -1;
  for (const auto& level : field.variable->levels) {
    if (!level.label.empty()) readstat_label_double_value(labels, level.code, level.label.c_str());
    if (!level.missing) continue;
    lowest = highest < 0 ? level.code : std::min(lowest, level.code);
    highest = std::max(highest, level.code);
  }
  readstat_variable_set_label_set(field.handle, labels);
  if (highest >= 0) readstat_variable_add_missing_double_range(field.handle, lowest, highest);
}

Field addField(readstat_writer_t* writer, const Variable& variable, const Column& column) {
  Field field{nullptr, &variable, &column};
  if (variable.kind == VariableKind::Text) {
    std::size_t width = 1;
    for (const auto& level : variable.levels) width = std::max(width, level.label.size());
    field.handle =
        readstat_add_variable(writer, variable.name.c_str(), READSTAT_TYPE_STRING, width);
    const std::string format = "A" + std::to_string(width);
    readstat_variable_set_format(field.handle, format.c_str());
  } else {
    field.handle = readstat_add_variable(writer, variable.name.c_str(), READSTAT_TYPE_DOUBLE, 0);
    addNumberMetadata(writer, field);
  }
  if (!variable.label.empty()) readstat_variable_set_label(field.handle, variable.label.c_str());
  return field;
}

readstat_error_t insert(readstat_writer_t* writer, const Field& field, std::size_t row) {
  double value = NAN;
  if (field.column->isCoded()) {
    const int index = field.column->level(row);
    if (index >= 0) {
      const Level& level = field.variable->levels[static_cast<std::size_t>(index)];
      if (field.variable->kind == VariableKind::Text) {
        return readstat_insert_string_value(writer, field.handle, level.label.c_str());
      }
      value = level.code;
    } else if (field.variable->kind == VariableKind::Text) {
      return readstat_insert_string_value(writer, field.handle, "");
    }
  } else {
    value = field.column->number(row);
  }
  if (std::isnan(value)) return readstat_insert_missing_value(writer, field.handle);
  return readstat_insert_double_value(writer, field.handle, value);
}

bool writeRows(readstat_writer_t* writer, const std::vector<Field>& fields, std::size_t rows) {
  for (std::size_t row = 0; row < rows; ++row) {
    if (readstat_begin_row(writer) != READSTAT_OK) return false;
    for (const auto& field : fields) {
      if (insert(writer, field, row) != READSTAT_OK) return false;
    }
    if (readstat_end_row(writer) != READSTAT_OK) return false;
  }
  return readstat_end_writing(writer) == READSTAT_OK;
}

bool writeSav(const Survey& survey, const std::filesystem::path& part, bool packed) {
  std::ofstream out(part, std::ios::binary);
  const std::unique_ptr<readstat_writer_t, void (*)(readstat_writer_t*)> writer(
      readstat_writer_init(), [](readstat_writer_t* w) { readstat_writer_free(w); });
  readstat_set_data_writer(writer.get(), writeBytes);
  readstat_writer_set_file_label(writer.get(), "Simulated by Candour");
  readstat_writer_set_file_timestamp(writer.get(), fixedMoment());
  readstat_writer_set_file_format_version(writer.get(), packed ? 3 : 2);
  readstat_writer_set_compression(writer.get(),
                                  packed ? READSTAT_COMPRESS_BINARY : READSTAT_COMPRESS_ROWS);
  std::vector<Field> fields;
  for (std::size_t i = 0; i < survey.variables.size(); ++i) {
    fields.push_back(addField(writer.get(), survey.variables[i], *survey.columns[i]));
  }
  if (readstat_begin_writing_sav(writer.get(), &out, static_cast<long>(survey.rows)) !=
      READSTAT_OK) {
    return false;
  }
  if (!writeRows(writer.get(), fields, survey.rows)) return false;
  out.close();
  return out.good();
}

}  // namespace

Status writeSurveySav(const Survey& survey, const std::filesystem::path& file) {
  const bool packed = lowered(file.extension().string()) == ".zsav";
  return writeWhole(file, [&survey, packed](const std::filesystem::path& part) {
    return writeSav(survey, part, packed);
  });
}

Status writeSurvey(const Survey& survey, const std::filesystem::path& file) {
  const std::string ending = lowered(file.extension().string());
  if (ending == ".csv") return writeSurveyCsv(survey, file);
  if (ending == ".sav" || ending == ".zsav") return writeSurveySav(survey, file);
  return fail("Cannot write \"" + file.filename().string() +
              "\": a simulated survey ends in .csv, .sav or .zsav.");
}

}  // namespace candour
