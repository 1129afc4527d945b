// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <fstream>

#include "core/base/text.h"
#include "models/simulate/write_survey.h"
#include "models/simulate/written_file.h"

namespace candour {

namespace {

std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

// A column's answers as they are written, by level.
std::vector<std::string> fieldsOf(const Variable& variable) {
  std::vector<std::string> texts;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < variable.levels.size(); ++i) {
    texts.push_back(variable.levelText(i));
    widest = std::max(widest, texts.back().size());
  }
  for (auto& text : texts) {
    if (variable.kind == VariableKind::Text) text.resize(widest, ' ');
    text = field(text);
  }
  return texts;
}

struct Writer {
  const Column* column;
  std::vector<std::string> fields;

  void append(std::size_t row, std::string& line) const {
    if (column->isCoded()) {
      const int level = column->level(row);
      if (level >= 0) line += fields[static_cast<std::size_t>(level)];
      return;
    }
    const double value = column->number(row);
    if (!std::isnan(value)) line += shortest(value);
  }
};

std::string headerOf(const Survey& survey) {
  std::string header;
  for (std::size_t i = 0; i < survey.variables.size(); ++i) {
    if (i > 0) header += ',';
    const std::string& name = survey.variables[i].name;
    if (i > 0 || name != "index") header += field(name);
  }
  return header + '\n';
}

}  // namespace

Status writeSurveyCsv(const Survey& survey, const std::filesystem::path& file) {
  return writeWhole(file, [&survey](const std::filesystem::path& part) {
    std::ofstream out(part, std::ios::binary);
    std::vector<Writer> writers;
    for (std::size_t i = 0; i < survey.variables.size(); ++i) {
      writers.push_back({survey.columns[i].get(), fieldsOf(survey.variables[i])});
    }
    std::string buffer = headerOf(survey);
    for (std::size_t row = 0; row < survey.rows; ++row) {
      for (std::size_t i = 0; i < writers.size(); ++i) {
        if (i > 0) buffer += ',';
        writers[i].append(row, buffer);
      }
      buffer += '\n';
      if (buffer.size() < (1U << 20) && row + 1 < survey.rows) continue;
      out.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
      buffer.clear();
    }
    out.close();
    return out.good();
  });
}

}  // namespace candour
