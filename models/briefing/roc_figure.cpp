// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/diagnostics_parts.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

std::string headlineOfRoc(const Discrimination& discrimination, const std::string& outcome) {
  if (std::isnan(discrimination.auc.value)) return noFigureHeadline("The ROC curve");
  const std::string pairs = percentText(100 * discrimination.auc.value) + " of pairs";
  return headlineOf({"In " + pairs + ", the model finds the person with " + outcome,
                     "The model tells people apart in " + pairs});
}

void addRoc(const Discrimination& discrimination, Figure& figure) {
  const DiagnosticEstimate& auc = discrimination.auc;
  figure.table.push_back(
      {"area under the curve", {}, {}, {}, field(auc.value), field(auc.lower), field(auc.upper)});
  if (!std::isnan(discrimination.crossed.value)) {
    const DiagnosticEstimate& crossed = discrimination.crossed;
    figure.table.push_back({"area in people not in the fit",
                            {},
                            {},
                            {},
                            field(crossed.value),
                            field(crossed.lower),
                            field(crossed.upper)});
  }
  FigureSeries curve;
  curve.name = "ROC curve";
  for (const RocPoint& point : discrimination.points) {
    curve.points.push_back({100 * point.falsePositive, 100 * point.truePositive, {}, {}});
    figure.table.push_back({"curve",
                            field(100 * point.falsePositive),
                            field(100 * point.truePositive),
                            field(100 * point.threshold),
                            {},
                            {},
                            {}});
  }
  if (!curve.points.empty()) figure.series.push_back(std::move(curve));
  FigureSeries chance;
  chance.name = "Chance";
  chance.style = LineStyle::Dashed;
  chance.context = true;
  chance.points = {{0, 0, {}, {}}, {100, 100, {}, {}}};
  figure.series.push_back(std::move(chance));
  for (int at = 0; at <= 100; at += 20) {
    figure.xTicks.push_back({static_cast<double>(at), percentText(at)});
  }
}

std::string aucNote(const Discrimination& discrimination) {
  const DiagnosticEstimate& auc = discrimination.auc;
  if (std::isnan(auc.value)) return "Not shown: " + auc.why + ".";
  std::string note = "Area under the curve " + drawnNumber(auc.value, 3);
  if (!std::isnan(auc.lower)) {
    note += " (95" + std::string(kNoBreak) + "% interval " + drawnNumber(auc.lower, 3) + " to " +
            drawnNumber(auc.upper, 3) + ", design-based)";
  }
  note += ": 0.5 is chance, 1 without error.";
  if (!std::isnan(discrimination.crossed.value)) {
    note += " In people not in the fit " + drawnNumber(discrimination.crossed.value, 3) + ".";
  }
  return note;
}

}  // namespace

Figure rocFigure(const Diagnostics& answer, const FigureContext& context) {
  const Discrimination& discrimination = answer.discrimination;
  const std::string outcome = outcomeWord(context);
  Figure figure;
  figure.kind = FigureKind::Trend;
  figure.simulated = answer.simulated;
  figure.percent = true;
  figure.zeroBased = true;
  figure.headline = headlineOfRoc(discrimination, outcome);
  figure.subtitle = withPlace("How well the model\xE2\x80\x99s predictions tell people with " +
                                  outcome + " from those without",
                              context, answer.simulated);
  figure.valueAxis = "Of those with " + outcome + ", rated above the border";
  figure.categoryAxis = "Of those without, rated above the border";
  figure.table = {rocHeader()};
  addRoc(discrimination, figure);
  figure.legend = {{LegendMark::SolidLine, "The model, for every border"},
                   {LegendMark::DashedLine, "Chance"}};
  figure.footer = diagnosticNotes(answer, context, {aucNote(discrimination)});
  std::string numbers;
  if (!std::isnan(discrimination.auc.value)) {
    numbers = " Area under the curve " + plainNumber(discrimination.auc.value, 3) + ".";
  }
  figure.altText = altTextOf(
      figure, "ROC curve of a model of " + outcome + " beside the diagonal line of chance",
      placeAndTime(context), numbers, answer.n);
  return figure;
}

}  // namespace candour
