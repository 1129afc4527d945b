// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "embedded/kScriptCooperation.h"
#include "embedded/kScriptCooperationLinks.h"
#include "embedded/kScriptModel.h"
#include "embedded/kScriptThroughTrust.h"
#include "models/briefing/words.h"
#include "models/cooperation/mediators.h"
#include "models/scripts/r_text.h"
#include "models/scripts/topic_code.h"

namespace candour {

namespace {

// `what <- list("Trust" = isOneOf(...), ...)`: 1 where an outcome holds, 0 where not.
Result<std::string> outcomesCode(const std::string& what, const std::vector<OutcomeSpec>& outcomes,
                                 Recodes& recodes) {
  std::string code = what + " <- list(";
  for (const OutcomeSpec& outcome : outcomes) {
    const AnswerOptions options{outcome.missing, {}};
    auto levels = recodes.levels(outcome.variable, options);
    if (!levels) return levels;
    const auto positive = recodes.labels(outcome.variable, options, outcome.positive);
    if (!positive) return tl::make_unexpected(positive.error());
    code += (&outcome == &outcomes.front() ? "\n  " : ",\n  ") +
            rNamed(nameOf(outcome), "isOneOf(" + *levels + ",\n    " + rStrings(*positive) + ")");
  }
  return code + ")\n";
}

}  // namespace

Result<TopicCode> cooperationCode(const Survey& /*survey*/, const FigureQuestion& question,
                                  Recodes& recodes) {
  if (question.behaviours.empty()) return fail("Say which behaviour.");
  const bool through = question.topic == FigureTopic::ThroughTrust;
  auto asked = question.behaviours;
  if (through) asked.resize(1);
  TopicCode code;
  code.spec = question.spec;
  code.spec.outcome = asked.front();
  code.terms = TermsWanted::All;
  code.tools = {kScriptModel};
  auto behaviours = outcomesCode("behaviours", asked, recodes);
  if (!behaviours) return passOn(behaviours);
  auto mediators = outcomesCode("mediators", question.mediators, recodes);
  if (!mediators) return passOn(mediators);
  std::vector<std::string> names;
  for (const OutcomeSpec& mediator : question.mediators) {
    names.push_back(midSentence(nameOf(mediator)));
  }
  code.settings = "\n# What people say they would do, and what may lead to it\n" + *behaviours +
                  *mediators + "throughNames <- " + rStrings(names) + "\n";
  code.steps = {kScriptCooperation, through ? kScriptThroughTrust : kScriptCooperationLinks};
  return code;
}

}  // namespace candour
