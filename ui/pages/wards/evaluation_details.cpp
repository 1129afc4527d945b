// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/evaluation_details.h"

#include <cmath>

#include "core/base/text.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QString size(double share) {
  return number(100 * std::abs(share), 1);
}

QString whenOf(int event) {
  if (event == 0) return words("in the quarter itself");
  const int quarters = std::abs(event);
  if (quarters == 1) return event < 0 ? words("1 quarter before") : words("1 quarter after");
  return (event < 0 ? words("%1 quarters before") : words("%1 quarters after")).arg(quarters);
}

bool leavesZeroOut(const WardEstimate& estimate) {
  return estimate.lower > 0 || estimate.upper < 0;
}

QString designName(const Evaluation& answer) {
  switch (answer.design) {
    case EvaluationDesign::RandomOrder:
      return words("order drawn at random, unaltered");
    case EvaluationDesign::AlteredOrder:
      return words("order drawn at random, altered since");
    case EvaluationDesign::NotRandom:
      return words("order not drawn at random");
  }
  return {};
}

// What may be said, and what may not.
QString earned(const Evaluation& answer) {
  if (answer.causal) {
    return words(
        "Chance decided which ward came when, and the frozen plan was not altered: a difference "
        "may be called an effect of the week of action.");
  }
  return words(
      "Chance did not decide which ward came when: say that wards that acted changed more "
      "or less than others, never that the week of action did it.");
}

}  // namespace

QString readinessLead(const Readiness& answer) {
  const QString seen =
      std::isfinite(answer.mde)
          ? words(
                "With %1 wards that act, a change of %2 points or more would be seen in four of "
                "five surveys like this one; a smaller one would mostly be missed.")
                .arg(answer.wards)
                .arg(size(answer.mde))
          : words("Nothing could be seen of this plan.");
  return seen;
}

QString evaluationLead(const Evaluation& answer) {
  QStringList parts;
  const double seen =
      std::isfinite(answer.power.achieved) ? answer.power.achieved : answer.power.mde;
  if (std::isfinite(seen)) {
    parts << words(
                 "Before the result: a change of %1 points or more would have been seen in four "
                 "of five surveys like this one, a smaller one mostly missed.")
                 .arg(size(seen));
  }
  parts << earned(answer);
  return parts.join(u' ');
}

Facts readinessFacts(const Readiness& answer) {
  Facts facts{
      {words("Smallest change to be seen"), words("%1 points").arg(size(answer.mde))},
      {words("Chance to see %1 points").arg(size(answer.options.effect)), percent(answer.power)},
      {words("Wards that act"), QString::number(answer.wards)},
      {words("Wards compared"), QString::number(answer.compared)}};
  if (!answer.why.empty()) {
    facts.append({words("Boost needed"), words("none would do")});
  } else if (answer.extra > 0) {
    facts.append(
        {words("Boost needed"),
         words("%1 interviews a ward and quarter").arg(number(std::ceil(answer.extra), 0))});
  } else {
    facts.append({words("Boost needed"), words("none")});
  }
  return facts;
}

std::vector<QStringList> readinessNumbers(const Readiness& answer) {
  std::vector<QStringList> lines;
  for (const DetectablePoint& point : answer.byWards) {
    const QString plan = point.quarters == 1 ? words("%1 wards, 1 quarter each side")
                                             : words("%1 wards, %2 quarters each side");
    const QString wards = plan.arg(point.wards);
    lines.push_back(
        {point.quarters == 1 ? wards : wards.arg(point.quarters), number(100 * point.effect, 1)});
  }
  return lines;
}

QStringList readinessNotes(const Readiness& answer) {
  QStringList notes;
  if (!answer.why.empty()) notes << text(answer.why);
  if (answer.extra > 0 && answer.why.empty()) {
    notes << words(
                 "To see a change of %1 points, each ward that acts needs %2 more interviews a "
                 "quarter than it has.")
                 .arg(size(answer.options.effect))
                 .arg(number(std::ceil(answer.extra), 0));
  }
  return notes + textsOf(answer.warnings);
}

QString effectInWords(const Evaluation& answer, const std::string& measure) {
  const WardEstimate& att = answer.att;
  if (!std::isfinite(att.estimate)) return text(att.why);
  const QString direction = att.estimate >= 0 ? words("more") : words("less");
  QString sentence =
      words("In the %1 wards that acted, the %2 rose by %3 points %4 than in the %5 compared")
          .arg(answer.wardsActed)
          .arg(text(measure), size(att.estimate), direction)
          .arg(answer.wardsCompared);
  if (std::isfinite(att.lower)) {
    sentence += words(" (95 % interval %1)").arg(percentInterval(att.lower, att.upper));
    if (!leavesZeroOut(att)) sentence += words("; that cannot be told from no difference");
  }
  return sentence + u'.';
}

Facts evaluationFacts(const Evaluation& answer) {
  Facts facts{
      {answer.causal ? words("Effect on wards that acted") : words("Change beyond wards compared"),
       points(answer.att.estimate)},
      {words("95 % interval"), percentInterval(answer.att.lower, answer.att.upper)},
      {words("p"), pValue(answer.att.p)}};
  if (std::isfinite(answer.randomisation.p)) {
    facts.append({words("p by redrawing the order"), pValue(answer.randomisation.p)});
  }
  facts.append({words("Design"), designName(answer)});
  facts.append({words("Wards that acted"), QString::number(answer.wardsActed)});
  facts.append({words("Wards compared"), QString::number(answer.wardsCompared)});
  facts.append({words("Quarters"), text(answer.from) + words(" to ") + text(answer.to)});
  if (std::isfinite(answer.study.preTrend.p)) {
    facts.append({words("Apart already before, p"), pValue(answer.study.preTrend.p)});
  }
  if (answer.touched > 0) {
    facts.append({words("Without neighbours"), points(answer.withoutTouched.estimate)});
  }
  return facts;
}

std::vector<QStringList> evaluationNumbers(const Evaluation& answer) {
  std::vector<QStringList> lines;
  for (const EventPoint& point : answer.study.points) {
    const QString interval =
        point.base ? words("compared with") : percentInterval(point.lower, point.upper);
    lines.push_back({whenOf(point.event), points(point.estimate), interval});
  }
  return lines;
}

QStringList evaluationNotes(const Evaluation& answer, const std::string& measure) {
  QStringList notes{effectInWords(answer, measure), earned(answer)};
  if (!answer.study.preTrend.why.empty()) notes << text(answer.study.preTrend.why);
  return notes + textsOf(answer.warnings);
}

}  // namespace candour
