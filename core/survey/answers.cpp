// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/survey/answers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "core/base/check.h"
#include "core/base/text.h"

namespace candour {

namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

std::string textOfLevel(const Level& level) {
  return level.label.empty() ? shortest(level.code) : level.label;
}

// Every level a column holds, reasons for missing included, and the level of each row.
struct Coded {
  std::vector<Level> levels;
  std::vector<std::int32_t> levelOfRow;
};

Coded codedNumbers(const Variable& variable, const std::vector<double>& values) {
  std::vector<double> distinct;
  for (const double v : values) {
    if (!std::isnan(v)) distinct.push_back(v);
  }
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  Coded result;
  std::unordered_map<double, std::int32_t> indexOf;
  for (const double code : distinct) {
    indexOf.emplace(code, static_cast<std::int32_t>(result.levels.size()));
    Level level{code, {}, variable.isMissingCode(code)};
    for (const auto& known : variable.levels) {
      if (known.code == code) level.label = known.label;
    }
    result.levels.push_back(std::move(level));
  }
  result.levelOfRow.reserve(values.size());
  for (const double v : values) {
    result.levelOfRow.push_back(std::isnan(v) ? Categories::kNoAnswer : indexOf.at(v));
  }
  return result;
}

Coded codedColumn(const Variable& variable, const Column& column) {
  return std::visit(
      [&variable](const auto& values) -> Coded {
        using T = typename std::decay_t<decltype(values)>::value_type;
        if constexpr (std::is_same_v<T, double>) {
          return codedNumbers(variable, values);
        } else {
          Coded result{variable.levels, {}};
          result.levelOfRow.assign(values.begin(), values.end());
          for (auto& level : result.levelOfRow) level = std::max(level, Categories::kNoAnswer);
          return result;
        }
      },
      column.storage());
}

// The levels that an answer may mean.
struct Matches {
  std::size_t first = kNone;
  std::size_t second = kNone;
  std::size_t count = 0;

  void add(std::size_t level) {
    ++count;
    (count == 1 ? first : second) = level;
  }
};

struct MatchesBy {
  Matches label, code, likeness;
};

MatchesBy matchesOf(const Variable& variable, const std::vector<Level>& levels,
                    const AnswerRef& answer) {
  const std::string wanted = text(answer);
  const auto number = variable.kind == VariableKind::Text ? std::nullopt : parseNumber(wanted);
  const std::string likeness = lowered(trim(wanted));
  MatchesBy by;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const std::string& label = levels[i].label;
    if (!label.empty() && label == wanted) by.label.add(i);
    if (number && levels[i].code == *number) by.code.add(i);
    if (!likeness.empty() && lowered(trim(label)) == likeness) by.likeness.add(i);
  }
  return by;
}

// Text answers have no codes to tell them apart by; but then their texts differ.
tl::unexpected<Error> ambiguous(const Variable& variable, const std::vector<Level>& levels,
                                const std::string& wanted, const Matches& matches) {
  const Level& first = levels[matches.first];
  const Level& second = levels[matches.second];
  if (variable.kind == VariableKind::Text) {
    return fail("\"" + variable.name + "\" has the answers \"" + first.label + "\" and \"" +
                second.label + "\": write \"" + wanted + "\" as one of them is written.");
  }
  const std::string many =
      matches.count > 2 ? std::to_string(matches.count) + " answers" : "two answers";
  return fail("\"" + variable.name + "\" has " + many + " called \"" + wanted + "\", codes " +
              shortest(first.code) + (matches.count > 2 ? ", ... " : " and ") +
              shortest(second.code) + ": name the one meant by its code.");
}

// For each level its place among the categories, or kNoAnswer.
Result<std::vector<std::int32_t>> placesOf(const Variable& variable,
                                           const std::vector<Level>& levels,
                                           const AnswerOptions& options) {
  std::vector<std::int32_t> place(levels.size(), Categories::kNoAnswer);
  if (!options.order.empty()) {
    std::int32_t next = 0;
    for (const auto& answer : options.order) {
      auto level = findLevel(variable, levels, answer);
      if (!level) return passOn(level);
      place[*level] = next++;
    }
  } else {
    std::int32_t next = 0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (!levels[i].missing) place[i] = next++;
    }
  }
  for (const auto& answer : options.missing) {
    auto level = findLevel(variable, levels, answer);
    if (!level) return passOn(level);
    place[*level] = Categories::kNoAnswer;
  }
  return place;
}

}  // namespace

