// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/prepare/rake_survey.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/text.h"
#include "core/survey/answers.h"

namespace candour {

namespace {

// Which level of its variable each target is of.
Result<std::vector<std::size_t>> targetLevels(const Variable& variable, const RakeMargin& margin) {
  std::vector<std::size_t> levels;
  for (const auto& target : margin.targets) {
    const auto level = findLevel(variable, variable.levels, target.answer);
    if (!level) return tl::make_unexpected(level.error());
    const std::string named = "\"" + variable.levelText(*level) + "\" of \"" + variable.name + "\"";
    if (variable.levels[*level].missing) {
      return fail(named +
                  " is a reason for missing in the survey, so it has no share. Leave it out of the "
                  "margin: who has it is left as they are by it.");
    }
    if (std::find(levels.begin(), levels.end(), *level) != levels.end()) {
      return fail(named + " has two shares, by its label and by its code. Give one.");
    }
    levels.push_back(*level);
  }
  return levels;
}

Status checkMargin(const Survey& survey, const std::vector<bool>& coded, const RakeMargin& margin) {
  const auto index = survey.require(margin.variable);
  if (!index) return tl::make_unexpected(index.error());
  if (!coded[*index]) {
    return fail("\"" + margin.variable +
                "\" may hold any number: put it into bands, or recode it, before it is a margin.");
  }
  const auto levels = targetLevels(survey.variables[*index], margin);
  if (!levels) return tl::make_unexpected(levels.error());
  return {};
}

// The rows of a wave that are raked, and what raking is asked of them.
struct WaveRaking {
  std::vector<std::size_t> rows;
  std::vector<double> weight;
  std::vector<RakingMargin> margins;
};

struct Source {
  const Survey& survey;
  std::vector<double> base;  // NaN: none
  std::vector<const Column*> columns;

