// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace candour {

/// Up to `limit` distinct numbers (no NaN), each with its index in order of first appearance.
class NumberSet {
 public:
  static constexpr std::uint32_t kFull = 0xFFFFFFFF;

  explicit NumberSet(std::size_t limit);
  /// The number's index, adding it when new; kFull if that would pass the limit.
  std::uint32_t indexOf(double value);
  /// False if the limit is passed.
  bool add(double value) { return indexOf(value) != kFull; }
  [[nodiscard]] const std::vector<double>& values() const { return m_values; }
  [[nodiscard]] std::vector<double> sorted() const;

 private:
  std::size_t m_limit;
  std::vector<std::uint32_t> m_slots;
  std::vector<double> m_values;
};

}  // namespace candour
