// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "app/cli/codebook_joins.h"

#include <algorithm>
#include <iostream>

#include "app/cli/command.h"
#include "app/cli/tables.h"
#include "core/base/text.h"
#include "models/codebooks/codebook_json.h"

namespace candour::cli {

namespace {

std::vector<std::string> waveNames(const Project& project) {
  std::vector<std::string> names;
  for (const auto& wave : valueOf(project.describe()).waves) names.push_back(wave.name);
  return names;
}

// Cuts "WAVE:" off, by the waves that there are.
std::string cutWave(const Project& project, std::string& text) {
  const auto waves = waveNames(project);
  std::string found;
  for (const auto& wave : waves) {
    if (text.starts_with(wave + ":") && wave.size() >= found.size()) found = wave;
  }
  const auto colon = text.find(':');
  if (found.empty() && colon == std::string::npos) {
    throw Failure{"\"" + text + "\" does not say of which wave: write WAVE:VARIABLE."};
  }
  if (found.empty()) {
    const std::string wave = text.substr(0, colon);
    throw Failure{"There is no wave \"" + wave + "\"." + didYouMean(wave, waves)};
  }
  text.erase(0, found.size() + 1);
  return found;
}

AnswerChange readAnswer(const std::string& text) {
  const auto equals = text.rfind('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
    throw Failure{"\"" + text + "\" does not say what the answer is read as: write ANSWER=OTHER."};
  }
  return {std::string(trim(text.substr(0, equals))), std::string(trim(text.substr(equals + 1)))};
}

}  // namespace

WaveVariable readWaveVariable(const Project& project, const std::string& text) {
  std::string rest = text;
  WaveVariable result;
  result.wave = cutWave(project, rest);
  result.variable = rest;
  return result;
}

WaveJoin readJoin(const Project& project, const std::string& text,
                  const std::vector<std::string>& answers) {
  std::string rest = text;
  WaveJoin join;
  join.wave = cutWave(project, rest);
  const Survey wave = valueOf(project.loadWave(join.wave, {}, Project::Reading::AsInFile));
  std::size_t equals = rest.find('=');
  for (std::size_t at = equals; at != std::string::npos; at = rest.find('=', at + 1)) {
    if (wave.find(rest.substr(0, at))) equals = at;
  }
  join.variable = rest.substr(0, equals);
  join.joinedAs = equals == std::string::npos ? join.variable : rest.substr(equals + 1);
  for (const auto& answer : answers) join.answers.push_back(readAnswer(answer));
  return join;
}

void sayJoined(const Project& project, const WaveJoin& join) {
  std::cout << join.variable << " of " << join.wave << " is read as " << join.joinedAs;
  if (!join.answers.empty()) std::cout << ", answers " << inWords(join.answers);
  std::cout << "\n";
  std::vector<std::string> names;
  for (const auto& origin : project.origins()) {
    if (origin.wave == join.wave) continue;
    if (origin.variable == join.joinedAs) return;
    names.push_back(origin.variable);
  }
  const auto near = nearest(join.joinedAs, names, 1);
  std::cerr << "note: no other wave has \"" << join.joinedAs << "\", so it stands alone."
            << (near.empty() ? "" : " There is \"" + near.front() + "\".") << "\n";
}

void printJoins(const Project& project, bool json) {
  const auto joins = project.joins();
  const auto dropped = project.droppedJoins();
  if (json) {
    std::cout << joinsJson(joins, dropped);
    return;
  }
  if (joins.empty()) {
    std::cout << "No variable is joined but by its name.\n";
    return;
  }
  Table table({"wave", "variable", "read as", "answers"}, true);
  for (const auto& one : joins) {
    table.add({one.wave, one.variable, one.joinedAs, inWords(one.answers)});
  }
  table.print(std::cout);
  for (const auto& drop : dropped) {
    std::cerr << "note: " << drop.join.wave << ":" << drop.join.variable << " is not read as \""
              << drop.join.joinedAs << "\": " << drop.why << ".\n";
  }
}

}  // namespace candour::cli
