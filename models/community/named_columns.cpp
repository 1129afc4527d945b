// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/named_columns.h"

#include <algorithm>
#include <cstdio>

#include "core/base/text.h"
#include "core/survey/calendar.h"

namespace candour {

namespace {

std::string plainName(const std::string& name) {
  std::string plain = lowered(trim(name));
  std::replace(plain.begin(), plain.end(), ' ', '_');
  return plain;
}

bool emptyColumn(const TextTable& table, std::size_t column) {
  return std::all_of(table.rows.begin(), table.rows.end(),
                     [column](const auto& row) { return row[column].empty(); });
}

}  // namespace

Result<NamedColumns> NamedColumns::of(const TextTable& table, std::span<const std::string> known,
                                      std::span<const std::string> needed) {
  NamedColumns columns;
  columns.m_table = &table;
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    const std::string name = plainName(table.header[i]);
    if (name.empty() && emptyColumn(table, i)) continue;
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      const std::string near = didYouMean(name, known);
      return fail(table.source + ": column " + std::to_string(i + 1) + " is called \"" +
                  table.header[i] + "\", which is no column of such a table." +
                  (near.empty() ? " There are " + join(known, ", ") + "." : near));
    }
    if (!columns.m_places.emplace(name, i).second) {
      return fail(table.source + ": there are two columns \"" + name + "\".");
    }
  }
  for (const auto& name : needed) {
    if (columns.has(name)) continue;
    return fail(table.source + ": there is no column \"" + name + "\". Its first row must name " +
                "the columns: " + join(known, ", ") + ".");
  }
  return columns;
}

std::string NamedColumns::text(std::size_t row, const std::string& name) const {
  const auto place = m_places.find(name);
  return place == m_places.end() ? std::string() : m_table->rows[row][place->second];
}

std::string isoDayIn(std::string_view text) {
  const std::string day(trim(text));
  int numbers[3] = {0, 0, 0};
  int length = 0;
  const int read =
      std::sscanf(day.c_str(), "%2d/%2d/%4d%n", &numbers[0], &numbers[1], &numbers[2], &length);
  if (read != 3 || length != static_cast<int>(day.size())) return day;
  char iso[32];
  std::snprintf(iso, sizeof iso, "%04d-%02d-%02d", numbers[2], numbers[1], numbers[0]);
  return dayOf(iso) ? iso : day;
}

}  // namespace candour
