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
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = kFree;
  };
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  static std::uint64_t hashOf(std::string_view text);
  void grow();

  std::vector<Slot> m_slots;
  std::vector<std::string_view> m_texts;
};

}  // namespace candour
