// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/text.h"
#include "core/prepare/level_plan.h"

namespace candour {

namespace {

constexpr const char* kOutside = "Outside the bands";
constexpr const char* kUnnamedReason = "No answer";

// The band of a number; -1 outside.
std::int32_t bandOf(const BandStep& step, double value) {
  if (step.lowest && value < *step.lowest) return -1;
  if (step.highest && value > *step.highest) return -1;
  return static_cast<std::int32_t>(std::upper_bound(step.cuts.begin(), step.cuts.end(), value) -
                                   step.cuts.begin());
}

}  // namespace

Result<LevelPlan> planOf(const BandStep& step, const Variable& source, bool coded) {
  if (source.kind != VariableKind::Number) {
    return fail("\"" + step.variable + "\" is not a number, so it has no bands.");
  }
  LevelPlan plan;
  NewLevels levels;
  for (const auto& label : step.labels) levels.answer(label);
  std::vector<std::int32_t> reasonOf(source.levels.size(), -1);
  for (std::size_t i = 0; i < source.levels.size(); ++i) {
    if (source.levels[i].missing) reasonOf[i] = levels.reason(source.levelText(i));
  }
  const bool limited = step.lowest || step.highest;
  const std::int32_t outside = limited ? levels.reason(kOutside) : -1;
  const std::int32_t unnamed =
      coded || source.missingRanges.empty() ? -1 : levels.reason(kUnnamedReason);
  const auto place = [step, outside](double value) {
    const std::int32_t band = bandOf(step, value);
    return band < 0 ? outside : band;
  };
  for (std::size_t i = 0; i < source.levels.size(); ++i) {
    plan.ofLevel.push_back(reasonOf[i] >= 0 ? reasonOf[i] : place(source.levels[i].code));
  }
  if (!coded) {
    plan.ofNumber = [place, source, reasonOf, unnamed](double value) {
      if (!source.isMissingCode(value)) return place(value);
      for (std::size_t i = 0; i < source.levels.size(); ++i) {
        if (source.levels[i].code == value) return reasonOf[i];
      }
      return unnamed;
    };
  }
  plan.variable.name = source.name;
  plan.variable.label = source.label;
  plan.variable.levels = levels.take();
  return plan;
}

Result<Variable> markedMissing(const MissingStep& step, const Variable& source, bool coded,
                               std::vector<std::string>& notes) {
  Variable variable = source;
  for (const auto& answer : step.answers) {
    const auto level = findLevel(source, source.levels, answer);
    if (level) {
      variable.levels[*level].missing = true;
      continue;
    }
    const auto number = parseNumber(text(answer));
    const bool code = number && source.kind != VariableKind::Text;
    if (hasLevel(source, source.levels, answer) || !code) return tl::make_unexpected(level.error());
    if (coded) notes.push_back(level.error().message);
    if (!coded) variable.levels.push_back({*number, {}, true});
  }
  if (!step.below && !step.above) return variable;
  if (source.kind != VariableKind::Number) {
    return fail("\"" + step.variable + "\" is not a number: name the answers to be missing.");
  }
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (auto& level : variable.levels) {
    if ((step.below && level.code < *step.below) || (step.above && level.code > *step.above)) {
      level.missing = true;
    }
  }
  if (step.below)
    variable.missingRanges.push_back({-kInfinity, std::nextafter(*step.below, -kInfinity)});
  if (step.above)
    variable.missingRanges.push_back({std::nextafter(*step.above, kInfinity), kInfinity});
  return variable;
}

}  // namespace candour
