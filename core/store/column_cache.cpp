// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/column_cache.h"

#include <algorithm>
#include <cstring>

namespace candour {

namespace {

template <class T>
std::optional<Column> unpacked(std::span<const std::byte> bytes, std::size_t rows,
                               std::size_t levels) {
  if (bytes.size() != rows * sizeof(T)) return std::nullopt;
  std::vector<T> values(rows);
  if (rows > 0) std::memcpy(values.data(), bytes.data(), bytes.size());
  if constexpr (!std::is_same_v<T, double>) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const bool outside =
        rows > 0 && (*low < Column::kNotAsked ||
                     static_cast<std::int64_t>(*high) >= static_cast<std::int64_t>(levels));
    if (outside) return std::nullopt;
  }
  return Column(std::move(values));
}

}  // namespace

void writePackedColumn(Database& database, std::int64_t wave, std::size_t variable,
                       const Column& column) {
  Statement insert = database.prepare(
      "INSERT OR REPLACE INTO column_cache (wave, variable, version, width, data) "
      "VALUES (?, ?, ?, ?, ?)");
  std::visit(
      [&](const auto& values) {
        insert.bind(1, wave).bind(2, static_cast<std::int64_t>(variable)).bind(3, kPackingVersion);
        insert.bind(4, static_cast<std::int64_t>(sizeof(values[0])));
        insert.bindBlob(5, std::as_bytes(std::span(values))).run();
      },
      column.storage());
}

std::optional<Column> readPackedColumn(const Database& database, const StoredWave& wave,
                                       std::size_t variable) {
  Statement row = database.prepare(
      "SELECT width, data FROM column_cache WHERE wave = ? AND variable = ? AND version = ?");
  row.bind(1, wave.id).bind(2, static_cast<std::int64_t>(variable)).bind(3, kPackingVersion);
  if (!row.step()) return std::nullopt;
  const auto bytes = row.blob(1);
  const std::size_t rows = wave.wave.rows;
  const StoredVariable& stored = wave.variables[variable];
  const std::size_t levels = stored.variable.levels.size();
  const std::int64_t width = row.integer(0);
  if (!stored.coded) {
    return width == 8 ? unpacked<double>(bytes, rows, 0) : std::nullopt;
  }
  if (width == 1) return unpacked<std::int8_t>(bytes, rows, levels);
  if (width == 2) return unpacked<std::int16_t>(bytes, rows, levels);
  if (width == 4) return unpacked<std::int32_t>(bytes, rows, levels);
  return std::nullopt;
}

}  // namespace candour
