// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/export/data_hash.h"

#include <QCryptographicHash>
#include <algorithm>
#include <bit>
#include <cstdint>

#include "core/base/check.h"
#include "core/prepare/prepare_survey.h"
#include "core/survey/prepared.h"

namespace candour {

namespace {

constexpr std::size_t kRowsAtOnce = 8192;

// Numbers as little-endian bytes, so that a hash does not depend on the machine.
void append(QByteArray& bytes, std::uint64_t value) {
  for (int shift = 0; shift < 64; shift += 8) bytes.append(static_cast<char>(value >> shift));
}

void append(QByteArray& bytes, double value) {
  append(bytes, std::bit_cast<std::uint64_t>(value));
}

// With its length, so that no two lists of texts read the same.
void append(QByteArray& bytes, const std::string& text) {
  append(bytes, static_cast<std::uint64_t>(text.size()));
  bytes.append(text.data(), static_cast<qsizetype>(text.size()));
}

QByteArray headOf(const Variable& variable) {
  QByteArray bytes;
  append(bytes, variable.name);
  append(bytes, variable.label);
  append(bytes, static_cast<std::uint64_t>(variable.kind));
  append(bytes, static_cast<std::uint64_t>(variable.levels.size()));
  for (const Level& level : variable.levels) {
    append(bytes, level.code);
    append(bytes, level.label);
    append(bytes, static_cast<std::uint64_t>(level.missing));
  }
  for (const MissingRange& range : variable.missingRanges) {
    append(bytes, range.low);
    append(bytes, range.high);
  }
  return bytes;
}

void addColumn(QCryptographicHash& hash, const Column& column) {
  const bool coded = column.isCoded();
  QByteArray bytes;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (coded) {
      append(bytes, static_cast<std::uint64_t>(column.level(row)));
    } else {
      append(bytes, column.number(row));
    }
    if (row % kRowsAtOnce != kRowsAtOnce - 1) continue;
    hash.addData(bytes);
    bytes.clear();
  }
  hash.addData(bytes);
}

std::string hexOf(const QByteArray& digest) {
  return digest.toHex().toStdString();
}

}  // namespace

std::string dataHash(const Survey& survey, std::vector<std::string> variables) {
  std::sort(variables.begin(), variables.end());
  variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
  QCryptographicHash hash(QCryptographicHash::Sha256);
  for (const std::string& name : variables) {
    const auto index = survey.find(name);
    check(index && survey.columns[*index], "a variable to be hashed is not loaded");
    hash.addData(headOf(survey.variables[*index]));
    addColumn(hash, *survey.columns[*index]);
  }
  return hexOf(hash.result());
}

RecipeData recipeData(const std::filesystem::path& project, const Survey& survey,
                      const std::vector<std::string>& variables) {
  RecipeData data{project.filename().string(), dataHash(survey, variables), survey.rows, {}, {}};
  for (const Wave& wave : survey.waves) data.sources.push_back(wave.source);
  if (!survey.prepared) return data;
  const auto read = withSources(survey, variables);
  for (const RecipeStep& step : survey.prepared->steps) {
    const bool used = std::find(read.begin(), read.end(), step.name) != read.end();
    if (used && stepOf(survey, step.name) == &step) data.steps.push_back(step);
  }
  return data;
}

std::string bytesHash(const QByteArray& bytes) {
  return hexOf(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
}

}  // namespace candour
