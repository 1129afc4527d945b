// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "models/briefing/diagnostics_parts.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

// Of each driver the effect that the weights move most, largest effect first.
std::vector<WeightedPair> drawnPairs(const WeightComparison& weights) {
  std::vector<WeightedPair> drawn;
  for (const WeightedPair& pair : weights.effects) {
    if (pair.control) continue;
    const auto same = std::find_if(drawn.begin(), drawn.end(),
                                   [&](const auto& other) { return other.driver == pair.driver; });
    if (same == drawn.end()) {
      drawn.push_back(pair);
    } else if (std::abs(pair.difference.value) > std::abs(same->difference.value)) {
      *same = pair;
    }
  }
  std::stable_sort(drawn.begin(), drawn.end(), [](const auto& a, const auto& b) {
    return std::abs(a.weighted.value) > std::abs(b.weighted.value);
  });
  return drawn;
}

std::string headlineOfWeights(const WeightComparison& weights,
                              const std::vector<WeightedPair>& drawn) {
  if (drawn.empty()) return noFigureHeadline("The model without weights");
  const auto most = std::max_element(drawn.begin(), drawn.end(), [](const auto& a, const auto& b) {
    return std::abs(a.difference.value) < std::abs(b.difference.value);
  });
  const std::string gap = drawnNumber(100 * std::abs(most->difference.value), 1) + " points";
  if (weights.interactions.p < 0.05) {
    return headlineOf({"Weights change effects by more than chance, " + most->driver + " by " + gap,
                       "Weights change effects by more than chance, by up to " + gap});
  }
  return headlineOf({"Weights move no driver\xE2\x80\x99s effect by more than " + gap});
}

std::optional<double> percentBound(double share) {
  if (std::isnan(share)) return {};
  return 100 * share;
}

std::string testNoteOf(const WeightComparison& weights) {
  if (!weights.why.empty()) return "Not shown: " + weights.why + ".";
  const DiagnosticTest& test = weights.interactions;
  if (!test.why.empty())
    return "Test of the weights (DuMouchel and Duncan): not available, " + test.why + ".";
  return "Test of the weights (DuMouchel and Duncan): F " + drawnNumber(test.statistic, 2) +
         " on " + drawnNumber(test.df1, 0) + " and " + drawnNumber(test.df2, 0) + " df, p " +
         (test.p < 0.001 ? "< 0.001" : drawnNumber(test.p, 3)) +
         ". A large difference says that the model leaves something out.";
}

}  // namespace

Figure weightsFigure(const Diagnostics& answer, const FigureContext& context) {
  const std::vector<WeightedPair> drawn = drawnPairs(answer.weights);
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = answer.simulated;
  figure.headline = headlineOfWeights(answer.weights, drawn);
  figure.subtitle = withPlace("Difference in the " + context.measure +
                                  " with and without weights, percentage points, 95" +
                                  std::string(kNoBreak) + "% intervals" + heldEqual(answer.spec),
                              context, answer.simulated);
  figure.valueAxis = "Percentage points";
  figure.references.push_back({0, {}, false});
  figure.table = {weightsHeader()};
  for (const WeightedPair& pair : drawn) {
    FigureRow row;
    row.label = contrastLabel(pair.driver, pair.level, pair.contrast);
    row.value = 100 * pair.weighted.value;
    row.lower = percentBound(pair.weighted.lower);
    row.upper = percentBound(pair.weighted.upper);
    row.valueText = drawnNumber(row.value, 1);
    row.second = 100 * pair.unweighted.value;
    figure.table.push_back({pair.driver, pair.variable, pair.level, pair.contrast, field(row.value),
                            field(100 * pair.weighted.lower), field(100 * pair.weighted.upper),
                            field(*row.second), field(100 * pair.difference.value),
                            field(100 * pair.difference.lower), field(100 * pair.difference.upper),
                            field(pair.pHolm)});
    figure.rows.push_back(std::move(row));
  }
  if (!drawn.empty()) {
    figure.legend = {{LegendMark::FilledDot, "With weights"},
                     {LegendMark::OpenDiamond, "Without weights"}};
  }
  figure.footer = diagnosticNotes(
      answer, context,
      {testNoteOf(answer.weights), "Associated with " + outcomeWord(context) +
                                       ", not proof of cause. " + intervalNote(answer.df)});
  figure.altText =
      altTextOf(figure,
                "Dot chart showing each driver\xE2\x80\x99s effect on the " + context.measure +
                    " with weights, with 95 % intervals, and without weights, in "
                    "percentage points",
                placeAndTime(context), altExtremes(figure), answer.n);
  return figure;
}

}  // namespace candour
