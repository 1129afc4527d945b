// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/line_up.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "core/base/text.h"
#include "core/survey/dates.h"

namespace candour {

namespace {

// One wave's share of a lined-up variable.
struct Part {
  std::size_t wave;
  std::size_t number;
  const StoredVariable* stored;
};

// The parts of a lined-up variable, newest first.
std::vector<Part> partsOf(const std::vector<StoredWave>& waves, const LinedUpVariable& linedUp) {
  std::vector<Part> parts;
  for (std::size_t w = waves.size(); w-- > 0;) {
    if (const auto number = linedUp.inWave[w]) {
      parts.push_back({w, *number, &waves[w].variables[*number]});
    }
  }
  return parts;
}

std::string textOf(const Variable& variable, double value) {
  for (const auto& level : variable.levels) {
    if (level.code == value && !level.label.empty()) return level.label;
  }
  return variable.kind == VariableKind::Date ? isoText(value, variable.dateStyle) : shortest(value);
}

// A value of a column of numbers as its join reads it.
double joinedValue(const StoredVariable& stored, double value) {
  for (const auto& [from, to] : stored.becomes) {
    if (from == value) return to;
  }
  return value;
}

// The levels a part has once it is text; of a column of numbers its distinct values.
std::vector<Level> textLevels(const Part& part, const ColumnSource& source) {
  const Variable& variable = part.stored->variable;
  std::vector<Level> levels = variable.levels;
  if (!part.stored->coded) {
    const Column column = source(part.wave, part.number);
    auto values = std::get<std::vector<double>>(column.storage());
    std::erase_if(values, [](double value) { return std::isnan(value); });
    for (double& value : values) value = joinedValue(*part.stored, value);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    levels.clear();
    for (const double value : values) levels.push_back({value, {}, variable.isMissingCode(value)});
  }
  for (auto& level : levels) {
    if (level.label.empty()) level.label = textOf(variable, level.code);
  }
  return levels;
}

bool sortedByCode(const std::vector<Level>& levels) {
  return std::is_sorted(levels.begin(), levels.end(),
                        [](const Level& a, const Level& b) { return a.code < b.code; });
}

void uniteTexts(std::vector<Level>& all, std::vector<std::vector<Level>> parts) {
  std::unordered_set<std::string> known;
  for (auto& levels : parts) {
    for (auto& level : levels) {
      if (!known.insert(level.label).second) continue;
      level.code = static_cast<double>(all.size() + 1);
      all.push_back(std::move(level));
    }
  }
}

void uniteCodes(std::vector<Level>& all, const std::vector<Part>& parts) {
  std::unordered_map<double, std::size_t> known;
  bool sorted = true;
  for (const auto& part : parts) {
    // Answers that a join maps are in the order of the wave's own codes.
    const bool mapped = !part.stored->answersMapped.empty();
    sorted = sorted && (mapped || sortedByCode(part.stored->variable.levels));
    for (const auto& level : part.stored->variable.levels) {
      const auto [at, isNew] = known.emplace(level.code, all.size());
      if (isNew) {
        all.push_back(level);
      } else if (all[at->second].label.empty()) {
        all[at->second].label = level.label;
        all[at->second].missing = all[at->second].missing || level.missing;
      }
    }
  }
  if (!sorted) return;
  std::stable_sort(all.begin(), all.end(),
                   [](const Level& a, const Level& b) { return a.code < b.code; });
}

bool timesOfDay(const Variable& variable) {
  return variable.dateStyle == DateStyle::Time;
}

bool sameKind(const std::vector<Part>& parts) {
  const Variable& newest = parts.front().stored->variable;
  return std::all_of(parts.begin(), parts.end(), [&newest](const Part& part) {
    const Variable& other = part.stored->variable;
    return other.kind == newest.kind && timesOfDay(other) == timesOfDay(newest);
  });
}

void uniteNumbers(LinedUpVariable& linedUp, const std::vector<Part>& parts) {
  Variable& variable = linedUp.variable;
  linedUp.coded =
      std::all_of(parts.begin(), parts.end(), [](const Part& part) { return part.stored->coded; });
  uniteCodes(variable.levels, parts);
  if (!linedUp.coded) {
    std::erase_if(variable.levels,
                  [](const Level& level) { return level.label.empty() && !level.missing; });
  }
  for (const auto& part : parts) {
    const Variable& other = part.stored->variable;
    if (other.dateStyle == DateStyle::DateTime) variable.dateStyle = DateStyle::DateTime;
    for (const auto& range : other.missingRanges) {
      auto& ranges = variable.missingRanges;
      if (std::find(ranges.begin(), ranges.end(), range) == ranges.end()) ranges.push_back(range);
    }
  }
}

void unite(LinedUpVariable& linedUp, const std::vector<StoredWave>& waves,
           const ColumnSource& source) {
  const auto parts = partsOf(waves, linedUp);
  const StoredVariable& newest = *parts.front().stored;
  linedUp.variable = newest.variable;
  linedUp.coded = newest.coded;
  // Answers that a join makes one are united even in a single wave.
  if (parts.size() == 1 && newest.answersMapped.empty()) return;
  for (const auto& part : parts) {
    if (linedUp.variable.label.empty()) linedUp.variable.label = part.stored->variable.label;
  }
  linedUp.variable.levels.clear();
  if (sameKind(parts) && linedUp.variable.kind != VariableKind::Text) {
    uniteNumbers(linedUp, parts);
    return;
  }
  linedUp.variable.kind = VariableKind::Text;
  linedUp.variable.dateStyle = DateStyle::None;
  linedUp.variable.missingRanges.clear();
  linedUp.coded = true;
  std::vector<std::vector<Level>> levels;
  for (const auto& part : parts) levels.push_back(textLevels(part, source));
  uniteTexts(linedUp.variable.levels, std::move(levels));
}

// For each level of a coded part its place among the lined-up levels.
std::vector<std::int32_t> placesOf(const LinedUpVariable& linedUp, const Variable& part) {
  const bool byText = linedUp.variable.kind == VariableKind::Text;
  std::unordered_map<std::string, std::int32_t> ofText;
  std::unordered_map<double, std::int32_t> ofCode;
  for (std::size_t i = 0; i < linedUp.variable.levels.size(); ++i) {
    const Level& level = linedUp.variable.levels[i];
    if (byText) {
      ofText.emplace(level.label, static_cast<std::int32_t>(i));
    } else {
      ofCode.emplace(level.code, static_cast<std::int32_t>(i));
    }
  }
  std::vector<std::int32_t> places;
  for (const auto& level : part.levels) {
    if (byText) {
      places.push_back(ofText.at(level.label.empty() ? textOf(part, level.code) : level.label));
    } else {
      places.push_back(ofCode.at(level.code));
    }
  }
  return places;
}

void appendLevels(std::vector<std::int32_t>& levels, const LinedUpVariable& linedUp,
                  const StoredVariable& stored, const Column& column) {
  if (column.isCoded()) {
    const auto places = placesOf(linedUp, stored.variable);
    for (std::size_t row = 0; row < column.size(); ++row) {
      const int level = column.level(row);
      levels.push_back(level < 0 ? level : places[static_cast<std::size_t>(level)]);
    }
    return;
  }
  std::unordered_map<std::string, std::int32_t> ofText;
  for (std::size_t i = 0; i < linedUp.variable.levels.size(); ++i) {
    ofText.emplace(linedUp.variable.levels[i].label, static_cast<std::int32_t>(i));
  }
  for (const double value : std::get<std::vector<double>>(column.storage())) {
    levels.push_back(std::isnan(value)
                         ? Column::kEmpty
                         : ofText.at(textOf(stored.variable, joinedValue(stored, value))));
  }
}

void appendNumbers(std::vector<double>& numbers, const StoredVariable& stored,
                   const Column& column) {
  if (!column.isCoded()) {
    const auto& values = std::get<std::vector<double>>(column.storage());
    const std::size_t from = numbers.size();
    numbers.insert(numbers.end(), values.begin(), values.end());
    for (std::size_t i = from; !stored.becomes.empty() && i < numbers.size(); ++i) {
      numbers[i] = joinedValue(stored, numbers[i]);
    }
    return;
  }
  for (std::size_t row = 0; row < column.size(); ++row) {
    const int level = column.level(row);
    numbers.push_back(level >= 0 ? stored.variable.levels[static_cast<std::size_t>(level)].code
                                 : emptyNumber());
  }
}

// The variables of all waves by name, those of the newest first and in its order.
std::vector<LinedUpVariable> sameNamed(const std::vector<StoredWave>& waves) {
  std::vector<LinedUpVariable> all;
  std::unordered_map<std::string, std::size_t> at;
  for (std::size_t w = waves.size(); w-- > 0;) {
    for (std::size_t i = 0; i < waves[w].variables.size(); ++i) {
      const auto [entry, isNew] = at.emplace(waves[w].variables[i].variable.name, all.size());
      if (isNew) all.emplace_back().inWave.resize(waves.size());
      all[entry->second].inWave[w] = i;
    }
  }
  return all;
}

// A label of a code with the waves that have it, newest first.
struct LabelOfWaves {
  std::string label;
  std::vector<std::string> waves;
};

std::map<double, std::vector<LabelOfWaves>> labelsByCode(const std::vector<StoredWave>& waves,
                                                         const std::vector<Part>& parts) {
  std::map<double, std::vector<LabelOfWaves>> labels;
  for (const auto& part : parts) {
    for (const auto& level : part.stored->variable.levels) {
      if (level.label.empty()) continue;
      auto& known = labels[level.code];
      auto same = std::find_if(known.begin(), known.end(), [&level](const LabelOfWaves& other) {
        return lowered(trim(other.label)) == lowered(trim(level.label));
      });
      if (same == known.end()) same = known.insert(known.end(), {level.label, {}});
      same->waves.push_back(waves[part.wave].wave.name);
    }
  }
  return labels;
}

LabelChange changeOf(const std::string& variable, double code,
                     const std::vector<LabelOfWaves>& labels) {
  std::vector<std::string> texts;
  for (const auto& [label, waves] : labels) {
    texts.push_back("\"" + label + "\" in " + join(waves, ", "));
  }
  return {variable, code,
          "Code " + shortest(code) + " of \"" + variable + "\" is " + join(texts, ", ") +
              ": it is shown as \"" + labels.front().label +
              "\" throughout. Where the answers themselves differ, do not put these waves "
              "together."};
}

// A variable that is read under another name or with other answers than its wave has.
LabelChange joinOf(const std::string& wave, const StoredVariable& stored) {
  const std::string& name = stored.variable.name;
  const std::string& own = stored.nameInFile.empty() ? name : stored.nameInFile;
  std::string text = "\"" + name + "\" holds \"" + own + "\" of " + wave;
  if (!stored.answersMapped.empty())
    text += ", its answers read as others: " + stored.answersMapped;
  return {name, emptyNumber(), text + ". The codebooks were joined so."};
}

}  // namespace

std::vector<LinedUpVariable> lineUp(const std::vector<StoredWave>& waves,
                                    const ColumnSource& source) {
  std::vector<LinedUpVariable> all = sameNamed(waves);
  for (auto& linedUp : all) unite(linedUp, waves, source);
  return all;
}

std::vector<LabelChange> labelChanges(const std::vector<StoredWave>& waves) {
  std::vector<LabelChange> changes;
  for (const auto& linedUp : sameNamed(waves)) {
    const auto parts = partsOf(waves, linedUp);
    const Variable& newest = parts.front().stored->variable;
    for (const auto& part : parts) {
      const bool joined = !part.stored->nameInFile.empty() || !part.stored->answersMapped.empty();
      if (joined) changes.push_back(joinOf(waves[part.wave].wave.name, *part.stored));
    }
    if (parts.size() == 1 || newest.kind == VariableKind::Text || !sameKind(parts)) continue;
    for (const auto& [code, labels] : labelsByCode(waves, parts)) {
      if (labels.size() > 1) changes.push_back(changeOf(newest.name, code, labels));
    }
  }
  return changes;
}

Column linedUpColumn(const std::vector<StoredWave>& waves, const LinedUpVariable& linedUp,
                     const ColumnSource& source) {
  const std::size_t only = waves.size() == 1 ? linedUp.inWave[0].value() : 0;
  if (waves.size() == 1 && waves[0].variables[only].answersMapped.empty()) return source(0, only);
  std::vector<std::int32_t> levels;
  std::vector<double> numbers;
  for (std::size_t w = 0; w < waves.size(); ++w) {
    const std::size_t rows = waves[w].wave.rows;
    if (!linedUp.inWave[w]) {
      if (linedUp.coded) levels.insert(levels.end(), rows, Column::kNotAsked);
      if (!linedUp.coded) numbers.insert(numbers.end(), rows, notAskedNumber());
      continue;
    }
    const StoredVariable& stored = waves[w].variables[*linedUp.inWave[w]];
    const Column column = source(w, *linedUp.inWave[w]);
    if (linedUp.coded) {
      appendLevels(levels, linedUp, stored, column);
    } else {
      appendNumbers(numbers, stored, column);
    }
  }
  if (!linedUp.coded) return Column::numbers(std::move(numbers));
  return Column::coded(levels, linedUp.variable.levels.size());
}

}  // namespace candour
