// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>
#include <variant>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/import/codebook.h"

namespace candour {

namespace {

// What two spellings must share to be the same text: everything but case, blanks at the ends, runs
// of blanks and the shape of the apostrophe.
std::string keyOf(std::string_view text) {
  std::string key;
  std::string plain = lowered(trim(text));
  for (std::size_t at; (at = plain.find("\xE2\x80\x99")) != std::string::npos;) {
    plain.replace(at, 3, "'");
  }
  for (const char c : plain) {
    if (c != ' ' || (!key.empty() && key.back() != ' ')) key += c;
  }
  return key;
}

// Where an answer stands: known answers first in the codebook's order, then texts it does not know
// in the file's order, then reasons for missing.
struct Place {
  enum class Group { Known, Unknown, NoAnswer };
  Group group = Group::Unknown;
  std::size_t rank = 0;
  std::string label;

  bool operator<(const Place& other) const {
    return group != other.group ? group < other.group : rank < other.rank;
  }
};

class Answers {
 public:
  Answers(const Codebook& codebook, const Codebook::Entry* entry) : m_codebook(codebook) {
    for (std::size_t i = 0; entry != nullptr && i < entry->order.size(); ++i) {
      m_known.try_emplace(keyOf(entry->order[i]), i, entry->order[i]);
      for (const auto& other : entry->spellings[i]) {
        m_known.try_emplace(keyOf(other), i, entry->order[i]);
      }
    }
    for (std::size_t i = 0; i < codebook.noAnswer.size(); ++i) {
      m_noAnswer.try_emplace(keyOf(codebook.noAnswer[i]), i, codebook.noAnswer[i]);
    }
  }

  [[nodiscard]] Place placeOf(const Level& level, std::size_t index) const {
    const std::string key = keyOf(level.label);
    if (const auto known = m_known.find(key); known != m_known.end()) {
      return {Place::Group::Known, known->second.first, known->second.second};
    }
    if (const auto none = m_noAnswer.find(key); none != m_noAnswer.end()) {
      return {Place::Group::NoAnswer, none->second.first, none->second.second};
    }
    const bool missing = level.missing || meansNoAnswer(level.label);
    return {missing ? Place::Group::NoAnswer : Place::Group::Unknown,
            m_codebook.noAnswer.size() + index, level.label};
  }

 private:
  const Codebook& m_codebook;
  std::unordered_map<std::string, std::pair<std::size_t, std::string>> m_known;
  std::unordered_map<std::string, std::pair<std::size_t, std::string>> m_noAnswer;
};

std::shared_ptr<const Column> renumbered(const Column& column,
                                         const std::vector<std::int32_t>& newIndex,
                                         std::size_t levels) {
  check(column.isCoded(), "texts in a coded column");
  // The two reasons that need no level stand below 0; one table with them in front maps all.
  constexpr std::int32_t kLowest = Column::kNotAsked;
  std::vector<std::int32_t> table = {Column::kNotAsked, Column::kEmpty};
  table.insert(table.end(), newIndex.begin(), newIndex.end());
  std::vector<std::int32_t> rows(column.size());
  std::visit(
      [&](const auto& old) {
        std::transform(old.begin(), old.end(), rows.begin(), [&table](auto level) {
          return table[static_cast<std::size_t>(static_cast<std::int32_t>(level) - kLowest)];
        });
      },
      column.storage());
  return std::make_shared<const Column>(Column::coded(rows, levels));
}

void orderTexts(const Answers& answers, Variable& variable, std::shared_ptr<const Column>& column) {
  // std::map keeps the places in order and makes one level of the spellings of one answer.
  std::map<Place, std::vector<std::size_t>> levelsAt;
  for (std::size_t i = 0; i < variable.levels.size(); ++i) {
    levelsAt[answers.placeOf(variable.levels[i], i)].push_back(i);
  }
  std::vector<Level> levels;
  std::vector<std::int32_t> newIndex(variable.levels.size());
  for (const auto& [place, old] : levelsAt) {
    for (const std::size_t i : old) newIndex[i] = static_cast<std::int32_t>(levels.size());
    levels.push_back({static_cast<double>(levels.size() + 1), place.label,
                      place.group == Place::Group::NoAnswer});
  }
  if (levels == variable.levels) return;
  if (column) column = renumbered(*column, newIndex, levels.size());
  variable.levels = std::move(levels);
}

void labelNumbers(const Answers& answers, Variable& variable) {
  for (std::size_t i = 0; i < variable.levels.size(); ++i) {
    Level& level = variable.levels[i];
    if (level.label.empty()) continue;
    const Place place = answers.placeOf(level, i);
    if (place.group == Place::Group::NoAnswer) level.missing = true;
    const bool taken = std::any_of(variable.levels.begin(), variable.levels.end(),
                                   [&place](const Level& l) { return l.label == place.label; });
    if (!taken) level.label = place.label;
  }
}

bool holds(const Column& column, double code) {
  const auto& values = std::get<std::vector<double>>(column.storage());
  return std::find(values.begin(), values.end(), code) != values.end();
}

void labelBareCodes(const Codebook::Entry& entry, Variable& variable, const Column* column) {
  for (const auto& [code, label] : entry.codeLabels) {
    const auto there = std::find_if(variable.levels.begin(), variable.levels.end(),
                                    [code = code](const Level& l) { return l.code >= code; });
    if (there != variable.levels.end() && there->code == code) {
      if (there->label.empty()) there->label = label;
    } else if (column != nullptr && !column->isCoded() && holds(*column, code)) {
      variable.levels.insert(there, {code, label, false});
    }
  }
}

}  // namespace

void applyCodebook(const Codebook& codebook, Survey& survey) {
  std::unordered_map<std::string, const Codebook::Entry*> entryOf;
  for (const auto& entry : codebook.entries) entryOf.emplace(entry.variable, &entry);
  for (std::size_t i = 0; i < survey.variables.size(); ++i) {
    Variable& variable = survey.variables[i];
    const auto found = entryOf.find(variable.name);
    const Codebook::Entry* entry = found == entryOf.end() ? nullptr : found->second;
    if (entry != nullptr && trim(variable.label).empty()) variable.label = entry->label;
    const Answers answers(codebook, entry);
    if (variable.kind == VariableKind::Text) {
      orderTexts(answers, variable, survey.columns[i]);
    } else if (variable.kind == VariableKind::Number) {
      labelNumbers(answers, variable);
      if (entry != nullptr) labelBareCodes(*entry, variable, survey.columns[i].get());
    }
  }
}

}  // namespace candour
