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

const CalibrationGroup* furthestFrom(const Calibration& calibration) {
  const auto gap = [](const CalibrationGroup& g) {
    return std::abs(g.observed.value - g.predicted);
  };
  const auto at = std::max_element(calibration.groups.begin(), calibration.groups.end(),
                                   [&](const auto& a, const auto& b) { return gap(a) < gap(b); });
  return at == calibration.groups.end() ? nullptr : &*at;
}

std::string headlineOfCalibration(const Calibration& calibration) {
  const CalibrationGroup* group = furthestFrom(calibration);
  if (group == nullptr) return noFigureHeadline("Predicted and observed shares");
  const std::string gap =
      drawnNumber(100 * std::abs(group->observed.value - group->predicted), 1) + " points";
  if (std::isnan(calibration.goodness.p)) {
    return headlineOf({"Predicted and observed shares are at most " + gap + " apart"});
  }
  if (calibration.goodness.p >= 0.05) {
    return headlineOf({"Predictions agree with what people said, but for chance"});
  }
  return headlineOf({"Predictions miss what people said by up to " + gap});
}

std::optional<double> bound(double share) {
  if (std::isnan(share)) return {};
  return 100 * share;
}

void addGroups(const Calibration& calibration, Figure& figure) {
  FigureSeries series;
  series.name = "Tenths of the people";
  series.marks = true;
  series.ribbon = true;
  for (const CalibrationGroup& group : calibration.groups) {
    series.points.push_back({100 * group.predicted, 100 * group.observed.value,
                             bound(group.observed.lower), bound(group.observed.upper), true});
    figure.table.push_back({"group", field(100 * group.predicted),
                            field(100 * group.observed.value), field(100 * group.observed.lower),
                            field(100 * group.observed.upper)});
  }
  figure.series.push_back(std::move(series));
}

void addSmooth(const Calibration& calibration, Figure& figure) {
  if (calibration.curve.empty()) return;
  FigureSeries series;
  series.name = "Smoothed";
  series.context = true;
  for (const CalibrationPoint& point : calibration.curve) {
    series.points.push_back({100 * point.predicted, 100 * point.observed, {}, {}});
    figure.table.push_back({"curve", field(100 * point.predicted), field(100 * point.observed),
                            field(100 * point.lower), field(100 * point.upper)});
  }
  figure.series.push_back(std::move(series));
}

// The line on which both agree, over what is drawn.
void addAgreement(Figure& figure) {
  double low = 100, high = 0;
  for (const FigureSeries& series : figure.series) {
    for (const SeriesPoint& point : series.points) {
      low = std::min({low, point.x, point.y});
      high = std::max({high, point.x, point.y});
    }
  }
  if (!(high > low)) return;
  FigureSeries line;
  line.name = "Agreement";
  line.style = LineStyle::Dashed;
  line.context = true;
  line.points = {{low, low, {}, {}}, {high, high, {}, {}}};
  figure.series.push_back(std::move(line));
  const double step = high - low > 45 ? 20 : high - low > 20 ? 10 : high - low > 8 ? 5 : 1;
  for (double at = std::ceil(low / step) * step; at <= high; at += step) {
    figure.xTicks.push_back({at, percentText(at)});
  }
}

std::string slopeNote(const Calibration& calibration) {
  if (std::isnan(calibration.slope.value)) return {};
  return "In people not in the fit (" + std::to_string(calibration.folds) +
         " parts of the sample, each predicted by the others): slope " +
         drawnNumber(calibration.slope.value, 2) + " (1: neither exaggerated nor shy), intercept " +
         drawnNumber(calibration.intercept.value, 2) + " (0: right on average).";
}

std::string goodnessNote(const DiagnosticTest& test) {
  if (!test.why.empty())
    return "Archer and Lemeshow\xE2\x80\x99s test: not available, " + test.why + ".";
  return "Archer and Lemeshow\xE2\x80\x99s test of the gaps: F " + drawnNumber(test.statistic, 2) +
         " on " + drawnNumber(test.df1, 0) + " and " + drawnNumber(test.df2, 0) + " df, p " +
         (test.p < 0.001 ? "< 0.001" : drawnNumber(test.p, 3)) + ".";
}

std::string tenthsInWords(const Calibration& calibration) {
  if (calibration.groups.empty()) return {};
  const auto inWords = [](const CalibrationGroup& group) {
    return plainNumber(100 * group.predicted, 1) + " % predicted, " +
           plainNumber(100 * group.observed.value, 1) + " % observed";
  };
  return " Lowest tenth: " + inWords(calibration.groups.front()) +
         "; highest: " + inWords(calibration.groups.back()) + ".";
}

}  // namespace

Figure calibrationFigure(const Diagnostics& answer, const FigureContext& context) {
  const Calibration& calibration = answer.calibration;
  Figure figure;
  figure.kind = FigureKind::Trend;
  figure.simulated = answer.simulated;
  figure.percent = true;
  figure.headline = headlineOfCalibration(calibration);
  figure.subtitle = withPlace("Observed " + context.measure +
                                  " by what the model predicts, tenths "
                                  "of the people, 95" +
                                  std::string(kNoBreak) + "% intervals",
                              context, answer.simulated);
  figure.valueAxis = "Observed, per cent";
  figure.categoryAxis = "Predicted, per cent";
  figure.table = {calibrationHeader()};
  addGroups(calibration, figure);
  addSmooth(calibration, figure);
  addAgreement(figure);
  figure.legend = {{LegendMark::FilledDot, "A tenth of the people"},
                   {LegendMark::GreyLine, "Smoothed"},
                   {LegendMark::DashedLine, "Predicted and observed agree"}};
  figure.footer = diagnosticNotes(
      answer, context,
      {answer.why.empty() ? goodnessNote(calibration.goodness) : "Not shown: " + answer.why + ".",
       slopeNote(calibration)});
  figure.altText = altTextOf(figure,
                             "Chart of the observed " + context.measure +
                                 " in tenths of the people beside what the model predicts, with "
                                 "95 % intervals",
                             placeAndTime(context), tenthsInWords(calibration), answer.n);
  return figure;
}

}  // namespace candour
