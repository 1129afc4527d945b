// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/store/wave_join.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "core/base/text.h"

namespace candour {

namespace {

// Where a join lands: the wave and the variable in it.
struct Landing {
  const WaveJoin* join;
  std::size_t wave;
  std::size_t variable;
};

std::optional<std::size_t> waveNamed(const std::vector<StoredWave>& waves,
                                     const std::string& name) {
  for (std::size_t w = 0; w < waves.size(); ++w) {
    if (waves[w].wave.name == name) return w;
  }
  return std::nullopt;
}

std::optional<std::size_t> variableNamed(const StoredWave& wave, const std::string& name) {
  for (std::size_t i = 0; i < wave.variables.size(); ++i) {
    if (wave.variables[i].variable.name == name) return i;
  }
  return std::nullopt;
}

// What is wrong with the name; empty if nothing.
std::string faultOfName(const std::string& name) {
  if (trim(name).empty()) return "it would have no name";
  if (name.starts_with('@')) return "names with @ in front are Candour's own";
  if (name.size() > kLongestJoinedName) return "the name is longer than 200 bytes";
  return {};
}

// By label, or else by code, the level that `answer` names.
const Level* levelNamed(const Variable& variable, const std::string& answer) {
  const auto& levels = variable.levels;
  auto at = std::find_if(levels.begin(), levels.end(),
                         [&](const Level& level) { return level.label == answer; });
  if (at != levels.end()) return &*at;
  const auto code = parseNumber(answer);
  if (!code || variable.kind == VariableKind::Text) return nullptr;
  at = std::find_if(levels.begin(), levels.end(),
                    [&](const Level& level) { return level.code == *code; });
  return at == levels.end() ? nullptr : &*at;
}

// Drops joins until no two variables of a wave have the same name. Ends: every round drops one.
void dropClashes(const std::vector<StoredWave>& waves, std::vector<Landing>& landings,
                 std::vector<DroppedJoin>& dropped) {
  for (bool again = true; again;) {
    again = false;
    std::map<std::pair<std::size_t, std::size_t>, const WaveJoin*> joinOf;
    std::set<std::size_t> touched;
    for (const auto& at : landings) {
      joinOf[{at.wave, at.variable}] = at.join;
      touched.insert(at.wave);
    }
    std::set<std::pair<std::size_t, std::string>> twice;
    for (const std::size_t w : touched) {
      std::unordered_set<std::string> names;
      for (std::size_t i = 0; i < waves[w].variables.size(); ++i) {
        const auto join = joinOf.find({w, i});
        const auto& name =
            join == joinOf.end() ? waves[w].variables[i].variable.name : join->second->joinedAs;
        if (!names.insert(name).second) twice.insert({w, name});
      }
    }
    std::erase_if(landings, [&](const Landing& at) {
      const bool own = at.join->joinedAs == waves[at.wave].variables[at.variable].variable.name;
      if (own || !twice.contains({at.wave, at.join->joinedAs})) return false;
      dropped.push_back({*at.join, "the wave has another variable of that name"});
      again = true;
      return true;
    });
  }
}

// The newest variable of that name in another wave that has the answer.
const Level* targetOf(const std::vector<StoredWave>& waves, std::size_t wave,
                      const std::string& name, const std::string& answer, bool& byCode) {
  for (std::size_t w = waves.size(); w-- > 0;) {
    if (w == wave) continue;
    const auto index = variableNamed(waves[w], name);
    if (!index) continue;
    const Variable& variable = waves[w].variables[*index].variable;
    byCode = variable.kind != VariableKind::Text;
    if (const Level* level = levelNamed(variable, answer)) return level;
  }
  return nullptr;
}

void mapAnswer(const std::vector<StoredWave>& before, std::size_t wave, const AnswerChange& change,
               const StoredVariable& old, StoredVariable& stored) {
  const Level* const source = levelNamed(old.variable, change.answer);
  bool byCode = false;
  const Level* const target = targetOf(before, wave, stored.variable.name, change.becomes, byCode);
  const bool text = old.variable.kind == VariableKind::Text;
  const auto number = parseNumber(change.becomes);
  const std::optional<double> code = text                ? std::nullopt
                                     : target && byCode  ? std::optional(target->code)
                                     : target || !number ? std::nullopt
                                                         : number;
  if (source == nullptr) {
    const auto from = parseNumber(change.answer);
    if (!old.coded && from && code) stored.becomes.emplace_back(*from, *code);
    return;
  }
  Level& level =
      stored.variable.levels[static_cast<std::size_t>(source - old.variable.levels.data())];
  if (target != nullptr) {
    level.label = target->label;
    level.missing = target->missing;
  } else if (!code) {
    level.label = change.becomes;
  }
  if (!code) return;
  level.code = *code;
  if (!old.coded) stored.becomes.emplace_back(source->code, *code);
}

}  // namespace

std::vector<DroppedJoin> applyJoins(std::vector<StoredWave>& waves,
                                    std::span<const WaveJoin> joins) {
  std::vector<DroppedJoin> dropped;
  std::vector<Landing> landings;
  for (const auto& join : joins) {
    const auto wave = waveNamed(waves, join.wave);
    const auto variable = wave ? variableNamed(waves[*wave], join.variable) : std::nullopt;
    const std::string fault = faultOfName(join.joinedAs);
    if (!wave) {
      dropped.push_back({join, "there is no such wave"});
    } else if (!variable) {
      dropped.push_back({join, "the wave has no such variable"});
    } else if (!fault.empty()) {
      dropped.push_back({join, fault});
    } else {
      landings.push_back({&join, *wave, *variable});
    }
  }
  dropClashes(waves, landings, dropped);
  for (const auto& at : landings) {
    StoredVariable& stored = waves[at.wave].variables[at.variable];
    if (stored.variable.name != at.join->joinedAs) stored.nameInFile = stored.variable.name;
    stored.variable.name = at.join->joinedAs;
  }
  // Answers are looked up as the waves have them, whatever is mapped first.
  std::vector<std::pair<const Landing*, StoredVariable>> mapped;
  for (const auto& at : landings) {
    if (at.join->answers.empty()) continue;
    const StoredVariable& old = waves[at.wave].variables[at.variable];
    StoredVariable stored = old;
    for (const auto& change : at.join->answers) mapAnswer(waves, at.wave, change, old, stored);
    stored.answersMapped = inWords(at.join->answers);
    mapped.emplace_back(&at, std::move(stored));
  }
  for (auto& [at, stored] : mapped) waves[at->wave].variables[at->variable] = std::move(stored);
  return dropped;
}

Status checkJoin(const std::vector<StoredWave>& waves, std::span<const WaveJoin> others,
                 const WaveJoin& join) {
  std::vector<std::string> names;
  const auto wave = waveNamed(waves, join.wave);
  if (!wave) {
    for (const auto& one : waves) names.push_back(one.wave.name);
    return fail("There is no wave \"" + join.wave + "\"." + didYouMean(join.wave, names));
  }
  const auto index = variableNamed(waves[*wave], join.variable);
  if (!index) {
    for (const auto& one : waves[*wave].variables) names.push_back(one.variable.name);
    return fail("The wave \"" + join.wave + "\" has no variable \"" + join.variable + "\"." +
                didYouMean(join.variable, names));
  }
  const StoredVariable& stored = waves[*wave].variables[*index];
  for (const auto& change : join.answers) {
    const bool number = !stored.coded && parseNumber(change.answer).has_value();
    if (levelNamed(stored.variable, change.answer) != nullptr || number) continue;
    for (const auto& level : stored.variable.levels) {
      names.push_back(level.label.empty() ? shortest(level.code) : level.label);
    }
    return fail("\"" + join.variable + "\" of \"" + join.wave + "\" has no answer \"" +
                change.answer + "\"." + didYouMean(change.answer, names));
  }
  std::vector<WaveJoin> all;
  for (const auto& other : others) {
    if (other.wave != join.wave || other.variable != join.variable) all.push_back(other);
  }
  all.push_back(join);
  auto tried = waves;
  for (const auto& drop : applyJoins(tried, all)) {
    if (drop.join.wave == join.wave && drop.join.variable == join.variable) {
      return fail("\"" + join.variable + "\" of \"" + join.wave + "\" cannot be read as \"" +
                  join.joinedAs + "\": " + drop.why + ".");
    }
  }
  return {};
}

std::string inWords(const std::vector<AnswerChange>& answers) {
  std::vector<std::string> parts;
  for (const auto& change : answers) parts.push_back(change.answer + " as " + change.becomes);
  return join(parts, ", ");
}

}  // namespace candour
