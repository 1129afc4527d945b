// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "embedded/kScriptCurve.h"
#include "embedded/kScriptDominance.h"
#include "embedded/kScriptEffects.h"
#include "embedded/kScriptFit.h"
#include "embedded/kScriptGroups.h"
#include "embedded/kScriptImportance.h"
#include "embedded/kScriptModel.h"
#include "models/drivers/terms.h"
#include "models/scripts/r_text.h"
#include "models/scripts/topic_code.h"

namespace candour {

std::string usedCode() {
  return "\n# Who is in the model: those with an outcome, every answer, and a weight\n"
         "complete <- people$inDomain & !is.na(people$y) & people$w > 0 &\n"
         "  complete.cases(people[terms$id]) & people$known\n"
         "people <- dropUnused(people, complete, terms$id)\n"
         "design <- designOf(people)\n"
         "used <- complete[people$known]\n";
}

Result<TopicCode> driversCode(const Survey& /*survey*/, const FigureQuestion& question,
                              const Figure& figure, Recodes& /*recodes*/) {
  TopicCode code;
  code.spec = question.spec;
  code.terms = TermsWanted::All;
  code.tools = {kScriptModel};
  code.settings = usedCode();
  code.steps = {kScriptFit};
  if (question.topic == FigureTopic::Effects) code.steps.push_back(kScriptEffects);
  const bool dominance = question.topic == FigureTopic::Dominance;
  if (question.topic == FigureTopic::Importance || dominance) {
    code.steps.push_back(kScriptImportance);
  }
  if (dominance) code.steps.push_back(kScriptDominance);
  if (question.topic == FigureTopic::Groups) code.steps.push_back(kScriptGroups);
  if (question.topic != FigureTopic::Curve) return code;
  const std::string driver =
      question.driver.empty() ? nameOf(question.spec.drivers.front()) : question.driver;
  code.settings += "curveOf <- terms$id[terms$driver == " + rString(driver) + "]\n";
  code.steps.push_back(kScriptCurve);
  if (figure.continuous) {
    code.remarks =
        "How people are spread along the driver is not compared: answers lie on the borders of its "
        "bins.";
  }
  return code;
}

}  // namespace candour
