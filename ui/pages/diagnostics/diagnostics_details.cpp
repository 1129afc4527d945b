// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/diagnostics/diagnostics_details.h"

#include <algorithm>
#include <cmath>

#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QString textOf(const std::string& text) {
  return QString::fromStdString(text);
}

QString within(const DiagnosticEstimate& estimate, int decimals) {
  if (std::isnan(estimate.value)) return u"–"_s;
  if (std::isnan(estimate.lower)) return number(estimate.value, decimals);
  return number(estimate.value, decimals) + u" ("_s +
         intervalText(estimate.lower, estimate.upper, decimals) + u")"_s;
}

QString named(const std::string& name, const std::string& level) {
  return level.empty() ? textOf(name) : textOf(name) + u": "_s + textOf(level);
}

}  // namespace

Facts calibrationFacts(const Diagnostics& answer) {
  const Calibration& calibration = answer.calibration;
  return {{words("Circles"), words("a tenth of the people each")},
          {words("Test of the gaps"), u"p "_s + pValue(calibration.goodness.p)},
          {words("Slope, others' models"), within(calibration.slope, 2)},
          {words("Link test"), u"p "_s + pValue(answer.link.p)}};
}

std::vector<QStringList> calibrationNumbers(const Calibration& calibration) {
  std::vector<QStringList> rows;
  for (const CalibrationGroup& group : calibration.groups) {
    rows.push_back({percent(group.predicted, 1), percent(group.observed.value, 1),
                    percentInterval(group.observed.lower, group.observed.upper)});
  }
  return rows;
}

Facts rocFacts(const Diagnostics& answer) {
  const Discrimination& discrimination = answer.discrimination;
  return {{words("Area under the curve"), within(discrimination.auc, 3)},
          {words("In people not in the fit"), within(discrimination.crossed, 3)},
          {words("Chance"), u"0.5"_s}};
}

std::vector<QStringList> rocNumbers(const Discrimination& discrimination) {
  // Of a smooth line a dozen points say enough.
  std::vector<QStringList> rows;
  const std::size_t step = std::max<std::size_t>(1, discrimination.points.size() / 12);
  for (std::size_t i = 0; i < discrimination.points.size(); i += step) {
    const RocPoint& point = discrimination.points[i];
    rows.push_back({percent(point.threshold, 0), percent(point.truePositive, 0),
                    percent(point.falsePositive, 0)});
  }
  return rows;
}

Facts collinearityFacts(const Diagnostics& answer) {
  const Collinearity& collinearity = answer.collinearity;
  Facts facts{{words("Bars"), words("times as long as alone")}};
  if (!collinearity.dimensions.empty()) {
    facts.append({words("Condition index"), number(collinearity.dimensions.front().index, 1)});
  }
  if (collinearity.numeric > 2) {
    facts.append({words("First component"), percent(collinearity.firstComponent)});
    facts.append({words("Mean correlation"), number(collinearity.meanCorrelation, 2)});
  }
  return facts;
}

std::vector<QStringList> pairNumbers(const Collinearity& collinearity) {
  std::vector<QStringList> rows;
  for (const DriverPair& pair : collinearity.pairs) {
    rows.push_back({words("%1 and %2").arg(textOf(pair.first), textOf(pair.second)),
                    number(pair.correlation, 2)});
  }
  return rows;
}

Facts influenceFacts(const Diagnostics& answer) {
  const Influence& influence = answer.influence;
  return {{words("Left out"), influence.rows ? words("one respondent at a time")
                                             : words("one sampling unit at a time")},
          {words("Units"), counted(influence.units)},
          {words("Largest leverage"), number(influence.largestLeverage, 2)},
          {words("Heaviest 1 % hold"), percent(answer.heavyWeights.topShare, 1)}};
}

std::vector<QStringList> unitNumbers(const Influence& influence) {
  std::vector<QStringList> rows;
  for (const InfluentialUnit& unit : influence.largest) {
    const double change = std::isnan(unit.exact) ? unit.oneStep : unit.exact;
    const QString effect = std::isnan(unit.effectWithout)
                               ? u"–"_s
                               : points(unit.effectWith) + u" → "_s + points(unit.effectWithout);
    rows.push_back({named(unit.unit, unit.term), number(change, 2), effect});
  }
  return rows;
}

Facts weightFacts(const Diagnostics& answer) {
  const WeightComparison& weights = answer.weights;
  return {
      {words("Circles"), words("with weights")},
      {words("Diamonds"), words("without")},
      {words("Test of the weights"), u"p "_s + pValue(weights.interactions.p)},
      {words("Interviews are worth"), counted(static_cast<std::size_t>(answer.nEffective + 0.5))}};
}

std::vector<QStringList> weightNumbers(const WeightComparison& weights) {
  std::vector<QStringList> rows;
  for (const WeightedPair& pair : weights.effects) {
    if (pair.control) continue;
    rows.push_back({named(pair.driver, pair.level), points(pair.weighted.value),
                    points(pair.unweighted.value), points(pair.difference.value)});
  }
  return rows;
}

QStringList uncheckedWarnings(const Diagnostics& answer) {
  QStringList notes;
  for (const Warning& warning : answer.warnings) {
    const bool checked =
        std::any_of(answer.checks.begin(), answer.checks.end(),
                    [&](const DiagnosticCheck& check) { return check.id == warning.code; });
    if (!checked) notes << textOf(warning.text);
  }
  return notes;
}

QStringList checkNotes(const Diagnostics& answer, const std::vector<std::string>& checks) {
  QStringList notes;
  for (const std::string& id : checks) {
    for (const DiagnosticCheck& check : answer.checks) {
      if (check.id != id) continue;
      QString note = textOf(check.sentence);
      const bool wanted = check.verdict == Verdict::Look || check.verdict == Verdict::Act;
      if (wanted) note += u" "_s + textOf(check.advice);
      notes << note;
    }
  }
  return notes + uncheckedWarnings(answer);
}

}  // namespace candour
