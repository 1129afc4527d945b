// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/cooperation/known.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/survey/answers.h"

namespace candour {

namespace {

// An answer as a person writes it: a label, or else a code.
AnswerRef answerWritten(const Variable& variable, const std::string& text) {
  const auto label = [&text](const Level& level) { return level.label == text; };
  const bool labelled = std::any_of(variable.levels.begin(), variable.levels.end(), label);
  const auto code = labelled ? std::nullopt : parseNumber(text);
  return code ? AnswerRef(*code) : AnswerRef(text);
}

}  // namespace

std::vector<KnownBehaviour> behavioursOf(const Survey& described) {
  const auto proposal = proposeModels(described);
  return proposal ? proposal->behaviours : std::vector<KnownBehaviour>{};
}

std::vector<OutcomeSpec> mediatorsFor(const Survey& described, const DriverModelSpec& spec) {
  std::vector<OutcomeSpec> mediators;
  if (const auto proposal = proposeModels(described)) {
    for (const auto& model : proposal->models) mediators.push_back(model.outcome);
  }
  if (mediators.empty() && !spec.outcome.variable.empty()) mediators.push_back(spec.outcome);
  return mediators;
}

Result<OutcomeSpec> outcomeWritten(const Survey& described, const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
    return fail("Write VARIABLE=ANSWER, or VARIABLE=ANSWER|ANSWER; it was \"" + text + "\".");
  }
  OutcomeSpec spec;
  spec.variable = std::string(trim(text.substr(0, equals)));
  spec.name = spec.variable;
  const auto index = described.require(spec.variable);
  if (!index) return tl::make_unexpected(index.error());
  std::string rest = text.substr(equals + 1);
  for (std::size_t from = 0; from <= rest.size();) {
    const std::size_t to = std::min(rest.find('|', from), rest.size());
    const std::string answer(trim(rest.substr(from, to - from)));
    if (answer.empty()) return fail("An answer in \"" + text + "\" is empty.");
    spec.positive.push_back(answerWritten(described.variables[*index], answer));
    from = to + 1;
  }
  return spec;
}

Result<OutcomeSpec> behaviourNamed(const Survey& described, const std::string& text) {
  const auto known = behavioursOf(described);
  std::vector<std::string> names;
  for (const KnownBehaviour& behaviour : known) {
    if (behaviour.key == text || behaviour.spec.name == text) return behaviour.spec;
    names.push_back(behaviour.key);
  }
  if (text.find('=') != std::string::npos) return outcomeWritten(described, text);
  const std::string near = didYouMean(text, names);
  return fail("\"" + text + "\" is no behaviour that the survey is known to ask about." +
              (names.empty() ? " Say which question and answers: VARIABLE=ANSWER|ANSWER."
               : near.empty()
                   ? " There are " + join(names, ", ") + "; or write VARIABLE=ANSWER|ANSWER."
                   : near));
}

}  // namespace candour
