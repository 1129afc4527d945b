// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/community/evaluation_parts.h"
#include "models/trends/note_words.h"

namespace candour {

namespace {

std::string points(double share) {
  return fixed(100 * std::abs(share), 1);
}

std::string wards(int n) {
  return grouped(n) + (n == 1 ? " ward" : " wards");
}

void add(Evaluation& evaluation, const std::string& code, std::vector<std::string> terms,
         const std::string& text) {
  evaluation.warnings.push_back({code, std::move(terms), text});
}

void warnOfFew(const EvaluationData& data, Evaluation& evaluation) {
  if (evaluation.wardsAlways > 0) {
    add(evaluation, "always_acted", {},
        wards(evaluation.wardsAlways) +
            " acted before the survey had a quarter to compare with and are in neither group.");
  }
  if (evaluation.wardsActed < kFewestWards) {
    add(evaluation, "few_acted_wards", {},
        "Only " + wards(evaluation.wardsActed) +
            " acted: no interval is given, only the randomisation test.");
  }
  if (evaluation.wardsCompared < kFewestWards) {
    add(evaluation, "few_compared_wards", {},
        "Only " + wards(evaluation.wardsCompared) +
            " can be compared: no interval is given, only the randomisation test.");
  }
  if (data.fewWards) return;
  int small = 0;
  for (const Cohort& cohort : cohortsOf(data.sums, data.adoption)) {
    small += cohort.evaluated && cohort.wards.size() < 4;
  }
  if (small > 0) {
    add(evaluation, "small_cohorts", {},
        grouped(small) + (small == 1 ? " quarter has" : " quarters have") +
            " fewer than four wards that acted: errors are somewhat too small there. Prefer the "
            "randomisation test.");
  }
}

void warnOfCells(const GroupTimes& times, Evaluation& evaluation) {
  int empty = 0;
  int after = 0;
  int dropped = 0;
  std::string why;
  for (const GroupTimeCell& cell : times.cells) {
    after += cell.after;
    dropped += cell.did.controlsDropped > 0;
    if (!cell.after || cell.did.available()) continue;
    ++empty;
    if (why.empty()) why = cell.did.why;
  }
  if (empty > 0) {
    add(evaluation, "empty_cells", {},
        grouped(empty) + " of " + grouped(after) +
            " effects of a quarter's wards in a later quarter cannot be given (" + why +
            ") and are left out of the averages.");
  }
  if (dropped > 0) {
    add(evaluation, "controls_dropped", {},
        "In " + grouped(dropped) +
            " comparisons some categories of the controls had nobody in one of the groups and were "
            "joined with their reference.");
  }
}

void warnOfTrends(Evaluation& evaluation) {
  const PreTrend& test = evaluation.study.preTrend;
  if (test.points == 0) {
    add(evaluation, "one_period_before", {},
        "Fewer than two quarters before the action: whether wards that acted were on another path "
        "already cannot be said.");
    return;
  }
  if (test.p < 0.05) {
    add(evaluation, "pre_trend", {},
        "Wards that acted had moved otherwise before they acted (p " +
            (test.p < 0.001 ? std::string("below 0.001") : fixed(test.p, 3)) +
            "): the difference afterwards may be the same path going on.");
  } else if (std::isfinite(test.bias)) {
    add(evaluation, "pre_trend", {},
        "No other path was found before the action; one of " + points(test.slope) +
            " points a quarter, which alone would move the result by " + points(test.bias) +
            " points, would have been found in 80 of 100 surveys.");
  }
}

void warnOfComposition(Evaluation& evaluation) {
  std::vector<std::string> moved;
  for (const auto& row : evaluation.composition) {
    if (row.pHolm < 0.05) moved.push_back(row.category);
  }
  if (moved.empty()) return;
  add(evaluation, "composition", moved,
      "Who was interviewed changed otherwise in wards that acted (" + someOf(moved) +
          "): compare with the controls held equal.");
}

void warnOfNeighbours(Evaluation& evaluation) {
  if (evaluation.touched == 0) return;
  const bool excluded = evaluation.options.spillOver == SpillOver::Excluded;
  std::string text = wards(evaluation.touched) + " compared touch" +
                     (evaluation.touched == 1 ? "es" : "") + " one that acted";
  text +=
      excluded ? " and are left out from then on." : ", where something of it may have been felt.";
  if (!excluded && std::isfinite(evaluation.withoutTouched.estimate)) {
    text += " Without them the result is " + fixed(100 * evaluation.withoutTouched.estimate, 1) +
            " points instead of " + fixed(100 * evaluation.att.estimate, 1) + ".";
  }
  add(evaluation, "neighbours", {}, text);
}

}  // namespace

void addWarnings(const EvaluationData& data, const GroupTimes& times, Evaluation& evaluation) {
  warnOfFew(data, evaluation);
  warnOfCells(times, evaluation);
  if (!data.fewWards) warnOfTrends(evaluation);
  warnOfComposition(evaluation);
  warnOfNeighbours(evaluation);
  const double smallest =
      std::isfinite(evaluation.power.achieved) ? evaluation.power.achieved : evaluation.power.mde;
  if (smallest > 0.1) {
    add(evaluation, "underpowered", {},
        "Changes below " + points(smallest) +
            " points would mostly go unseen with these wards and interviews.");
  }
}

}  // namespace candour
