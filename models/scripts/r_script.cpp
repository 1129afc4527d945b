// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/scripts/r_script.h"

#include <algorithm>

#include "core/base/text.h"
#include "embedded/kScriptCompare.h"
#include "embedded/kScriptDesign.h"
#include "embedded/kScriptPrepare.h"
#include "embedded/kScriptReadProject.h"
#include "embedded/kScriptRecode.h"
#include "models/drivers/family.h"
#include "models/scripts/plotted_numbers.h"
#include "models/scripts/preparation_code.h"
#include "models/scripts/r_text.h"
#include "models/scripts/topic_code.h"

namespace candour {

namespace {

// A piece without the two licence lines of its file.
std::string pieceOf(std::string_view piece) {
  for (int line = 0; line < 2; ++line) piece.remove_prefix(piece.find('\n') + 1);
  return "\n" + std::string(piece);
}

std::string headOf(const FigureQuestion& question, const Figure& figure, const ScriptSource& source,
                   const std::string& remarks) {
  std::string head = rComment(figure.headline) + rComment(figure.subtitle) + "#\n";
  head += rComment("Written by Candour " + source.version + " beside its figure \"" +
                   nameOf(question.topic) + "\" of the project " + source.project +
                   ". The script reads the interviews from the project file, works the figure's "
                   "numbers out with R's package survey, and compares them with Candour's, which "
                   "stand at its end. Packages: survey, DBI, RSQLite.");
  head += "#\n#     Rscript SCRIPT.R [PROJECT FILE]\n#\n";
  for (const auto& paragraph : figure.footer) head += rComment(paragraph);
  if (!remarks.empty()) head += "#\n" + rComment(remarks);
  return head;
}

std::string dataCode(const std::string& project, const Recodes& recodes,
                     const PreparationCode& prepared) {
  return "\n# ---- The data\n\narguments <- commandArgs(trailingOnly = TRUE)\n"
         "project <- if (length(arguments) > 0) arguments[1] else " +
         rString(project) + "\nanswers <- readProject(project, " + rStrings(prepared.reads) +
         ")\n\n" + recodes.answerLists() +
         (prepared.code.empty() ? "" : "\n# What the steps of Prepare make\n" + prepared.code);
}

std::string plottedCode(const std::vector<PlottedNumber>& numbers) {
  std::string code = "\n# ---- The numbers that Candour plotted\n\nplotted <- c(";
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    code += (i == 0 ? "\n  " : ",\n  ") + rNamed(numbers[i].name, rNumber(numbers[i].value));
  }
  return code + ")\n";
}

Result<TopicCode> topicCode(const Survey& survey, const FigureQuestion& question,
                            const Figure& figure, Recodes& recodes) {
  switch (question.topic) {
    case FigureTopic::Effects:
    case FigureTopic::Importance:
    case FigureTopic::Dominance:
    case FigureTopic::Curve:
    case FigureTopic::Groups:
    case FigureTopic::Interaction:
      return driversCode(survey, question, figure, recodes);
    case FigureTopic::Likert:
      return itemsCode(question, figure, recodes);
    case FigureTopic::Boroughs:
    case FigureTopic::Funnel:
    case FigureTopic::Map:
    case FigureTopic::Differences:
      return areasCode(survey, question, figure, recodes);
    case FigureTopic::Gap:
      return gapCode(survey, question, figure, recodes);
    case FigureTopic::Trend:
    case FigureTopic::TrendAreas:
    case FigureTopic::TrendDrivers:
    case FigureTopic::Changes:
      return trendsCode(survey, question, figure, recodes);
    case FigureTopic::WhatIf:
    case FigureTopic::Target:
    case FigureTopic::Uplift:
    case FigureTopic::Priorities:
      return scenariosCode(survey, question, figure, recodes);
    case FigureTopic::Evaluation:
      return wardsCode(survey, question, recodes);
    case FigureTopic::Readiness:
      return readinessCode(survey, question, recodes);
    case FigureTopic::Cooperation:
    case FigureTopic::ThroughTrust:
      return cooperationCode(survey, question, recodes);
    case FigureTopic::Reliability:
      return reliabilityCode(question, figure, recodes);
    default:
      return fail(whyNoScript(question.topic));
  }
}

// Whether a term of a model, "variable" or "variable=level", is a driver's.
bool isOfDriver(const DriverModelSpec& spec, const std::string& term) {
  const std::string variable = term.substr(0, term.find('='));
  return std::any_of(spec.drivers.begin(), spec.drivers.end(), [&](const DriverSpec& driver) {
    return driver.name == variable ||
           std::any_of(driver.items.begin(), driver.items.end(),
                       [&](const ItemSpec& item) { return item.variable == variable; });
  });
}

// Powers and interactions are written for effects and curves alone.
bool hasExtras(const DriverModelSpec& spec) {
  const auto bends = [](const DriverSpec& driver) { return driver.degree > 1; };
  return !spec.interactions.empty() ||
         std::any_of(spec.drivers.begin(), spec.drivers.end(), bends) ||
         std::any_of(spec.controls.begin(), spec.controls.end(), bends);
}

// Figures of a model, but those two.
bool readsExtras(FigureTopic topic) {
  using enum FigureTopic;
  constexpr FigureTopic kModels[] = {Importance,   Groups,      Interaction, Boroughs, Gap,
                                     TrendDrivers, WhatIf,      Target,      Uplift,   Priorities,
                                     Evaluation,   Cooperation, ThroughTrust};
  return std::find(std::begin(kModels), std::end(kModels), topic) != std::end(kModels);
}

// What the window calls it, and the model file.
constexpr const char* kLeaveOut =
    "Leave them out (in a model file \"missing_answers\": \"exclude\") to have one.";

// With a separated term R's coefficients stop somewhere, and Candour's of a model of some of the
// drivers. What rests on that term alone is not in the figure; but importance has all such models
// in it, and scenarios leave out a whole driver for it.
Status writable(const FigureQuestion& question, const std::vector<Warning>& warnings) {
  using enum FigureTopic;
  const auto topic = question.topic;
  if (hasExtras(question.spec) && readsExtras(topic)) {
    return fail("The figure \"" + nameOf(topic) +
                "\" of a question with powers or interactions has no R script; \"effects\" and "
                "\"curve\" have one.");
  }
  const bool ofModel =
      topic == Effects || topic == Curve || topic == Dominance || readsExtras(topic);
  const MissingAnswers missing = question.spec.missingAnswers;
  if (missing == MissingAnswers::Category && ofModel) {
    return fail("The figure \"" + nameOf(topic) +
                "\" has no R script where no answer is kept as an answer: the scripts leave such "
                "people out. " +
                kLeaveOut);
  }
  if (missing == MissingAnswers::Impute && (topic == Effects || topic == Interaction)) {
    return fail("The figure \"" + nameOf(topic) +
                "\" has no R script where answers are imputed: R would draw others. " + kLeaveOut);
  }
  const DesignSpec& design = question.spec.design;
  const bool byWard = topic == Evaluation || topic == Readiness || topic == Requests;
  if (design.replicates.method != ReplicateMethod::None && !byWard) {
    return fail("The figure \"" + nameOf(topic) +
                "\" has no R script where errors come from replicates: the scripts sum influences "
                "over strata and clusters. Leave the replicates out of the question to have one.");
  }
  const bool ofEffects = topic == Groups || topic == Cooperation || topic == ThroughTrust;
  if (design.clusterCorrection == ClusterCorrection::BellMcCaffrey && ofEffects) {
    return fail("The figure \"" + nameOf(topic) +
                "\" has no R script where errors are always corrected (Bell and McCaffrey; in a "
                "model file \"cluster_correction\"); that of the effects has.");
  }
  const bool anyTerm = topic == Importance || topic == Dominance || topic == Priorities ||
                       topic == Cooperation || topic == ThroughTrust;
  if (topic == Priorities && question.spec.family != Family::Logit) {
    return fail("Importance in a " + familyWords(question.spec.family) +
                " has no R script; that in the logistic model has one.");
  }
  const bool drivers = topic == WhatIf || topic == Target || topic == Uplift;
  for (const auto& warning : warnings) {
    if (warning.code != "separation") continue;
    const bool tells = std::any_of(
        warning.terms.begin(), warning.terms.end(),
        [&](const std::string& term) { return anyTerm || isOfDriver(question.spec, term); });
    if (!tells || !(anyTerm || drivers)) continue;
    return fail("The figure \"" + nameOf(topic) + "\" of a separated model has no R script. " +
                warning.text);
  }
  return {};
}

}  // namespace

