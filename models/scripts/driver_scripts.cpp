// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "embedded/kScriptCurve.h"
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

namespace {

// The powers and products of a question, as a formula of R has them; none: an empty vector.
std::string extrasCode(const DriverModelSpec& spec) {
  std::string code;
  for (const auto* group : {&spec.drivers, &spec.controls}) {
    for (const auto& driver : *group) {
      for (int power = 2; power <= driver.degree; ++power) {
        code += "extras <- c(extras, paste0(\"I(\", terms$id[terms$driver == " +
                rString(nameOf(driver)) + "], \"^" + std::to_string(power) + ")\"))\n";
      }
    }
  }
  for (const auto& pair : spec.interactions) {
    code += "extras <- c(extras, c(outer(terms$id[terms$driver == " + rString(pair.first) +
            "], terms$id[terms$driver == " + rString(pair.second) + "], paste, sep = \":\")))\n";
  }
  return code;
}

}  // namespace

Result<TopicCode> driversCode(const Survey& /*survey*/, const FigureQuestion& question,
                              const Figure& figure, Recodes& /*recodes*/) {
  TopicCode code;
  code.spec = question.spec;
  code.terms = TermsWanted::All;
  code.tools = {kScriptModel};
  code.settings = usedCode() + extrasCode(question.spec);
  code.steps = {kScriptFit};
  if (question.topic == FigureTopic::Effects) code.steps.push_back(kScriptEffects);
  if (question.topic == FigureTopic::Importance) code.steps.push_back(kScriptImportance);
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
