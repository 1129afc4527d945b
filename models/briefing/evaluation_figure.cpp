// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/effect_rows.h"
#include "models/briefing/evaluation_figures.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/trend_words.h"
#include "models/briefing/words.h"
#include "models/disclosure/disclosure.h"

namespace candour {

namespace {

// Where chance is told by the draw itself, it has to agree.
bool found(const Evaluation& evaluation) {
  if (!(evaluation.att.p < 0.05)) return false;
  return !evaluation.randomisation.drawn || evaluation.randomisation.p < 0.05;
}

bool movedBefore(const Evaluation& evaluation) {
  return evaluation.study.preTrend.p < 0.05;
}

double smallestSeen(const Evaluation& evaluation) {
  const EvaluationPower& power = evaluation.power;
  return std::isfinite(power.achieved) ? power.achieved : power.mde;
}

std::string fewHeadline(const Evaluation& evaluation, const std::string& outcome) {
  const auto acted = static_cast<std::size_t>(evaluation.wardsActed);
  const std::string wards = countWord(acted) + (acted == 1 ? " ward" : " wards") + " acted";
  if (evaluation.randomisation.p < 0.05) {
    const std::string way = evaluation.att.estimate < 0 ? "less" : "more";
    return headlineOf({wards + ": " + outcome + " moved " + way + " there than chance would",
                       wards + ": the outcome moved " + way + " there than chance would"});
  }
  return headlineOf({wards + ": too few to tell whether " + outcome + " moved",
                     wards + ": too few to tell whether anything moved"});
}

double halfOf(const EventPoint& point) {
  return point.bandUpper - point.estimate;
}

// Points that can be drawn.
std::vector<const EventPoint*> drawn(const Evaluation& evaluation) {
  std::vector<const EventPoint*> points;
  for (const EventPoint& point : evaluation.study.points) {
    if (std::isfinite(point.estimate)) points.push_back(&point);
  }
  return points;
}

bool leavesZeroOut(const EventPoint& point) {
  return point.bandLower > 0 || point.bandUpper < 0;
}

void addPoints(const Evaluation& evaluation, Figure& figure) {
  FigureSeries band;
  band.name = "All points at once";
  band.ribbon = true;
  band.context = true;
  FigureStrip wards{"Wards", {}};
  FigureStrip asked{"Interviews", {}};
  for (const EventPoint* point : drawn(evaluation)) {
    const double x = point->event;
    figure.points.push_back({x,
                             100 * point->estimate,
                             {},
                             true,
                             !point->base && leavesZeroOut(*point),
                             std::to_string(point->event)});
    if (std::isfinite(point->lower) && !point->base) {
      figure.series[0].points.push_back(
          {x, 100 * point->estimate, 100 * point->lower, 100 * point->upper});
    }
    if (std::isfinite(halfOf(*point)) && !point->base) {
      band.points.push_back(
          {x, 100 * point->estimate, 100 * point->bandLower, 100 * point->bandUpper});
    }
    wards.values.push_back({x, plainNumber(point->wardsActed, 0)});
    asked.values.push_back({x, plainNumber(point->interviewsActed, 0)});
  }
  figure.strips = {std::move(wards), std::move(asked)};
  figure.series.push_back(std::move(band));
}

void addAxis(const Evaluation& evaluation, Figure& figure) {
  int first = 0;
  int last = 0;
  for (const EventPoint& point : evaluation.study.points) {
    first = std::min(first, point.event);
    last = std::max(last, point.event);
  }
  for (int event = first; event <= last; ++event) {
    figure.xTicks.push_back({static_cast<double>(event), (event < 0 ? std::string(kMinus) : "") +
                                                             std::to_string(std::abs(event))});
  }
  const bool leftOut = evaluation.options.actionQuarter == ActionQuarter::LeftOut;
  figure.verticals.push_back({leftOut ? 0.0 : -0.5, "Week of action", true});
  figure.references.push_back({0, {}, false});
  figure.xFrom = first - 0.5;
  figure.xTo = last + 0.5;
}

void addLegend(const Evaluation& evaluation, Figure& figure) {
  bool filled = false;
  for (const FigurePoint& point : figure.points) filled = filled || point.filled;
  if (filled) figure.legend.push_back({LegendMark::FilledDot, "Differs from 0"});
  figure.legend.push_back({LegendMark::OpenDot, filled ? "Cannot be told from 0" : "Estimate"});
  if (!std::isfinite(evaluation.study.critical)) return;
  figure.legend.push_back({LegendMark::SolidLine, "95 % interval"});
  figure.legend.push_back({LegendMark::GreyBar, "Band for all points at once"});
}

std::vector<std::string> effectRow(const std::string& name, const WardEstimate& effect,
                                   const Evaluation& evaluation) {
  return {name,
          {},
          "after",
          field(100 * effect.estimate),
          field(100 * effect.se),
          field(100 * effect.lower),
          field(100 * effect.upper),
          {},
          {},
          field(effect.p),
          std::to_string(evaluation.wardsActed),
          {},
          {},
          effect.why};
}

std::vector<std::string> bareRow(const std::string& name, double points, double p) {
  std::vector<std::string> row(evaluationHeader().size());
  row[0] = name;
  row[3] = field(points);
  row[9] = field(p);
  return row;
}

void addTable(const Evaluation& evaluation, Figure& figure) {
  figure.table = {evaluationHeader(),
                  effectRow("Effect on wards that acted", evaluation.att, evaluation)};
  figure.table.push_back(bareRow("Randomisation", kNotAvailable, evaluation.randomisation.p));
  figure.table.push_back(bareRow("Trends before", kNotAvailable, evaluation.study.preTrend.p));
  figure.table.push_back(
      bareRow("Smallest effect seen", 100 * smallestSeen(evaluation), kNotAvailable));
  for (const EventPoint& point : evaluation.study.points) {
    const bool hidden = point.why == kWithheldWhy;
    const auto count = [hidden](double n) { return hidden ? std::string() : shortest(n); };
    figure.table.push_back({"Quarter", std::to_string(point.event),
                            point.base ? "base" : (point.after ? "after" : "before"),
                            field(100 * point.estimate), field(100 * point.se),
                            field(100 * point.lower), field(100 * point.upper),
                            field(100 * point.bandLower), field(100 * point.bandUpper),
                            field(point.p), count(point.wardsActed), count(point.interviewsActed),
                            count(point.interviewsCompared), point.why});
  }
}

std::string effectNote(const Evaluation& evaluation) {
  const WardEstimate& att = evaluation.att;
  if (!std::isfinite(att.estimate)) return {};
  std::string note = "Over all quarters after: " + drawnNumber(100 * att.estimate, 1) + " points";
  if (std::isfinite(att.lower)) {
    note += " (" + drawnNumber(100 * att.lower, 1) + " to " + drawnNumber(100 * att.upper, 1) + ")";
  }
  if (std::isfinite(evaluation.randomisation.p)) {
    note += evaluation.randomisation.drawn ? "; randomisation p "
                                           : "; p as if wards had been drawn at random ";
    note += evaluation.randomisation.p < 0.001 ? "below 0.001"
                                               : plainNumber(evaluation.randomisation.p, 3);
  }
  return note + ".";
}

std::string designNote(const Evaluation& evaluation) {
  std::string note = "Design: " + evaluation.designWords + "; " +
                     plainNumber(evaluation.wardsActed, 0) + " wards that acted, " +
                     plainNumber(evaluation.wardsCompared, 0) + " compared";
  if (evaluation.adjusted) note += ", " + controlsWord(evaluation.spec) + " held equal";
  if (!evaluation.causal) note += ". A difference between wards, not proof of cause";
  return note + ".";
}

std::string trendNote(const Evaluation& evaluation) {
  const PreTrend& test = evaluation.study.preTrend;
  if (test.points == 0) return "Fewer than two quarters before: nothing is known of earlier paths.";
  if (test.p < 0.05) {
    return "Wards that acted were on another path before: what follows may be the same path.";
  }
  if (!std::isfinite(test.bias)) return {};
  return "No other path was found before; one that would move the result by " +
         drawnNumber(100 * test.bias, 1) + " points would have been found in 80 of 100 surveys.";
}

std::string altNumbers(const Evaluation& evaluation) {
  const WardEstimate& att = evaluation.att;
  const auto number = [](double value) { return plainNumber(100 * value, 1); };
  if (!std::isfinite(att.estimate)) return {};
  std::string text = " Over all quarters after: " + number(att.estimate) + " points";
  if (std::isfinite(att.lower)) text += " (" + number(att.lower) + " to " + number(att.upper) + ")";
  text += ".";
  const EventPoint* last = nullptr;
  for (const EventPoint* point : drawn(evaluation)) last = point->after ? point : last;
  if (last != nullptr) {
    text += " Quarter " + std::to_string(last->event) + " after: " + number(last->estimate);
    if (std::isfinite(last->bandLower)) {
      text += " (band " + number(last->bandLower) + " to " + number(last->bandUpper) + ")";
    }
    text += ".";
  }
  if (std::isfinite(smallestSeen(evaluation))) {
    text += " Smallest effect seen in 80 of 100 surveys: " + number(smallestSeen(evaluation)) + ".";
  }
  return text;
}

}  // namespace

std::string evaluationHeadline(const Evaluation& evaluation, const FigureContext& context) {
  const std::string outcome = outcomeWord(context);
  if (!std::isfinite(evaluation.att.estimate)) return "No effect can be given";
  if (!std::isfinite(evaluation.att.p)) return fewHeadline(evaluation, outcome);
  if (movedBefore(evaluation) && !evaluation.causal) {
    return headlineOf({"Wards that acted were on another path before: no effect can be told"});
  }
  const std::string size = pointsText(evaluation.att.estimate);
  const bool up = evaluation.att.estimate > 0;
  if (!found(evaluation)) {
    const std::string unseen = pointsText(smallestSeen(evaluation));
    return headlineOf(
        {"No effect on " + outcome + " can be told; below " + unseen + " few would be seen",
         "No effect can be told; below " + unseen + " few would be seen"});
  }
  if (evaluation.causal) {
    const std::string did = up ? " raised " : " lowered ";
    return headlineOf({"Weeks of action" + did + outcome + " by " + size,
                       "Weeks of action" + did + "the outcome by " + size});
  }
  const std::string went = up ? " gained " + size + " on" : " lost " + size + " against";
  return headlineOf({capitalised(outcome) + " in wards that acted" + went + " wards compared",
                     "Wards that acted" + went + " wards compared"});
}

Figure evaluationFigure(const Evaluation& evaluation, const FigureContext& context) {
  Figure figure;
  figure.kind = FigureKind::EventStudy;
  figure.simulated = evaluation.simulated;
  figure.headline = evaluationHeadline(evaluation, context);
  figure.subtitle = withPlace(
      "Change in the " + context.measure +
          " since the quarter before the week of action, less that in wards compared, percentage "
          "points",
      context, evaluation.simulated);
  figure.valueAxis = "Percentage points";
  figure.categoryAxis = "Quarters from the week of action";
  figure.series.resize(1);
  figure.series[0].name = "Each quarter";
  figure.series[0].marks = true;
  addPoints(evaluation, figure);
  addAxis(evaluation, figure);
  addLegend(evaluation, figure);
  addTable(evaluation, figure);
  const bool weighted = !evaluation.spec.design.weight.empty();
  std::string seen;
  if (std::isfinite(smallestSeen(evaluation))) {
    seen = "Smallest effect seen in 80 of 100 surveys: " +
           drawnNumber(100 * smallestSeen(evaluation), 1) + " points.";
  }
  figure.footer =
      footerOf({questionNote(context), effectNote(evaluation), seen, designNote(evaluation),
                trendNote(evaluation),
                baseNote(evaluation.n, evaluation.nEffective, weighted) + " " + intervalNote(0),
                sourceNote(context, evaluation.source, evaluation.simulated)});
  figure.altText =
      altTextOf(figure,
                "Event study with 95 % intervals and a simultaneous band showing the "
                "change in the " +
                    context.measure + " in wards that acted less that in wards compared",
                placeAndTime(context), altNumbers(evaluation), evaluation.n);
  return figure;
}

}  // namespace candour