std::string whyNoScript(FigureTopic topic) {
  using enum FigureTopic;
  const std::string figure = "The figure \"" + nameOf(topic) + "\" ";
  switch (topic) {
    case Sensitivity:
      return figure + "is many questions: export the importance of any of them as a script.";
    case Subgroups:
      return figure + "has no R script: scripts fit models without products of groups and drivers.";
    case Loadings:
    case Scree:
      return figure +
             "rests on polychoric correlations and on drawn random data, which R's survey package "
             "has not: it has no R script. \"candour-cli factors --json\" has its correlations.";
    case Requests:
      return figure + "counts the ward register, not interviews: it has no R script.";
    case Calibration:
    case Roc:
    case Collinearity:
    case Influence:
    case Weights:
      return figure +
             "checks a model rather than tells of people: it has no R script. Take that of "
             "\"effects\", the model that is checked.";
    default:
      return {};
  }
}

Result<std::string> rScript(const Survey& survey, const FigureQuestion& question,
                            const ScriptSource& source) {
  if (auto can = writable(question, source.warnings); !can) return passOn(can);
  const Figure& figure = source.figure;
  const auto numbers = plottedNumbers(question.topic, figure, source.rounded);
  if (numbers.empty()) return fail("The figure shows no number that R could be compared with.");
  Recodes recodes(survey);
  auto topic = topicCode(survey, question, figure, recodes);
  if (!topic) return passOn(topic);
  auto asked = questionCode(survey, topic->spec, topic->terms, recodes);
  if (!asked) return asked;
  const auto prepared = preparationCode(survey, recodes);
  if (!prepared) return tl::make_unexpected(prepared.error());
  std::string script = headOf(question, figure, source, topic->remarks);
  script +=
      "\nsuppressPackageStartupMessages(library(survey))\nlibrary(DBI)\n"
      "# Labels are in UTF-8.\n"
      "if (!l10n_info()[[\"UTF-8\"]]) invisible(Sys.setlocale(\"LC_CTYPE\", \"C.UTF-8\"))\n";
  for (const auto piece : {kScriptReadProject, kScriptRecode, kScriptDesign})
    script += pieceOf(piece);
  if (!prepared->code.empty()) script += pieceOf(kScriptPrepare);
  for (const auto piece : topic->tools) script += pieceOf(piece);
  script += dataCode(source.project, recodes, *prepared);
  script += "\n# ---- The question\n\npeople <- data.frame(row = seq_len(nrow(answers)))\n";
  script += *asked + topic->settings;
  for (const auto piece : topic->steps) script += pieceOf(piece);
  return script + plottedCode(numbers) + pieceOf(kScriptCompare);
}

}  // namespace candour
