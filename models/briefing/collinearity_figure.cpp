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

std::vector<Inflation> drawnInflations(const Collinearity& collinearity) {
  std::vector<Inflation> drawn = collinearity.inflations;
  std::erase_if(drawn, [](const Inflation& each) { return std::isnan(each.factor); });
  std::stable_sort(drawn.begin(), drawn.end(),
                   [](const auto& a, const auto& b) { return a.factor > b.factor; });
  return drawn;
}

std::string headlineOfOverlap(const std::vector<Inflation>& drawn) {
  if (drawn.empty()) return noFigureHeadline("How drivers go together");
  const Inflation& first = drawn.front();
  const std::string times = drawnNumber(first.factor, 2) + " times";
  if (first.factor < 1.05) return headlineOf({"Drivers hardly go together: each stands alone"});
  return headlineOf(
      {first.driver + " goes with the others most: its interval is " + times + " as long",
       "Going together makes intervals at most " + times + " as long"});
}

std::string pairNote(const Collinearity& collinearity) {
  if (collinearity.pairs.empty()) return {};
  const DriverPair& pair = collinearity.pairs.front();
  return "Strongest correlation of two drivers: " + pair.first + " and " + pair.second + ", " +
         drawnNumber(pair.correlation, 2) + ".";
}

std::string indexNote(const Collinearity& collinearity) {
  if (collinearity.dimensions.empty()) return {};
  return "Largest condition index " + drawnNumber(collinearity.dimensions.front().index, 1) +
         " (10: look, 30: act).";
}

}  // namespace

Figure collinearityFigure(const Diagnostics& answer, const FigureContext& context) {
  const std::vector<Inflation> drawn = drawnInflations(answer.collinearity);
  Figure figure;
  figure.kind = FigureKind::Scenario;
  figure.simulated = answer.simulated;
  figure.zeroBased = true;
  figure.headline = headlineOfOverlap(drawn);
  figure.subtitle =
      withPlace("How many times as long each interval is because drivers and controls go together",
                context, answer.simulated);
  figure.valueAxis = "Times as long as alone";
  figure.table = {collinearityHeader()};
  bool controls = false;
  for (const Inflation& inflation : drawn) {
    FigureRow row;
    row.label = inflation.driver;
    row.value = inflation.factor;
    row.valueText = drawnNumber(inflation.factor, 2);
    row.emphasised = !inflation.control;
    controls = controls || inflation.control;
    figure.table.push_back({inflation.driver, inflation.control ? "control" : "driver",
                            std::to_string(inflation.terms), field(inflation.gvif),
                            field(inflation.factor)});
    figure.rows.push_back(std::move(row));
  }
  if (!drawn.empty()) figure.references.push_back({1, "Alone", true});
  if (controls) {
    figure.legend = {{LegendMark::SolidBar, "Drivers"}, {LegendMark::GreyBar, "Controls"}};
  }
  figure.footer = diagnosticNotes(
      answer, context,
      {"Generalised variance inflation (Fox and Monette), weighted, to the power of 1 / (2 terms): "
       "2.2 and more: look; 3.2 and more: act.",
       pairNote(answer.collinearity), indexNote(answer.collinearity)});
  figure.altText = altTextOf(
      figure, "Bar chart showing how many times as long the interval of each driver and control is",
      placeAndTime(context), altExtremes(figure, {2, ""}), answer.n);
  return figure;
}

}  // namespace candour
