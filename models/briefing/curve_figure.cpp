// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "models/briefing/effect_rows.h"
#include "models/briefing/figures.h"
#include "models/briefing/footer.h"
#include "models/briefing/table_headers.h"
#include "models/briefing/words.h"

namespace candour {

namespace {

using Point = DriverCurve::Point;

bool isKnown(const Point& point) {
  return std::isfinite(point.estimate) && std::isfinite(point.lower) && std::isfinite(point.upper);
}

std::vector<Point> knownPoints(const DriverCurve& curve) {
  std::vector<Point> points = curve.points;
  std::erase_if(points, [](const Point& point) { return !isKnown(point); });
  return points;
}

bool apart(const Point& a, const Point& b) {
  return a.upper < b.lower || b.upper < a.lower;
}

// Highest and lowest of several answers are chosen for being so: their distance must pass
// Bonferroni over all pairs too. `half` is the part of each interval that faces the other.
bool apartOfMany(const Point& low, const Point& high, std::size_t answers) {
  const double half = std::hypot(low.upper - low.estimate, high.estimate - high.lower);
  const double pairs = static_cast<double>(answers * (answers - 1)) / 2;
  const boost::math::normal normal;
  const double wider = quantile(normal, 1 - 0.025 / pairs) / quantile(normal, 0.975);
  return apart(low, high) && high.estimate - low.estimate > wider * half;
}

// A driver named by its question loses the question mark inside a sentence.
std::string driverWord(const DriverCurve& curve) {
  std::string name = midSentence(curve.driver);
  if (name.ends_with('?')) name.pop_back();
  return name;
}

std::string range(double from, double to) {
  return "from " + percentText(100 * from) + " to " + percentText(100 * to);
}

std::string headlineFor(const std::vector<Point>& points, const DriverCurve& curve,
                        const std::string& outcome) {
  const std::string driver = driverWord(curve);
  const std::string nothing = curve.continuous ? "change" : "difference";
  const auto flat = [&] {
    return headlineOf({"No clear " + nothing + " in " + outcome + " along " + driver,
                       "No clear " + nothing + " in " + outcome + " along this driver",
                       "No clear " + nothing + " along this driver"});
  };
  if (points.size() < 2) return flat();
  const auto less = [](const Point& a, const Point& b) { return a.estimate < b.estimate; };
  const auto [low, high] = std::minmax_element(points.begin(), points.end(), less);
  const Point& from = curve.continuous ? points.front() : *low;
  const Point& to = curve.continuous ? points.back() : *high;
  const bool clear = curve.continuous ? apart(from, to) : apartOfMany(from, to, points.size());
  if (!clear) return flat();
  const bool rises = to.estimate > from.estimate;
  const std::string verb = !curve.continuous ? " runs " : rises ? " rises " : " falls ";
  const std::string with = curve.continuous ? " with " : " across ";
  const std::string change = verb + range(from.estimate, to.estimate);
  return headlineOf({"Predicted " + outcome + change + with + driver,
                     "Predicted " + outcome + change + with + "this driver",
                     "The predicted share" + change});
}

void addCurve(const std::vector<Point>& points, const DriverCurve& curve, Figure& figure) {
  for (const Point& p : points) {
    figure.curve.push_back({p.value, p.level, 100 * p.estimate, 100 * p.lower, 100 * p.upper});
    figure.table.push_back({field(p.value), field(100 * p.estimate), field(100 * p.lower),
                            field(100 * p.upper), field(p.share)});
  }
  figure.histogram = curve.histogram;
  figure.xFrom = points.empty() ? 0 : points.front().value;
  figure.xTo = points.empty() ? 1 : points.back().value;
  if (!curve.histogram.empty() && curve.histogramFrom < curve.histogramTo) {
    figure.xFrom = std::min(figure.xFrom, curve.histogramFrom);
    figure.xTo = std::max(figure.xTo, curve.histogramTo);
    figure.histogramFrom = curve.histogramFrom;
    figure.histogramTo = curve.histogramTo;
    figure.legend = {{LegendMark::GreyBar, "How people are spread along the driver"}};
  }
}

void addLevels(const std::vector<Point>& points, Figure& figure) {
  for (const Point& p : points) {
    FigureRow row;
    row.label = p.level;
    row.value = 100 * p.estimate;
    row.lower = 100 * p.lower;
    row.upper = 100 * p.upper;
    row.valueText = percentText(row.value);
    figure.table.push_back(
        {p.level, field(row.value), field(*row.lower), field(*row.upper), field(p.share)});
    figure.rows.push_back(std::move(row));
  }
}

bool isScale(const DriverCurve& curve) {
  return std::any_of(curve.spec.drivers.begin(), curve.spec.drivers.end(), [&](const auto& d) {
    return d.name == curve.driver && d.as == TermKind::Scale;
  });
}

std::string altNumbers(const std::vector<Point>& points, const Figure& figure) {
  if (!figure.continuous) return altExtremes(figure, {0, " %"});
  if (points.empty()) return {};
  const auto at = [](const Point& p) {
    return plainNumber(100 * p.estimate, 0) + " % (" + plainNumber(100 * p.lower, 0) + " to " +
           plainNumber(100 * p.upper, 0) + ") at " + plainNumber(p.value, 2);
  };
  return " " + at(points.front()) + ", " + at(points.back()) + ".";
}

}  // namespace

Figure curveFigure(const DriverCurve& curve, const FigureContext& context) {
  const std::string outcome = outcomeWord(context);
  const std::vector<Point> points = knownPoints(curve);
  Figure figure;
  figure.kind = FigureKind::Curve;
  figure.simulated = curve.simulated;
  figure.continuous = curve.continuous;
  figure.percent = true;
  figure.headline = curve.status == FitStatus::NotConverged ? kNotSettledHeadline
                                                            : headlineFor(points, curve, outcome);
  figure.subtitle =
      withPlace("Predicted " + context.measure + " by " + driverWord(curve) + ", per cent, 95" +
                    std::string(kNoBreak) + "% intervals; everything else as it is",
                context, curve.simulated);
  figure.valueAxis = "Predicted " + context.measure;
  figure.categoryAxis =
      curve.driver + (isScale(curve) ? " (scale from 0, lowest, to 1, highest)" : "");
  figure.table = {curve.continuous ? curveHeader() : levelsHeader()};
  if (curve.continuous) {
    addCurve(points, curve, figure);
  } else {
    addLevels(points, figure);
  }
  if (std::isfinite(curve.overall)) {
    figure.references.push_back({100 * curve.overall, "All " + percentText(100 * curve.overall)});
  }
  const bool weighted = !curve.spec.design.weight.empty();
  figure.footer = footerOf({questionNote(context),
                            "Averages of model predictions; associated, not proof of cause.",
                            familyNote(curve.spec),
                            baseNote(curve.n, curve.nEffective, weighted) + " " + intervalNote(0),
                            sourceNote(context, curve.source, curve.simulated)});
  figure.altText = altTextOf(figure,
                             std::string(curve.continuous ? "Line chart" : "Dot chart") +
                                 " with 95 % intervals showing the predicted " + context.measure +
                                 " by " + driverWord(curve),
                             placeAndTime(context), altNumbers(points, figure), curve.n);
  return figure;
}

}  // namespace candour
