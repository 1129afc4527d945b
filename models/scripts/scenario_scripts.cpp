// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "embedded/kScriptBetween.h"
#include "embedded/kScriptFit.h"
#include "embedded/kScriptImportance.h"
#include "embedded/kScriptModel.h"
#include "embedded/kScriptMoving.h"
#include "embedded/kScriptPriorities.h"
#include "embedded/kScriptProportion.h"
#include "embedded/kScriptSeen.h"
#include "embedded/kScriptTarget.h"
#include "embedded/kScriptUplift.h"
#include "embedded/kScriptWhatif.h"
#include "models/disclosure/cells.h"
#include "models/scripts/r_text.h"
#include "models/scripts/topic_code.h"

namespace candour {

namespace {

// The area asked about, by the label it has in `people$area`.
Result<std::string> areaSettings(const Survey& survey, const FigureQuestion& question,
                                 Recodes& recodes) {
  std::string code;
  if (!question.spec.area.empty()) {
    auto area = areaCode(question.spec, recodes);
    if (!area) return area;
    code += *area;
  }
  const bool asked = !question.area.empty() && question.topic != FigureTopic::Priorities;
  const std::string name =
      asked ? rString(answerName(survey, question.spec.area, question.area)) : "NA";
  return code + "areaAsked <- " + name + "\n";
}

std::string movesCode(const std::vector<Move>& moves) {
  std::vector<std::string> parts;
  for (const auto& move : moves) parts.push_back(rNamed(move.driver, rNumber(move.shift)));
  return "moves <- " + rVector(parts) + " # in answers a head\n";
}

// Periods stand in where there are no two areas whose means were seen.
Result<std::string> periodCode(const Survey& survey, const DriverModelSpec& spec,
                               Recodes& recodes) {
  const std::string wave = spec.wave.empty() ? std::string(kWaveVariable) : spec.wave;
  const auto index = survey.find(wave);
  if (!index || survey.columns[*index] == nullptr) return std::string();
  auto levels = recodes.levels(wave);
  if (!levels) return levels;
  return "people$period <- " + *levels + "\n";
}

}  // namespace

Result<TopicCode> scenariosCode(const Survey& survey, const FigureQuestion& question,
                                const Figure& /*figure*/, Recodes& recodes) {
  auto settings = areaSettings(survey, question, recodes);
  if (!settings) return passOn(settings);
  TopicCode code;
  code.spec = question.spec;
  code.terms = TermsWanted::Moving;
  code.tools = {kScriptProportion, kScriptModel};
  code.settings = *settings;
  code.steps = {kScriptFit, kScriptMoving};
  switch (question.topic) {
    case FigureTopic::WhatIf:
      code.settings += movesCode(question.moves);
      code.steps.push_back(kScriptWhatif);
      break;
    case FigureTopic::Target: {
      auto period = periodCode(survey, question.spec, recodes);
      if (!period) return passOn(period);
      code.settings += *period + "moved <- " + rString(question.driver) + "\ntarget <- " +
                       rNumber(question.target.value_or(0)) + "\n";
      code.steps.push_back(kScriptSeen);
      code.steps.push_back(kScriptTarget);
      break;
    }
    case FigureTopic::Uplift:
      code.tools.push_back(kScriptBetween);
      code.steps.push_back(kScriptUplift);
      break;
    default:
      code.steps = {kScriptFit, kScriptImportance, kScriptMoving, kScriptPriorities};
  }
  code.settings += usedCode();
  return code;
}

}  // namespace candour
