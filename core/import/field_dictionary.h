// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace candour {

/// Numbers distinct texts 0, 1, ... in order of first appearance. Keeps views: the texts must
/// outlive it. Made for the millions of short, repeated fields of a survey.
class FieldDictionary {
 public:
  /// The number of `text`, which is added when new.
  std::uint32_t number(std::string_view text);
  [[nodiscard]] std::size_t size() const { return m_texts.size(); }
  [[nodiscard]] const std::vector<std::string_view>& texts() const { return m_texts; }

 private:
  // The ends of a text, which up to 16 bytes are all of it.
  struct Ends {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    bool operator==(const Ends&) const = default;
  };
  struct Slot {
    Ends ends;
    std::uint32_t size = 0;
    std::uint32_t number = kFree;
  };
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  static constexpr std::size_t kShort = 16;
  static Ends endsOf(std::string_view text);
  static std::size_t hashOf(const Ends& ends, std::size_t size);
  void grow();

  std::vector<Slot> m_slots;
  std::vector<std::string_view> m_texts;
};

}  // namespace candour
