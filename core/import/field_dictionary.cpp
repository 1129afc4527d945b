// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/field_dictionary.h"

#include <cstring>
#include <functional>

namespace candour {

std::uint64_t FieldDictionary::hashOf(std::string_view text) {
  const std::size_t size = text.size();
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  // Two overlapping loads cover up to 16 bytes without a loop.
  if (size >= 8) {
    if (size > 16) return std::hash<std::string_view>()(text);
    std::memcpy(&head, text.data(), 8);
    std::memcpy(&tail, text.data() + size - 8, 8);
  } else if (size >= 4) {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::memcpy(&low, text.data(), 4);
    std::memcpy(&high, text.data() + size - 4, 4);
    head = low;
    tail = high;
  } else {
    for (const char c : text) head = head << 8 | static_cast<unsigned char>(c);
  }
  // Multiplicative mixing with odd constants (the golden ratio and a prime near 2^64).
  std::uint64_t hash = (head ^ (size << 56)) * 0x9E3779B97F4A7C15ULL;
  hash ^= hash >> 29;
  hash = (hash ^ tail) * 0xFFFFFFFFFFFFFFC5ULL;
  hash *= 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 32);
}

std::uint32_t FieldDictionary::number(std::string_view text) {
  if (m_texts.size() * 2 >= m_slots.size()) grow();
  const std::uint64_t hash = hashOf(text);
  const std::size_t mask = m_slots.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    Slot& slot = m_slots[at];
    if (slot.number == kFree) {
      slot = {hash, static_cast<std::uint32_t>(m_texts.size())};
      m_texts.push_back(text);
      return slot.number;
    }
    if (slot.hash == hash && m_texts[slot.number] == text) return slot.number;
  }
}

void FieldDictionary::grow() {
  const std::size_t size = m_slots.empty() ? 16 : m_slots.size() * 4;
  std::vector<Slot> old(size);
  old.swap(m_slots);
  for (const Slot& slot : old) {
    if (slot.number == kFree) continue;
    std::size_t at = slot.hash & (size - 1);
    while (m_slots[at].number != kFree) at = (at + 1) & (size - 1);
    m_slots[at] = slot;
  }
}

}  // namespace candour
