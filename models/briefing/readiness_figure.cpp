// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/text.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/evaluation_figures.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/trend_words.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

// Wards run along a logarithm: from five to half of a large force.
double placeOf(int wards) {
  return std::log2(static_cast<double>(wards));
}

std::string quartersText(int quarters) {
  if (quarters == 1) return "One quarter";
  if (quarters == 4) return "One year";
  if (quarters == 8) return "Two years";
  return plainNumber(quarters, 0) + " quarters";
}

std::string eachSide(const ReadinessOptions& options) {
  if (options.quartersBefore == options.quartersAfter) {
    const std::string text = midSentence(quartersText(options.quartersBefore));
    return text + " each side";
  }
  return plainNumber(options.quartersBefore, 0) + " quarters before, " +
         plainNumber(options.quartersAfter, 0) + " after";
}

std::string headlineFor(const Readiness& readiness) {
  const std::string wards = plainNumber(readiness.wards, 0) +
                            (readiness.wards == 1 ? " ward, " : " wards, ") +
                            eachSide(readiness.options);
  if (!(readiness.mde < 1)) return headlineOf({wards + ": no change could be seen"});
  const std::string size = pointsText(readiness.mde);
  return headlineOf({wards + ": changes below " + size + " would mostly go unseen",
                     "Changes below " + size + " would mostly go unseen"});
}

void addLines(const Readiness& readiness, Figure& figure) {
  std::map<int, FigureSeries> lines;
  for (const DetectablePoint& point : readiness.byWards) {
    if (!(point.effect < 1)) continue;
    FigureSeries& line = lines[point.quarters];
    line.points.push_back({placeOf(point.wards), 100 * point.effect, {}, {}});
    line.marks = true;
    line.name = quartersText(point.quarters);
    line.label = line.name;
  }
  for (auto& [quarters, line] : lines) {
    line.style = quarters == 1   ? LineStyle::Dotted
                 : quarters == 4 ? LineStyle::Solid
                                 : LineStyle::Dashed;
    figure.series.push_back(std::move(line));
  }
}

void addAxis(const Readiness& readiness, Figure& figure) {
  double last = -1;
  for (const DetectablePoint& point : readiness.byWards) {
    const double place = placeOf(point.wards);
    if (point.quarters != readiness.byWards.front().quarters) continue;
    // Numbers that would stand on each other: the plan's own is at its vertical.
    if (point.wards == readiness.wards && place - last < 0.4) continue;
    figure.xTicks.push_back({place, plainNumber(point.wards, 0)});
    last = place;
  }
  const std::string plan = readiness.mde < 1 ? ": " + drawnNumber(100 * readiness.mde, 1) : "";
  figure.verticals.push_back({placeOf(readiness.wards),
                              "This plan, " + plainNumber(readiness.wards, 0) + " wards" + plan,
                              true});
}

void addTable(const Readiness& readiness, Figure& figure) {
  figure.table = {readinessHeader()};
  figure.table.push_back({"Plan", std::to_string(readiness.wards),
                          std::to_string(readiness.options.quartersAfter),
                          field(100 * readiness.mde), eachSide(readiness.options)});
  figure.table.push_back({"Wanted",
                          {},
                          {},
                          field(100 * readiness.options.effect),
                          "power " + fixed(100 * readiness.power, 0) + " %"});
  for (const DetectablePoint& point : readiness.byWards) {
    figure.table.push_back({"Other plans", std::to_string(point.wards),
                            std::to_string(point.quarters), field(100 * point.effect),
                            point.effect < 1 ? "" : "more than a share can change"});
  }
}

std::string boostNote(const Readiness& readiness) {
  const std::string wanted = drawnNumber(100 * readiness.options.effect, 1) + " points";
  if (!readiness.why.empty()) {
    return "For " + wanted + " no boost is enough: " + readiness.why + ".";
  }
  if (readiness.extra == 0) return "The plan sees " + wanted + " in 80 of 100 surveys or more.";
  return "To see " + wanted + ": " + drawnNumber(readiness.extra, 1) +
         " more interviews a quarter in each ward that acts, beside the " +
         drawnNumber(readiness.needed - readiness.extra, 1) + " there are.";
}

std::string planNote(const Readiness& readiness) {
  return "Seen: in 80 of 100 surveys, two-sided test at 5" + std::string(kNoBreak) +
         "%. From this survey: share " + drawnNumber(100 * readiness.input.share, 0) +
         std::string(kNoBreak) + "%, design effect of changes " +
         drawnNumber(readiness.input.designEffect, 2) + ", " +
         drawnNumber(readiness.survey.interviewsAWard, 1) +
         " interviews a ward a quarter; all other wards compared.";
}

}  // namespace

Figure readinessFigure(const Readiness& readiness, const FigureContext& context) {
  Figure figure;
  figure.kind = FigureKind::Trend;
  figure.simulated = readiness.simulated;
  figure.zeroBased = true;
  figure.headline = headlineFor(readiness);
  figure.subtitle = withPlace("Smallest change in the " + context.measure +
                                  " that would be seen, percentage points, by wards that act and "
                                  "interviews each side",
                              context, readiness.simulated);
  figure.valueAxis = "Percentage points";
  figure.categoryAxis = "Wards that act";
  addLines(readiness, figure);
  addAxis(readiness, figure);
  figure.references.push_back({100 * readiness.options.effect, "Wanted", true});
  addTable(readiness, figure);
  const bool weighted = !readiness.spec.design.weight.empty();
  figure.footer = footerOf({questionNote(context), planNote(readiness), boostNote(readiness),
                            baseNote(readiness.n, readiness.nEffective, weighted),
                            sourceNote(context, readiness.source, readiness.simulated)});
  std::string numbers;
  if (readiness.mde < 1) {
    numbers = " This plan: " + plainNumber(100 * readiness.mde, 1) + " points.";
  }
  figure.altText =
      altTextOf(figure,
                "Line chart showing the smallest change in the " + context.measure +
                    " that would be seen, by wards that act, for a quarter, a year and "
                    "two years of interviews each side",
                placeAndTime(context), numbers, readiness.n);
  return figure;
}

}  // namespace candour
