// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/prepare/margins_file.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/import/text_file.h"
#include "core/import/text_table.h"
#include "core/prepare/steps.h"

namespace candour {

namespace {

Result<std::size_t> columnOf(const TextTable& table, const std::string& name) {
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    if (lowered(trim(table.header[i])) == name) return i;
  }
  return fail(table.source + " has no column \"" + name +
              "\". A table of margins has the columns variable, answer and share.");
}

std::optional<double> shareOf(std::string_view field) {
  if (!field.empty() && field.back() == '%') field.remove_suffix(1);
  return parseNumber(trim(field));
}

void addTarget(std::vector<RakeMargin>& margins, const std::string& variable, RakeTarget target) {
  auto margin = std::find_if(margins.begin(), margins.end(),
                             [&](const RakeMargin& one) { return one.variable == variable; });
  if (margin == margins.end()) margin = margins.insert(margins.end(), RakeMargin{variable, {}});
  margin->targets.push_back(std::move(target));
}

std::vector<std::string> partsOf(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(separator, from), text.size());
    parts.emplace_back(trim(text.substr(from, end - from)));
    from = end + 1;
  }
  return parts;
}

char separatorOf(const std::string& text) {
  for (const char separator : {'\t', ';'}) {
    if (text.find(separator) != std::string::npos) return separator;
  }
  return ',';
}

Result<std::vector<RakeMargin>> marginsOf(const TextTable& table) {
  std::size_t columns[3] = {};
  const char* const names[3] = {"variable", "answer", "share"};
  for (int i = 0; i < 3; ++i) {
    const auto column = columnOf(table, names[i]);
    if (!column) return tl::make_unexpected(column.error());
    columns[i] = *column;
  }
  std::vector<RakeMargin> margins;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& fields = table.rows[row];
    const std::string& variable = fields[columns[0]];
    const std::string& answer = fields[columns[1]];
    if (variable.empty() || answer.empty()) {
      return fail(table.placeOf(row) + "a margin needs a variable and an answer.");
    }
    const auto share = shareOf(fields[columns[2]]);
    if (!share) {
      return fail(table.placeOf(row) + "\"" + fields[columns[2]] +
                  "\" is no share: write a number such as 0.49, 49 or 4123456.");
    }
    addTarget(margins, variable, {answer, *share});
  }
  return margins;
}

}  // namespace

Result<std::vector<RakeMargin>> readRakeMargins(const std::filesystem::path& file) {
  if (lowered(file.extension().string()) == ".json") {
    const auto text = readTextFile(file);
    if (!text) return tl::make_unexpected(text.error());
    return parseRakeMargins(file.filename().string(), text->text);
  }
  const auto table = readTextTable(file);
  if (!table) return tl::make_unexpected(table.error());
  return marginsOf(*table);
}

Result<std::vector<RakeMargin>> parseMarginLines(const std::string& lines,
                                                 const std::string& variable) {
  const char separator = separatorOf(lines);
  std::vector<RakeMargin> margins;
  int number = 0;
  for (const auto& line : partsOf(lines, '\n')) {
    ++number;
    if (line.empty()) continue;
    const auto parts = partsOf(line, separator);
    const auto share = shareOf(parts.back());
    if (number == 1 && !share) continue;
    const bool named = parts.size() == 3;
    const std::string& of = named ? parts[0] : variable;
    if (!share || parts.size() < 2 || parts.size() > 3 || of.empty()) {
      return fail("Line " + std::to_string(number) + ", \"" + line +
                  "\": write an answer and its share, or a variable before them.");
    }
    addTarget(margins, of, {parts[parts.size() - 2], *share});
  }
  if (margins.empty()) return fail("There are no answers with shares to paste.");
  return margins;
}

}  // namespace candour
