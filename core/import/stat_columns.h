// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/field_dictionary.h"
#include "core/import/number_set.h"
#include "core/survey/column.h"
#include "core/survey/variable.h"

namespace candour {

/// A value label: `text` is the value of a text variable, `code` of any other.
struct StatLabel {
  double code = 0;
  std::string text;
  std::string label;
};

/// User-missing texts, from `low` to `high`, both included.
struct MissingTexts {
  std::string low;
  std::string high;
};

struct BuiltColumn {
  std::vector<Level> levels;
  Column column;
  std::size_t recognised = 0;  // levels missing only because their label means no answer
};

/// Gathers a column of numbers value by value: one byte a row while few values are distinct.
class NumberGatherer {
 public:
  /// `coded` false: doubles from the start.
  explicit NumberGatherer(bool coded);
  void add(double value);
  void addEmpty();
  [[nodiscard]] std::size_t size() const { return m_coded ? m_numbers.size() : m_values.size(); }

  /// With the labels of the variable and its reasons for missing (`missing` with its ranges and
  /// levels). Levels are in the order of their codes.
  BuiltColumn build(const std::vector<StatLabel>& labels, const Variable& missing);

 private:
  void spill();
  BuiltColumn buildCoded(std::vector<Level> levels) const;

  bool m_coded;
  NumberSet m_distinct;
  std::vector<std::uint8_t> m_numbers;
  std::vector<double> m_values;
};

/// Gathers a column of texts.
class TextGatherer {
 public:
  /// Blanks at the end do not count; nothing else is empty.
  void add(std::string_view text);
  void addEmpty() { m_numbers.push_back(-1); }
  [[nodiscard]] std::size_t size() const { return m_numbers.size(); }

  /// Levels alphabetically by their texts. A value label takes the place of its text (with the text
  /// behind it where two texts have the same label).
  BuiltColumn build(const std::vector<StatLabel>& labels, const std::vector<MissingTexts>& missing);

 private:
  FieldDictionary m_dictionary;
  std::deque<std::string> m_texts;
  std::vector<std::int32_t> m_numbers;
};

}  // namespace candour
