// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/stat_columns.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "core/base/text.h"
#include "core/import/column_typing.h"

namespace candour {

namespace {

constexpr std::uint8_t kEmptyByte = 255;
static_assert(kMaxCodedNumbers < kEmptyByte);

bool isTag(double code) {
  return code < kMissingTagBase && code >= kMissingTagBase - 27;
}

std::string tagLabel(double code) {
  const int tag = static_cast<int>(kMissingTagBase - code);
  return tag == 27 ? "._" : std::string(".") + static_cast<char>('a' + tag - 1);
}

// The labelled, the missing and the occurring codes as levels, in the order of their codes.
std::vector<Level> levelsOf(const std::vector<double>& occurring,
                            const std::vector<StatLabel>& labels, const Variable& missing,
                            std::size_t& recognised) {
  std::map<double, Level> levels;
  const auto add = [&levels](double code) -> Level& {
    return levels.emplace(code, Level{code, {}, false}).first->second;
  };
  for (const auto& label : labels) add(label.code).label = label.label;
  for (const auto& level : missing.levels) add(level.code);
  for (const double code : occurring) add(code);
  std::vector<Level> sorted;
  for (auto& [code, level] : levels) {
    level.missing = isTag(code) || missing.isMissingCode(code);
    if (isTag(code) && level.label.empty()) level.label = tagLabel(code);
    if (!level.missing && meansNoAnswer(level.label)) {
      level.missing = true;
      ++recognised;
    }
    sorted.push_back(std::move(level));
  }
  return sorted;
}

}  // namespace

NumberGatherer::NumberGatherer(bool coded) : m_coded(coded), m_distinct(kMaxCodedNumbers) {}

void NumberGatherer::add(double value) {
  if (!m_coded) {
    m_values.push_back(value + 0.0);
    return;
  }
  const std::uint32_t number = m_distinct.indexOf(value);
  if (number != NumberSet::kFull) {
    m_numbers.push_back(static_cast<std::uint8_t>(number));
    return;
  }
  spill();
  m_values.push_back(value + 0.0);
}

void NumberGatherer::addEmpty() {
  if (m_coded) {
    m_numbers.push_back(kEmptyByte);
  } else {
    m_values.push_back(emptyNumber());
  }
}

void NumberGatherer::spill() {
  m_values.reserve(m_numbers.size() * 2);
  for (const auto number : m_numbers) {
    m_values.push_back(number == kEmptyByte ? emptyNumber() : m_distinct.values()[number]);
  }
  m_numbers = {};
  m_coded = false;
}

BuiltColumn NumberGatherer::build(const std::vector<StatLabel>& labels, const Variable& missing) {
  BuiltColumn built;
  if (m_coded) {
    std::size_t recognised = 0;
    built = buildCoded(levelsOf(m_distinct.values(), labels, missing, recognised));
    built.recognised = recognised;
    return built;
  }
  std::vector<double> tags;
  for (const double value : m_values) {
    if (isTag(value) && std::find(tags.begin(), tags.end(), value) == tags.end()) {
      tags.push_back(value);
    }
  }
  built.levels = levelsOf(tags, labels, missing, built.recognised);
  built.column = Column::numbers(std::move(m_values));
  return built;
}

BuiltColumn NumberGatherer::buildCoded(std::vector<Level> levels) const {
  std::vector<std::int32_t> place;
  for (const double value : m_distinct.values()) {
    const auto at =
        std::lower_bound(levels.begin(), levels.end(), value,
                         [](const Level& level, double code) { return level.code < code; });
    place.push_back(static_cast<std::int32_t>(at - levels.begin()));
  }
  std::vector<std::int32_t> levelOfRow;
  levelOfRow.reserve(m_numbers.size());
  for (const auto number : m_numbers) {
    levelOfRow.push_back(number == kEmptyByte ? Column::kEmpty : place[number]);
  }
  BuiltColumn built;
  built.column = Column::coded(levelOfRow, levels.size());
  built.levels = std::move(levels);
  return built;
}

void TextGatherer::add(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.empty()) return addEmpty();
  // The dictionary keeps views: a text that turns out new must be kept by us first.
  const std::size_t before = m_dictionary.size();
  m_texts.emplace_back(text);
  m_numbers.push_back(static_cast<std::int32_t>(m_dictionary.number(m_texts.back())));
  if (m_dictionary.size() == before) m_texts.pop_back();
}

BuiltColumn TextGatherer::build(const std::vector<StatLabel>& labels,
                                const std::vector<MissingTexts>& missing) {
  std::unordered_map<std::string_view, std::string_view> labelOf;
  std::unordered_map<std::string_view, int> uses;
  for (const auto& label : labels) {
    if (labelOf.emplace(label.text, label.label).second) ++uses[label.label];
    add(label.text);  // so that it gets a level; the row is taken back
    m_numbers.pop_back();
  }
  const auto& texts = m_dictionary.texts();
  std::vector<std::size_t> order(texts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&texts](std::size_t a, std::size_t b) { return texts[a] < texts[b]; });
  for (const auto text : texts) {
    if (!labelOf.contains(text)) ++uses[text];
  }
  BuiltColumn built;
  std::vector<std::int32_t> place(texts.size());
  for (const std::size_t number : order) {
    const std::string_view text = texts[number];
    const auto label = labelOf.find(text);
    Level level{static_cast<double>(built.levels.size() + 1), std::string(text), false};
    if (label != labelOf.end() && !label->second.empty()) {
      level.label = label->second;
      if (uses[label->second] > 1) level.label += " [" + std::string(text) + "]";
    }
    level.missing = std::any_of(missing.begin(), missing.end(), [text](const MissingTexts& range) {
      return range.low <= text && text <= range.high;
    });
    if (!level.missing && meansNoAnswer(level.label)) {
      level.missing = true;
      ++built.recognised;
    }
    place[number] = static_cast<std::int32_t>(built.levels.size());
    built.levels.push_back(std::move(level));
  }
  for (auto& number : m_numbers) {
    if (number >= 0) number = place[static_cast<std::size_t>(number)];
  }
  built.column = Column::coded(m_numbers, built.levels.size());
  return built;
}

}  // namespace candour