std::string text(const AnswerRef& answer) {
  if (const auto* code = std::get_if<double>(&answer)) return shortest(*code);
  return std::get<std::string>(answer);
}

std::string Categories::levelText(std::size_t level) const {
  return textOfLevel(levels.at(level));
}

Result<std::size_t> findLevel(const Variable& variable, const std::vector<Level>& levels,
                              const AnswerRef& answer) {
  const std::string wanted = text(answer);
  const auto [byLabel, byCode, byLikeness] = matchesOf(variable, levels, answer);
  if (byLabel.count == 1) return byLabel.first;
  if (byCode.count > 0) return byCode.first;
  if (byLabel.count > 1) return ambiguous(variable, levels, wanted, byLabel);
  if (byLikeness.count == 1) return byLikeness.first;
  if (byLikeness.count > 1) return ambiguous(variable, levels, wanted, byLikeness);
  std::vector<std::string> known;
  for (const auto& level : levels) known.push_back(textOfLevel(level));
  const std::string near = didYouMean(wanted, known);
  if (known.size() > 12) known.resize(12);
  return fail("\"" + variable.name + "\" has no answer \"" + wanted + "\"." +
              (near.empty() ? " It has: " + join(known, ", ") + "." : near));
}

bool hasLevel(const Variable& variable, const std::vector<Level>& levels, const AnswerRef& answer) {
  const auto by = matchesOf(variable, levels, answer);
  return by.label.count + by.code.count + by.likeness.count > 0;
}

Result<Categories> categoriesOf(const Survey& survey, std::size_t index,
                                const AnswerOptions& options) {
  check(survey.columns.at(index) != nullptr, "categoriesOf() of a loaded column");
  const Variable& variable = survey.variables[index];
  Coded coded = codedColumn(variable, *survey.columns[index]);
  const auto place = placesOf(variable, coded.levels, options);
  if (!place) return tl::make_unexpected(place.error());
  const auto count = static_cast<std::size_t>(
      std::count_if(place->begin(), place->end(), [](std::int32_t p) { return p >= 0; }));
  // Places may have gaps where an ordered answer was also declared missing: close them.
  std::vector<std::size_t> levelAt;
  for (std::size_t i = 0; i < place->size(); ++i) {
    if ((*place)[i] >= 0) levelAt.push_back(i);
  }
  std::sort(levelAt.begin(), levelAt.end(),
            [&place](std::size_t a, std::size_t b) { return (*place)[a] < (*place)[b]; });
  Categories result;
  result.levels.reserve(count);
  std::vector<std::int32_t> category(coded.levels.size(), Categories::kNoAnswer);
  for (const std::size_t level : levelAt) {
    category[level] = static_cast<std::int32_t>(result.levels.size());
    result.levels.push_back(coded.levels[level]);
  }
  result.levelOfRow = std::move(coded.levelOfRow);
  for (auto& level : result.levelOfRow) {
    if (level >= 0) level = category[static_cast<std::size_t>(level)];
  }
  return result;
}

Result<std::vector<double>> numbersOf(const Survey& survey, std::size_t index,
                                      const AnswerOptions& options) {
  check(survey.columns.at(index) != nullptr, "numbersOf() of a loaded column");
  const Variable& variable = survey.variables[index];
  const Column& column = *survey.columns[index];
  if (variable.kind == VariableKind::Text) {
    return fail("\"" + variable.name +
                "\" holds text, not numbers. Use it as a category or as a scale.");
  }
  if (!column.isCoded() && options.missing.empty() && options.order.empty()) {
    std::vector<double> values = std::get<std::vector<double>>(column.storage());
    if (variable.levels.empty() && variable.missingRanges.empty()) return values;
    for (double& v : values) {
      if (!std::isnan(v) && variable.isMissingCode(v)) v = std::numeric_limits<double>::quiet_NaN();
    }
    return values;
  }
  auto categories = categoriesOf(survey, index, options);
  if (!categories) return passOn(categories);
  std::vector<double> values;
  values.reserve(categories->levelOfRow.size());
  for (const auto level : categories->levelOfRow) {
    values.push_back(level < 0 ? std::numeric_limits<double>::quiet_NaN()
                               : categories->levels[static_cast<std::size_t>(level)].code);
  }
  return values;
}

}  // namespace candour
