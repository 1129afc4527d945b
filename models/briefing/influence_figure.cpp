// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/diagnostics_parts.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

double furthestMove(const InfluenceRange& range) {
  return std::max(range.highest - range.estimate, range.estimate - range.lowest);
}

// Of each driver the effect that goes furthest, largest effect first.
std::vector<InfluenceRange> drawnRanges(const Influence& influence) {
  std::vector<InfluenceRange> drawn;
  for (const InfluenceRange& range : influence.ranges) {
    const auto same = std::find_if(drawn.begin(), drawn.end(),
                                   [&](const auto& other) { return other.driver == range.driver; });
    if (same == drawn.end()) {
      drawn.push_back(range);
    } else if (furthestMove(range) > furthestMove(*same)) {
      *same = range;
    }
  }
  std::stable_sort(drawn.begin(), drawn.end(), [](const auto& a, const auto& b) {
    return std::abs(a.estimate) > std::abs(b.estimate);
  });
  return drawn;
}

std::string unitWord(const Influence& influence) {
  return influence.rows ? "respondent" : "sampling unit";
}

std::string headlineOfInfluence(const Influence& influence,
                                const std::vector<InfluenceRange>& drawn) {
  if (drawn.empty()) return noFigureHeadline("The influence of sampling units");
  double reach = 0;
  for (const InfluenceRange& range : drawn) reach = std::max(reach, furthestMove(range));
  return headlineOf({"No single " + unitWord(influence) +
                     " moves any driver\xE2\x80\x99s effect by more than " +
                     drawnNumber(std::ceil(1000 * reach) / 10, 1) + " points"});
}

std::string stepNote(const Influence& influence) {
  if (!influence.why.empty()) return "Not shown: " + influence.why + ".";
  return "Bars run from the lowest to the highest effect when any one of " +
         grouped(static_cast<long long>(influence.units)) + " " + unitWord(influence) +
         "s is left out (one step of the fit). They are no intervals: those are wider.";
}

}  // namespace

Figure influenceFigure(const Diagnostics& answer, const FigureContext& context) {
  const Influence& influence = answer.influence;
  const std::vector<InfluenceRange> drawn = drawnRanges(influence);
  Figure figure;
  figure.kind = FigureKind::DriverEffects;
  figure.simulated = answer.simulated;
  figure.headline = headlineOfInfluence(influence, drawn);
  figure.subtitle = withPlace("Difference in the " + context.measure +
                                  ", percentage points, and its range when any one " +
                                  unitWord(influence) + " is left out",
                              context, answer.simulated);
  figure.valueAxis = "Percentage points";
  figure.references.push_back({0, {}, false});
  figure.table = {influenceHeader()};
  for (const InfluenceRange& range : drawn) {
    FigureRow row;
    row.label = contrastLabel(range.driver, range.level, range.contrast);
    row.value = 100 * range.estimate;
    row.lower = 100 * range.lowest;
    row.upper = 100 * range.highest;
    row.valueText = drawnNumber(row.value, 1);
    figure.table.push_back({range.driver, range.variable, range.level, range.contrast,
                            field(row.value), field(*row.lower), field(*row.upper)});
    figure.rows.push_back(std::move(row));
  }
  figure.footer =
      diagnosticNotes(answer, context,
                      {stepNote(influence),
                       drawn.size() < influence.ranges.size()
                           ? "Of a driver with several answers or questions the effect that "
                             "moves most is drawn."
                           : "",
                       "Associated with " + outcomeWord(context) + ", not proof of cause."});
  figure.altText = altTextOf(figure,
                             "Dot chart showing each driver\xE2\x80\x99s effect on the " +
                                 context.measure + " and its range when any one " +
                                 unitWord(influence) + " is left out, in percentage points",
                             placeAndTime(context), altExtremes(figure), answer.n);
  return figure;
}

}  // namespace candour
