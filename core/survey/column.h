// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

namespace candour {

/// The answers to one variable, one entry a row, in one of two forms:
///
/// - coded: the index of the answer in Variable::levels, packed as int8, int16 or int32;
/// - numbers: doubles as in the file (dates and times: seconds since 1970-01-01, or since
/// midnight).
///
/// Two reasons for missing need no level: kEmpty, nothing in the file, and kNotAsked, the wave has
/// no such question. In numbers they are NaNs told apart by their payload.
class Column {
 public:
  using Storage = std::variant<std::vector<std::int8_t>, std::vector<std::int16_t>,
                               std::vector<std::int32_t>, std::vector<double>>;

  static constexpr int kEmpty = -1;
  static constexpr int kNotAsked = -2;

  Column() = default;
  explicit Column(Storage storage) : m_storage(std::move(storage)) {}

  /// Packs level indices (>= 0, kEmpty or kNotAsked) for a variable of `levels` levels.
  static Column coded(const std::vector<std::int32_t>& levelOfRow, std::size_t levels);
  static Column numbers(std::vector<double> values);
  /// `rows` answers never asked, as level indices.
  static Column notAsked(std::size_t rows);

  [[nodiscard]] bool isCoded() const;
  [[nodiscard]] std::size_t size() const;
  /// Coded columns only: level index, kEmpty or kNotAsked.
  [[nodiscard]] int level(std::size_t row) const;
  /// Columns of numbers only: the value; NaN when empty or not asked.
  [[nodiscard]] double number(std::size_t row) const;
  [[nodiscard]] bool isNotAsked(std::size_t row) const;
  [[nodiscard]] const Storage& storage() const { return m_storage; }

  bool operator==(const Column& other) const;

 private:
  Storage m_storage;
};

double emptyNumber();
double notAskedNumber();
bool isNotAskedNumber(double value);

}  // namespace candour
