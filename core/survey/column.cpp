// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/survey/column.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

#include "core/base/check.h"

namespace candour {

namespace {

constexpr std::uint64_t kEmptyBits = 0x7ff8000000000000ULL;
constexpr std::uint64_t kNotAskedBits = 0x7ff8000000000002ULL;

template <class T>
std::vector<T> packed(const std::vector<std::int32_t>& levels) {
  return {levels.begin(), levels.end()};
}

}  // namespace

double emptyNumber() {
  return std::bit_cast<double>(kEmptyBits);
}
double notAskedNumber() {
  return std::bit_cast<double>(kNotAskedBits);
}
bool isNotAskedNumber(double value) {
  return std::bit_cast<std::uint64_t>(value) == kNotAskedBits;
}

Column Column::coded(const std::vector<std::int32_t>& levelOfRow, std::size_t levels) {
  if (levels <= std::numeric_limits<std::int8_t>::max()) {
    return Column(packed<std::int8_t>(levelOfRow));
  }
  if (levels <= std::numeric_limits<std::int16_t>::max()) {
    return Column(packed<std::int16_t>(levelOfRow));
  }
  return Column(levelOfRow);
}

Column Column::numbers(std::vector<double> values) {
  return Column(std::move(values));
}

Column Column::notAsked(std::size_t rows) {
  return Column(std::vector<std::int8_t>(rows, static_cast<std::int8_t>(kNotAsked)));
}

bool Column::isCoded() const {
  return !std::holds_alternative<std::vector<double>>(m_storage);
}

std::size_t Column::size() const {
  return std::visit([](const auto& values) { return values.size(); }, m_storage);
}

int Column::level(std::size_t row) const {
  check(isCoded(), "level() of a coded column");
  return std::visit([row](const auto& values) { return static_cast<int>(values[row]); }, m_storage);
}

double Column::number(std::size_t row) const {
  check(!isCoded(), "number() of a column of numbers");
  return std::get<std::vector<double>>(m_storage)[row];
}

bool Column::isNotAsked(std::size_t row) const {
  return isCoded() ? level(row) == kNotAsked : isNotAskedNumber(number(row));
}

bool Column::operator==(const Column& other) const {
  if (m_storage.index() != other.m_storage.index()) return false;
  return std::visit(
      [&other](const auto& values) {
        const auto& others = std::get<std::decay_t<decltype(values)>>(other.m_storage);
        // Bytes, so that empty (a NaN) equals empty.
        return values.size() == others.size() &&
               (values.empty() ||
                std::memcmp(values.data(), others.data(), values.size() * sizeof(values[0])) == 0);
      },
      m_storage);
}

}  // namespace candour
