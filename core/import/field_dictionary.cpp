// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/field_dictionary.h"

#include <cstring>
#include <functional>

namespace candour {

FieldDictionary::Ends FieldDictionary::endsOf(std::string_view text) {
  const std::size_t size = text.size();
  Ends ends;
  if (size > kShort) {
    std::memcpy(&ends.head, text.data(), 8);
    ends.tail = std::hash<std::string_view>()(text);
  } else if (size >= 8) {
    std::memcpy(&ends.head, text.data(), 8);
    std::memcpy(&ends.tail, text.data() + size - 8, 8);
  } else if (size >= 4) {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::memcpy(&low, text.data(), 4);
    std::memcpy(&high, text.data() + size - 4, 4);
    ends.head = low;
    ends.tail = high;
  } else {
    for (const char c : text) ends.head = ends.head << 8 | static_cast<unsigned char>(c);
  }
  return ends;
}

std::size_t FieldDictionary::hashOf(const Ends& ends, std::size_t size) {
  // Multiplicative mixing with odd constants (the golden ratio and a prime near 2^64).
  std::uint64_t hash = (ends.head ^ (size << 56)) * 0x9E3779B97F4A7C15ULL;
  hash = (hash ^ (hash >> 29) ^ ends.tail) * 0xFFFFFFFFFFFFFFC5ULL;
  return hash ^ (hash >> 32);
}

std::uint32_t FieldDictionary::number(std::string_view text) {
  if (m_texts.size() * 2 >= m_slots.size()) grow();
  const Ends ends = endsOf(text);
  const std::size_t mask = m_slots.size() - 1;
  for (std::size_t at = hashOf(ends, text.size()) & mask;; at = (at + 1) & mask) {
    Slot& slot = m_slots[at];
    if (slot.number == kFree) {
      slot = {ends, static_cast<std::uint32_t>(text.size()),
              static_cast<std::uint32_t>(m_texts.size())};
      m_texts.push_back(text);
      return slot.number;
    }
    const bool same = slot.ends == ends && slot.size == static_cast<std::uint32_t>(text.size());
    if (same && (text.size() <= kShort || m_texts[slot.number] == text)) return slot.number;
  }
}

void FieldDictionary::grow() {
  const std::size_t size = m_slots.empty() ? 16 : m_slots.size() * 4;
  std::vector<Slot> old(size);
  old.swap(m_slots);
  for (const Slot& slot : old) {
    if (slot.number == kFree) continue;
    std::size_t at = hashOf(slot.ends, slot.size) & (size - 1);
    while (m_slots[at].number != kFree) at = (at + 1) & (size - 1);
    m_slots[at] = slot;
  }
}

}  // namespace candour
