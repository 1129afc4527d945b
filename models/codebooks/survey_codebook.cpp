// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/codebooks/survey_codebook.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "core/base/check.h"
#include "core/prepare/steps.h"

namespace candour {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

void countCoded(const Column& column, CodebookEntry& entry, std::vector<std::uint32_t>& without) {
  for (std::size_t row = 0; row < column.size(); ++row) {
    const int level = column.level(row);
    if (level < 0) {
      without.push_back(static_cast<std::uint32_t>(row));
      continue;
    }
    CodebookAnswer& answer = entry.answers[static_cast<std::size_t>(level)];
    ++answer.n;
    if (answer.level.missing) {
      without.push_back(static_cast<std::uint32_t>(row));
    } else {
      ++entry.valid;
    }
  }
}

void see(CodebookEntry& entry, double value) {
  entry.low = std::isnan(entry.low) ? value : std::min(entry.low, value);
  entry.high = std::isnan(entry.high) ? value : std::max(entry.high, value);
}

void countNumbers(const Column& column, CodebookEntry& entry, std::vector<std::uint32_t>& without) {
  std::unordered_map<double, std::size_t> labelled;
  for (std::size_t i = 0; i < entry.answers.size(); ++i) {
    labelled.emplace(entry.answers[i].level.code, i);
  }
  for (std::size_t row = 0; row < column.size(); ++row) {
    const double value = column.number(row);
    const auto at = std::isnan(value) ? labelled.end() : labelled.find(value);
    if (at != labelled.end()) ++entry.answers[at->second].n;
    if (std::isnan(value) || entry.variable.isMissingCode(value)) {
      without.push_back(static_cast<std::uint32_t>(row));
      continue;
    }
    ++entry.valid;
    see(entry, value);
  }
}

void addEntry(const Survey& survey, std::size_t index, SurveyCodebook& codebook) {
  if (survey.columns[index] == nullptr || survey.variables[index].name == kWaveVariable) return;
  codebook.entries.push_back(codebookEntry(survey, index));
}

void addOrigins(const Project& project, SurveyCodebook& codebook) {
  std::unordered_map<std::string, CodebookEntry*> entries;
  for (auto& entry : codebook.entries) entries.emplace(entry.variable.name, &entry);
  std::unordered_map<std::string, const Wave*> waves;
  for (const auto& wave : codebook.waves) waves.emplace(wave.name, &wave);
  for (const auto& origin : project.origins()) {
    const auto entry = entries.find(origin.variable);
    const auto wave = waves.find(origin.wave);
    if (entry == entries.end() || wave == waves.end()) continue;
    entry->second->origins.push_back(
        {origin.wave, wave->second->source, origin.nameInFile, origin.answersMapped});
  }
  for (const auto& step : project.steps()) {
    const auto entry = entries.find(step.name);
    if (entry != entries.end()) entry->second->madeBy = provenanceOf(step);
  }
}

}  // namespace

std::size_t CodebookEntry::missingCount() const {
  std::size_t n = 0;
  for (const auto& reason : missing) n += reason.n;
  return n;
}

const CodebookEntry* SurveyCodebook::find(const std::string& name) const {
  const auto at = std::find_if(entries.begin(), entries.end(), [&name](const CodebookEntry& one) {
    return one.variable.name == name;
  });
  return at == entries.end() ? nullptr : &*at;
}

CodebookEntry codebookEntry(const Survey& survey, std::size_t index) {
  check(survey.columns.at(index) != nullptr, "codebookEntry() of a loaded column");
  const Column& column = *survey.columns[index];
  CodebookEntry entry;
  entry.variable = survey.variables[index];
  entry.low = entry.high = kNone;
  for (const auto& level : entry.variable.levels) entry.answers.push_back({level, 0});
  std::vector<std::uint32_t> without;
  if (column.isCoded()) {
    countCoded(column, entry, without);
    for (const auto& [level, n] : entry.answers) {
      const bool value = n > 0 && !level.missing && entry.variable.kind != VariableKind::Text;
      if (value) see(entry, level.code);
    }
  } else {
    countNumbers(column, entry, without);
  }
  entry.missing = countNoAnswers(survey, index, without);
  return entry;
}

SurveyCodebook codebookOf(const Survey& survey) {
  SurveyCodebook codebook{survey.waves, survey.rows, {}};
  for (std::size_t i = 0; i < survey.variables.size(); ++i) addEntry(survey, i, codebook);
  for (auto& entry : codebook.entries) {
    for (const auto& wave : survey.waves) {
      entry.origins.push_back({wave.name, wave.source, entry.variable.name, {}});
    }
  }
  return codebook;
}

Result<SurveyCodebook> codebookOf(const Project& project, const std::string& wave, const Job& job) {
  constexpr std::size_t kAtOnce = 24;
  const auto load = [&](const std::vector<std::string>& names) {
    return wave.empty() ? project.load(names)
                        : project.loadWave(wave, names, Project::Reading::Joined);
  };
  auto described = load({});
  if (!described) return passOn(described);
  SurveyCodebook codebook{described->waves, described->rows, {}};
  const auto& variables = described->variables;
  for (std::size_t from = 0; from < variables.size(); from += kAtOnce) {
    if (job.stopped()) return cancelled();
    std::vector<std::string> names;
    const std::size_t to = std::min(variables.size(), from + kAtOnce);
    for (std::size_t i = from; i < to; ++i) {
      if (variables[i].name != kWaveVariable) names.push_back(variables[i].name);
    }
    auto survey = load(names);
    if (!survey) return passOn(survey);
    // A step's variable comes with those it is made of, which have their own turn.
    for (const auto& name : names) addEntry(*survey, survey->find(name).value(), codebook);
    job.report(static_cast<double>(to) / static_cast<double>(variables.size()));
  }
  addOrigins(project, codebook);
  return codebook;
}

const char* nameOf(VariableKind kind) {
  switch (kind) {
    case VariableKind::Number:
      return "number";
    case VariableKind::Text:
      return "text";
    case VariableKind::Date:
      return "date";
  }
  return "";
}

}  // namespace candour
