// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/diagnostics/checks.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/diagnostics/check_parts.h"

namespace candour {

using namespace checking;

namespace {

DiagnosticCheck fitCheck(const Diagnostics& answer) {
  DiagnosticCheck check{"fit", "The fit", Verdict::Ok, {}, {}};
  if (answer.status == FitStatus::Separated) {
    check.verdict = Verdict::Act;
    check.sentence =
        "At some level everybody has the same outcome, so the data put no bound on its effect.";
    check.advice = "Merge the level with another, leave those people out, or use Firth's penalty.";
  } else if (answer.status == FitStatus::NotConverged) {
    check.verdict = Verdict::Act;
    check.sentence = "The fit did not settle; its numbers are not to be used.";
    check.advice = "Use fewer drivers, or merge levels of few people.";
  } else if (answer.df <= 0) {
    check.verdict = Verdict::Act;
    check.sentence = "The design has " + std::to_string(answer.designDf) +
                     " degrees of freedom, too few for the model's terms: nothing can be tested.";
    check.advice = "Use fewer terms, or ask of more sampling units.";
  } else {
    check.sentence = "The fit settled on " + counted(answer.n) + " interviews in " +
                     counted(static_cast<std::size_t>(answer.psus)) + " sampling units, with " +
                     std::to_string(answer.df) + " degrees of freedom to spare.";
    check.advice = "Nothing to do.";
  }
  return check;
}

// The group whose observed share is furthest from what was predicted.
const CalibrationGroup* furthestGroup(const Calibration& calibration) {
  const auto gap = [](const CalibrationGroup& g) {
    return std::abs(g.observed.value - g.predicted);
  };
  const auto at = std::max_element(calibration.groups.begin(), calibration.groups.end(),
                                   [&](const auto& a, const auto& b) { return gap(a) < gap(b); });
  return at == calibration.groups.end() ? nullptr : &*at;
}

DiagnosticCheck calibrationCheck(const Diagnostics& answer) {
  DiagnosticCheck check{"calibration", "Predicted and observed shares", Verdict::Ok, {}, {}};
  const Calibration& calibration = answer.calibration;
  if (!calibration.goodness.why.empty()) return notAvailable(check, calibration.goodness.why);
  const CalibrationGroup* group = furthestGroup(calibration);
  const double gap = group->observed.value - group->predicted;
  const std::string where = "at most " + points(gap) + " apart (predicted " +
                            percent(group->predicted) + ", observed " +
                            percent(group->observed.value) + ")";
  const std::string test = "Archer and Lemeshow's test: " + chance(calibration.goodness.p) + ".";
  if (calibration.goodness.p >= kChance) {
    check.sentence = "Predictions agree with what people said, " + where + ". " + test;
    check.advice = "Nothing to do.";
    return check;
  }
  check.verdict = std::abs(gap) >= kLargeGap ? Verdict::Act : Verdict::Look;
  check.sentence = "Predictions and answers differ by more than chance, " + where + ". " + test;
  check.advice = check.verdict == Verdict::Act
                     ? "Something is missing: let a number bend (degree 2), use categories, or add "
                       "an interaction, and see the curve."
                     : "The gap is small: effects can be used. See where the curve bends.";
  return check;
}

DiagnosticCheck overfittingCheck(const Diagnostics& answer) {
  DiagnosticCheck check{"overfitting", "Holds for people not in the fit", Verdict::Ok, {}, {}};
  const DiagnosticEstimate& slope = answer.calibration.slope;
  if (std::isnan(slope.value)) return notAvailable(check, slope.why);
  check.sentence =
      "Predicted by models fitted without them, people's answers follow the "
      "predictions with a slope of " +
      fixed(slope.value, 2) + " (1 is perfect; less: the model exaggerates).";
  check.advice = "Nothing to do.";
  if (slope.value < kSlopeLook) {
    check.verdict = slope.value < kSlopeAct ? Verdict::Act : Verdict::Look;
    check.advice = "Use fewer drivers or merge levels: some effects fit chance, not people.";
  }
  return check;
}

DiagnosticCheck linkCheck(const Diagnostics& answer) {
  DiagnosticCheck check{"link", "Shape of the model", Verdict::Ok, {}, {}};
  const LinkTest& link = answer.link;
  if (!link.why.empty()) return notAvailable(check, link.why);
  const std::string test =
      "(the squared prediction: " + fixed(link.squared.value, 3) + ", " + chance(link.p) + ")";
  if (link.p >= kChance) {
    check.sentence = "The link test finds nothing missing " + test + ".";
    check.advice = "Nothing to do.";
    return check;
  }
  const CalibrationGroup* group = furthestGroup(answer.calibration);
  const bool large =
      group != nullptr && std::abs(group->observed.value - group->predicted) >= kLargeGap;
  check.verdict = large ? Verdict::Act : Verdict::Look;
  check.sentence = "The link test says the drivers enter in the wrong shape " + test + ".";
  check.advice = large
                     ? "Try a number as categories or with degree 2, or an interaction of the two "
                       "strongest drivers."
                     : "Predictions are hardly off; try a number as categories and compare.";
  return check;
}

DiagnosticCheck discriminationCheck(const Diagnostics& answer) {
  DiagnosticCheck check{"discrimination", "Tells people apart", Verdict::Ok, {}, {}};
  const DiagnosticEstimate& auc = answer.discrimination.auc;
  if (std::isnan(auc.value)) return notAvailable(check, auc.why);
  const DiagnosticEstimate& crossed = answer.discrimination.crossed;
  check.sentence =
      "Of two people, one with the outcome and one without, the model rates the first "
      "higher " +
      fixed(100 * auc.value, 0) + " times in 100";
  if (!std::isnan(crossed.value)) {
    check.sentence += " (" + fixed(100 * crossed.value, 0) + " in people not in the fit)";
  }
  check.sentence += ".";
  check.advice = "Nothing to do.";
  if (auc.value < kPoorAuc) {
    check.verdict = Verdict::Look;
    check.advice =
        "Hardly better than the toss of a coin: effects may hold, but say that the "
        "drivers explain little.";
  } else if (auc.value > kTooGoodAuc) {
    check.verdict = Verdict::Look;
    check.advice = "Too good to be true: look for a driver that asks what the outcome asks.";
  } else if (auc.value - crossed.value > kOptimism) {
    check.verdict = Verdict::Look;
    check.advice = "It does worse with people not in the fit: use fewer drivers.";
  }
  return check;
}

}  // namespace

std::vector<DiagnosticCheck> checksOf(const Diagnostics& answer) {
  return {fitCheck(answer),       calibrationCheck(answer),    overfittingCheck(answer),
          linkCheck(answer),      discriminationCheck(answer), collinearityCheck(answer),
          haloCheck(answer),      influenceCheck(answer),      heavyCheck(answer),
          weightingCheck(answer), eventsCheck(answer)};
}

}  // namespace candour