  // Nobody is half asked: a wave has a question or lacks it.
  [[nodiscard]] bool asked(std::size_t row) const {
    return std::none_of(columns.begin(), columns.end(),
                        [row](const Column* column) { return column->isNotAsked(row); });
  }
};

Result<Source> sourceOf(const Survey& survey, const RakeStep& step) {
  Source source{survey, std::vector<double>(survey.rows, 1.0), {}};
  for (const auto& margin : step.margins) {
    const auto index = survey.require(margin.variable);
    if (!index) return tl::make_unexpected(index.error());
    source.columns.push_back(survey.columns[*index].get());
  }
  if (step.weight.empty()) return source;
  const auto index = survey.require(step.weight);
  if (!index) return tl::make_unexpected(index.error());
  source.columns.push_back(survey.columns[*index].get());
  auto base = numbersOf(survey, *index);
  if (!base) return passOn(base);
  source.base = std::move(*base);
  return source;
}

Status takeRows(const Source& source, const Wave& wave, const RakeStep& step, WaveRaking& raking) {
  double largest = 0;
  for (std::size_t row = wave.firstRow; row < wave.firstRow + wave.rows; ++row) {
    const double base = source.base[row];
    if (std::isnan(base) || !source.asked(row)) continue;
    if (base < 0 || std::isinf(base)) {
      return fail("\"" + step.weight + "\" is " + shortest(base) + " in row " +
                  std::to_string(row - wave.firstRow + 1) +
                  ". A weight to begin with must be 0 or more.");
    }
    raking.rows.push_back(row);
    raking.weight.push_back(base);
    largest = std::max(largest, base);
  }
  // Squares of any weights are then finite.
  if (largest > 0) {
    for (double& weight : raking.weight) weight /= largest;
  }
  return {};
}

Result<RakingMargin> marginOf(const Survey& survey, const RakeMargin& asked,
                              const WaveRaking& raking) {
  const std::size_t index = survey.find(asked.variable).value();
  const Variable& variable = survey.variables[index];
  const Column& column = *survey.columns[index];
  const auto levels = targetLevels(variable, asked);
  if (!levels) return tl::make_unexpected(levels.error());
  RakingMargin margin{asked.variable, {}, {}, {}};
  std::vector<std::int32_t> place(variable.levels.size(), -1);
  for (std::size_t i = 0; i < levels->size(); ++i) {
    place[(*levels)[i]] = static_cast<std::int32_t>(i);
    margin.levels.push_back(variable.levelText((*levels)[i]));
    margin.target.push_back(asked.targets[i].share);
  }
  for (std::size_t i = 0; i < raking.rows.size(); ++i) {
    const int level = column.level(raking.rows[i]);
    const auto at = static_cast<std::size_t>(std::max(level, 0));
    const bool answered = level >= 0 && !variable.levels[at].missing;
    if (answered && place[at] < 0 && raking.weight[i] > 0) {
      return fail("somebody answered \"" + variable.levelText(at) + "\" to \"" + variable.name +
                  "\", for which the margin has no share. Give it one, merge it with another "
                  "answer, or make it missing.");
    }
    margin.levelOfRow.push_back(answered ? place[at] : -1);
  }
  return margin;
}

const RakedShare& furthest(const Raked& raked) {
  return *std::max_element(raked.shares.begin(), raked.shares.end(),
                           [](const RakedShare& a, const RakedShare& b) {
                             return std::abs(a.after - a.target) < std::abs(b.after - b.target);
                           });
}

std::string missedBy(const Raked& raked) {
  const auto& share = furthest(raked);
  return "\"" + share.level + "\" of \"" + share.variable + "\" has " +
         fixed(100 * share.after, 2) + " % instead of " + fixed(100 * share.target, 2) + " %";
}

Status checkMet(const Raked& raked, bool limited) {
  if (raked.converged) return {};
  if (!limited) {
    return fail("no weights meet all margins: " + missedBy(raked) +
                ". Some answers occur together too rarely. Merge answers or leave a margin out.");
  }
  if (raked.largestError <= kMostRakingError) return {};
  return fail("within the limits the margins cannot be met: " + missedBy(raked) +
              ". Widen the limits or merge answers.");
}

Result<RakedWave> rakeWave(const Source& source, const Wave& wave, const RakeStep& step,
                           std::vector<double>& weight) {
  WaveRaking raking;
  if (auto taken = takeRows(source, wave, step, raking); !taken) return passOn(taken);
  RakedWave done{wave.name, 0, {}};
  if (raking.rows.empty()) return done;
  for (const auto& asked : step.margins) {
    auto margin = marginOf(source.survey, asked, raking);
    if (!margin) return passOn(margin);
    raking.margins.push_back(std::move(*margin));
  }
  RakingOptions options;
  options.lowest = step.lowest;
  options.highest = step.highest;
  auto raked = rake(raking.weight, raking.margins, options);
  if (!raked) return passOn(raked);
  if (auto met = checkMet(*raked, step.lowest || step.highest); !met) return passOn(met);
  for (std::size_t i = 0; i < raking.rows.size(); ++i) {
    weight[raking.rows[i]] = raked->weight[i];
    done.rows += raked->weight[i] > 0 ? 1 : 0;
  }
  done.raked = std::move(*raked);
  done.raked.weight.clear();
  return done;
}

bool lacksAll(const Source& source, const Wave& wave) {
  for (std::size_t row = wave.firstRow; row < wave.firstRow + wave.rows; ++row) {
    if (source.asked(row)) return false;
  }
  return true;
}

}  // namespace

Status checkRake(const Survey& survey, const std::vector<bool>& coded, const RakeStep& step) {
  if (!step.weight.empty()) {
    const auto index = survey.require(step.weight);
    if (!index) return tl::make_unexpected(index.error());
    if (survey.variables[*index].kind != VariableKind::Number) {
      return fail("\"" + step.weight + "\" is not a number, so it is no weight to begin with.");
    }
  }
  for (const auto& margin : step.margins) {
    if (auto fits = checkMargin(survey, coded, margin); !fits) return fits;
  }
  return {};
}

Result<RakedSurvey> rakeSurvey(const Survey& survey, const RakeStep& step) {
  const auto source = sourceOf(survey, step);
  if (!source) return tl::make_unexpected(source.error());
  auto waves = survey.waves;
  if (waves.empty()) waves.push_back({{}, {}, 0, survey.rows, false});
  RakedSurvey result;
  result.weight.assign(survey.rows, std::numeric_limits<double>::quiet_NaN());
  for (const auto& wave : waves) {
    if (lacksAll(*source, wave)) continue;
    auto done = rakeWave(*source, wave, step, result.weight);
    if (!done) {
      const std::string in = waves.size() > 1 ? "in wave " + wave.name + ": " : "";
      return fail(in + done.error().message);
    }
    if (done->rows == 0) {
      return fail((waves.size() > 1 ? "in wave " + wave.name + " " : "") +
                  std::string("nobody has ") + "the weight \"" + step.weight + "\" to begin with.");
    }
    result.waves.push_back(std::move(*done));
  }
  return result;
}

std::string inWords(const RakedWave& wave, bool several) {
  const Raked& raked = wave.raked;
  const auto count = [](std::size_t n) { return grouped(static_cast<long long>(n)); };
  const auto moved = std::max_element(
      raked.shares.begin(), raked.shares.end(), [](const RakedShare& a, const RakedShare& b) {
        return std::abs(a.after - a.before) < std::abs(b.after - b.before);
      });
  std::string words = several ? "Wave " + wave.wave + ": " : "";
  words += count(wave.rows) + " interviews; design effect " + fixed(raked.deffBefore, 2) +
           " before, " + fixed(raked.deffAfter, 2) + " after";
  if (moved != raked.shares.end()) {
    words += "; largest change of a share: \"" + moved->level + "\" of \"" + moved->variable +
             "\" from " + fixed(100 * moved->before, 1) + " % to " + fixed(100 * moved->after, 1) +
             " %";
  }
  if (raked.trimmed > 0) words += "; " + count(raked.trimmed) + " weights lie on a limit";
  return words + ".";
}

std::vector<std::string> notesOf(const RakeStep& step, const RakedSurvey& raked) {
  std::vector<std::string> notes;
  for (const auto& margin : step.margins) {
    double total = 0;
    for (const auto& target : margin.targets) total += target.share;
    for (const double whole : {1.0, 100.0}) {
      const double off = std::abs(total / whole - 1);
      if (off <= 0.0015 || off > 0.2) continue;
      notes.push_back("The shares of \"" + margin.variable + "\" add up to " + shortest(total) +
                      ", not " + shortest(whole) + "; they are taken relative to that.");
    }
  }
  for (const auto& wave : raked.waves) {
    if (wave.raked.converged) continue;
    const std::string in = raked.waves.size() > 1 ? "In wave " + wave.wave + " the" : "The";
    notes.push_back(in + " limits keep shares from their targets: " + missedBy(wave.raked) + ".");
  }
  return notes;
}

}  // namespace candour
