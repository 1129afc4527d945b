// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/number_set.h"

#include <algorithm>

namespace candour {

NumberSet::NumberSet(std::size_t limit)
    : m_limit(limit), m_slots(std::bit_ceil(limit * 2 + 2), kFull) {}

std::uint32_t NumberSet::indexOf(double value) {
  value += 0.0;  // minus zero is zero
  const std::size_t mask = m_slots.size() - 1;
  const std::uint64_t hash = std::bit_cast<std::uint64_t>(value) * 0x9E3779B97F4A7C15ULL;
  for (std::size_t at = (hash >> 32) & mask;; at = (at + 1) & mask) {
    const std::uint32_t index = m_slots[at];
    if (index == kFull) {
      if (m_values.size() == m_limit) return kFull;
      m_slots[at] = static_cast<std::uint32_t>(m_values.size());
      m_values.push_back(value);
      return m_slots[at];
    }
    if (m_values[index] == value) return index;
  }
}

std::vector<double> NumberSet::sorted() const {
  std::vector<double> values = m_values;
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace candour
