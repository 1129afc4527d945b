// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cctype>
#include <climits>

#include "core/base/text.h"
#include "models/briefing/figures.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

const Variable* variableOf(const Survey& survey, const std::string& name) {
  const auto index = survey.find(name);
  return index ? &survey.variables[*index] : nullptr;
}

// The words of an answer that a question names by its code or label.
std::string answerText(const Variable* variable, const AnswerRef& answer) {
  if (const double* code = std::get_if<double>(&answer); code != nullptr && variable != nullptr) {
    for (std::size_t i = 0; i < variable->levels.size(); ++i) {
      if (variable->levels[i].code == *code) return variable->levelText(i);
    }
  }
  return text(answer);
}

std::vector<std::string> answerTexts(const Variable* variable,
                                     const std::vector<AnswerRef>& answers) {
  std::vector<std::string> texts;
  for (const AnswerRef& answer : answers) texts.push_back(answerText(variable, answer));
  return texts;
}

std::string shortList(const std::vector<std::string>& names, const std::string& noun) {
  if (names.size() <= 3) return listOf(names);
  return grouped(static_cast<long long>(names.size())) + " " + noun;
}

bool isLondon(const Variable* area) {
  if (area == nullptr) return false;
  const auto has = [&](const char* name) {
    return std::any_of(area->levels.begin(), area->levels.end(),
                       [&](const Level& level) { return trim(level.label) == name; });
  };
  return has("Lewisham") && has("Croydon") && has("Camden") && has("Haringey");
}

bool tellsTime(const std::string& variable, const DriverModelSpec& spec) {
  return variable == spec.wave || variable == kWaveVariable || variable == "MONTH" ||
         variable == "quarter" || variable == "FinancialYear";
}

// "97 (Apr 2019)" ... "108 (Mar 2020)", the months of the PAS: from the first to the last by their
// running number.
std::string monthsOf(const Variable* month) {
  if (month == nullptr) return {};
  int firstNumber = INT_MAX, lastNumber = INT_MIN;
  std::string first, last;
  for (const Level& level : month->levels) {
    const std::size_t open = level.label.find('('), close = level.label.find(')');
    const auto number = parseNumber(trim(level.label.substr(0, open)));
    if (level.missing || !number || close == std::string::npos || close < open) continue;
    const int n = static_cast<int>(*number);
    const std::string name = level.label.substr(open + 1, close - open - 1);
    if (n < firstNumber) firstNumber = n, first = name;
    if (n > lastNumber) lastNumber = n, last = name;
  }
  return first == last ? first : first + " to " + last;
}

std::string wavesOf(const Survey& survey) {
  if (survey.waves.empty()) return {};
  // The name of the only file, which the source gives anyway, says no time.
  const Wave& only = survey.waves.front();
  if (survey.waves.size() == 1 && only.source.starts_with(only.name + ".")) return {};
  const std::string& first = survey.waves.front().name;
  const std::string& last = survey.waves.back().name;
  return first == last ? first : first + " to " + last;
}

std::string sourceOf(const Survey& survey) {
  if (survey.simulated()) return "simulated Public Attitude Survey";
  std::vector<std::string> files;
  for (const Wave& wave : survey.waves) files.push_back(wave.source);
  return shortList(files, "survey files");
}

void readFilters(const Survey& survey, const DriverModelSpec& spec, FigureContext& context) {
  std::vector<std::string> among;
  for (const DomainCondition& condition : spec.domain) {
    const Variable* variable = variableOf(survey, condition.variable);
    const std::string answers = shortList(answerTexts(variable, condition.answers),
                                          condition.variable == spec.area ? "areas" : "answers");
    if (condition.variable == spec.area) {
      context.geography = answers;
    } else if (tellsTime(condition.variable, spec)) {
      context.period = answers;
    } else {
      const bool labelled = variable != nullptr && !variable->label.empty();
      among.push_back((labelled ? variable->label : condition.variable) + ": " + answers);
    }
  }
  context.among = join(among, "; ");
}

}  // namespace

FigureContext contextOf(const Survey& survey, const DriverModelSpec& spec) {
  FigureContext context;
  const Variable* outcome = variableOf(survey, spec.outcome.variable);
  context.outcome = spec.outcome.name.empty() ? spec.outcome.variable : spec.outcome.name;
  context.measure = "share with " + midSentence(context.outcome);
  const bool labelled = outcome != nullptr && !outcome->label.empty();
  context.question = labelled ? outcome->label : spec.outcome.variable;
  context.answers = listOf(answerTexts(outcome, spec.outcome.positive), "or");
  readFilters(survey, spec, context);
  if (context.geography.empty() && isLondon(variableOf(survey, spec.area))) {
    context.geography = "London";
  }
  if (context.period.empty()) context.period = monthsOf(variableOf(survey, "MONTH"));
  if (context.period.empty()) context.period = wavesOf(survey);
  context.source = sourceOf(survey);
  return context;
}

}  // namespace candour
