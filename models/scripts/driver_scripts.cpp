// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "embedded/kScriptCurve.h"
#include "embedded/kScriptDominance.h"
#include "embedded/kScriptEffects.h"
#include "embedded/kScriptFewClusters.h"
#include "embedded/kScriptFit.h"
#include "embedded/kScriptGroups.h"
#include "embedded/kScriptImportance.h"
#include "embedded/kScriptLinear.h"
#include "embedded/kScriptModel.h"
#include "embedded/kScriptOrdinal.h"
#include "models/drivers/design_of.h"
#include "models/drivers/family.h"
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

// The powers and products of a question, as a formula of R has them; none: nothing.
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
  return code.empty() ? code : "extras <- character(0)\n" + code;
}

// The families that have a script, with their tools and what else they need of the people.
Status addFamily(const FigureQuestion& question, Recodes& recodes, TopicCode& code) {
  const DriverModelSpec& spec = question.spec;
  if (spec.family == Family::Firth) {
    return fail(
        "A model with Firth's penalty has no R script: its weights and errors are Candour's own, "
        "and "
        "R's brglm2 knows no survey design.");
  }
  if (spec.family == Family::Logit) return {};
  if (question.topic == FigureTopic::Importance) {
    return fail("Importance in a " + familyWords(spec.family) +
                " has no R script; that in the logistic model has one.");
  }
  if (spec.family == Family::Linear) {
    code.tools.push_back(kScriptLinear);
    return {};
  }
  auto levels = recodes.levels(spec.outcome.variable, {spec.outcome.missing, spec.outcome.order});
  if (!levels) return passOn(levels);
  code.tools.push_back(kScriptOrdinal);
  code.settings = "\n# All answers in order, worst first\npeople$answer <- " + *levels +
                  "\npeople$y[is.na(people$answer)] <- NA\n";
  return {};
}

}  // namespace

Result<TopicCode> driversCode(const Survey& /*survey*/, const FigureQuestion& question,
                              const Figure& figure, Recodes& recodes) {
  TopicCode code;
  code.spec = question.spec;
  code.terms = TermsWanted::All;
  code.tools = {kScriptModel};
  if (auto added = addFamily(question, recodes, code); !added) return passOn(added);
  code.settings += usedCode() + extrasCode(question.spec);
  code.steps = {kScriptFit};
  if (question.topic == FigureTopic::Effects) {
    code.tools.push_back(kScriptFewClusters);
    const Family family = question.spec.family;
    const bool corrected = family == Family::Logit || family == Family::Linear;
    const auto correction =
        corrected ? question.spec.design.clusterCorrection : ClusterCorrection::None;
    code.settings += "clusterCorrection <- " + rString(nameOf(correction)) + "\n";
    code.steps.push_back(kScriptEffects);
  }
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
