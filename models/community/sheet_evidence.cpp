// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/community/sheet_evidence.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/survey/calendar.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

std::string points(double share) {
  return fixed(100 * std::abs(share), 1);
}

std::string wardsIn(int wards) {
  return grouped(wards) + (wards == 1 ? " ward" : " wards");
}

// The least interviews that one side of a comparison rests on.
double fewestInterviews(const Evaluation& answer) {
  double acted = 0, compared = 0;
  for (const GroupTimeRow& row : answer.cells) {
    if (!row.after) continue;
    acted += row.interviewsActed;
    compared = std::max(compared, row.interviewsCompared);
  }
  return std::min(acted, compared);
}

bool mayLeave(const Evaluation& answer, const DisclosureRules& rules) {
  const auto least = static_cast<double>(std::max(rules.fewest, rules.hideBelow));
  return answer.att.df >= rules.fewestModelDf && answer.wardsActed >= kFewestWardsTogether &&
         answer.wardsCompared >= kFewestWardsTogether && fewestInterviews(answer) >= least;
}

bool isKnown(const WardEstimate& estimate) {
  return std::isfinite(estimate.estimate) && std::isfinite(estimate.lower) &&
         std::isfinite(estimate.upper);
}

std::string interval(const WardEstimate& estimate) {
  return fixed(100 * estimate.lower, 1) + " to " + fixed(100 * estimate.upper, 1) + " points";
}

bool isTold(const Evaluation& answer) {
  return answer.att.lower > 0 || answer.att.upper < 0;
}

// By a frozen plan wards count from the week that was drawn, whether they acted in it or not.
std::string actedIn(const Evaluation& answer) {
  return answer.design == EvaluationDesign::RandomOrder ? " whose week of action had come"
                                                        : " that had a week of action";
}

std::string changeIn(const Evaluation& answer, const FigureContext& context) {
  const WardEstimate& att = answer.att;
  const std::string who = "Across the " + wardsIn(answer.wardsActed) + actedIn(answer) +
                          ", taken together, the " + context.measure;
  const std::string than = " than in " + wardsIn(answer.wardsCompared) + " that were still waiting";
  if (isTold(answer)) {
    return who + " came out " + points(att.estimate) + " points " +
           (att.estimate > 0 ? "higher" : "lower") + than +
           ", allowing for where they started (95 % interval " + interval(att) + ").";
  }
  return who + " did not clearly change: it came out " + points(att.estimate) + " points " +
         (att.estimate >= 0 ? "higher" : "lower") + than +
         ", and chance alone can do as much (95 % interval " + interval(att) + ").";
}

std::string drawnOn(const Evaluation& answer) {
  const auto day = answer.options.rota ? dayOf(answer.options.rota->frozenOn) : std::nullopt;
  return day ? ": the order was drawn at random and fixed on " + dayName(*day) : std::string();
}

std::string designIn(const Evaluation& answer) {
  if (answer.causal) {
    return "Chance decided which ward came when" + drawnOn(answer) + ". " +
           (isTold(answer) ? "The difference can therefore be put down to the week of action, "
                             "within the interval."
                           : "Had there been a clear difference, the week of action would "
                             "explain it.");
  }
  return "Which ward came when was not left to chance. Wards that had their week may differ from "
         "the others in other ways, too: the figures say what went together, not why.";
}

std::vector<std::string> sureIn(const Evaluation& answer) {
  std::vector<std::string> sentences{designIn(answer)};
  const double seen =
      std::isfinite(answer.power.achieved) ? answer.power.achieved : answer.power.mde;
  if (std::isfinite(seen)) {
    sentences.push_back("With as many people as were asked, a change of " + points(seen) +
                        " points or more would have been seen four times out of five. A smaller "
                        "one could have been missed.");
  }
  return sentences;
}

}  // namespace

SheetEvidence sheetEvidence(const Evaluation& answer, const FigureContext& context,
                            const DisclosureRules& rules) {
  SheetEvidence evidence;
  evidence.simulated = answer.simulated;
  if (!mayLeave(answer, rules) || !isKnown(answer.att)) {
    evidence.howSure = {
        "Too few wards have had their week, or too few people were asked in them, for the survey "
        "to say anything about them. It will be asked again."};
    return evidence;
  }
  evidence.changed = {changeIn(answer, context)};
  evidence.howSure = sureIn(answer);
  const std::string period =
      answer.from.empty() ? std::string() : ", " + answer.from + " to " + answer.to;
  evidence.notes = {"Survey: " + context.source + period + ". \"" + capitalised(context.measure) +
                    "\" counts the answers " + context.answers + "."};
  return evidence;
}

}  // namespace candour
