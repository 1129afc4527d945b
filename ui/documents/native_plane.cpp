// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/native_plane.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/plane.h"
#include "ui/charts/text_measure.h"

namespace candour {

namespace {

constexpr int kText = 14;
constexpr int kSmallText = 12;
constexpr double kWidestEnds = 0.24;  // of the frame
constexpr double kWidestHead = 0.26;
constexpr double kLeastPlot = 200;

double widest(const QStringList& lines, int size, bool bold) {
  double width = 0;
  for (const QString& line : lines) width = std::max(width, TextMeasure().width(line, size, bold));
  return width;
}

QStringList wrapped(const std::string& text, int size, bool bold, double room) {
  if (text.empty()) return {};
  return TextMeasure().wrap(QString::fromStdString(text), size, bold, room);
}

double tickWidth(const ChartSpec& spec) {
  double width = 0;
  for (std::size_t i = 0; i < spec.y.axis.ticks.size(); ++i) {
    width =
        std::max(width, TextMeasure().width(spec.y.axis.tickText(i, spec.y.percent), spec.text));
  }
  return width;
}

// Each name below the axis in up to three lines.
struct TickNames {
  std::vector<std::pair<std::size_t, QStringList>> shown;
  qsizetype lines = 1;
};

// Every `stride`-th name counted back from the last, as many as fit.
TickNames namesFor(const std::vector<AxisTick>& names, const Axis& x, double width, int text) {
  TickNames best;
  if (names.empty()) return best;
  double least = x.to - x.from;
  for (std::size_t i = 1; i < names.size(); ++i) {
    least = std::min(least, std::abs(names[i].at - names[i - 1].at));
  }
  const double pitch = width * least / (x.to - x.from);
  for (std::size_t stride = 1; stride <= names.size(); ++stride) {
    const double room = std::max(30.0, pitch * static_cast<double>(stride) - 0.6 * text);
    best = {};
    bool fits = true;
    for (std::size_t i = (names.size() - 1) % stride; i < names.size(); i += stride) {
      QStringList lines = wrapped(names[i].label, text, false, room);
      const QStringList words = QString::fromStdString(names[i].label).split(u' ');
      fits = fits && lines.size() <= 3 && widest(words, text, false) <= room;
      best.lines = std::max(best.lines, lines.size());
      best.shown.emplace_back(i, lines);
    }
    if (fits) break;
  }
  return best;
}

// Labels of verticals one below the other where they would meet; returns the height of all.
double placeHeads(const PlaneChart& chart, const Figure& figure, double plotLeft, double plotWidth,
                  std::vector<PointLabel>& heads) {
  const Axis& x = chart.spec.x.axis;
  const int text = chart.spec.text;
  const double line = lineHeight(text);
  std::vector<QRectF> taken;
  double height = 0;
  for (const ReferenceLine& vertical : figure.verticals) {
    PointLabel label;
    label.lines = wrapped(vertical.label, text, false, kWidestHead * chart.spec.size.width());
    const QSizeF size(widest(label.lines, text, false) + 10,
                      static_cast<double>(label.lines.size()) * line);
    const double at = plotLeft + plotWidth * (vertical.value - x.from) / (x.to - x.from);
    const bool right = at + size.width() <= chart.spec.size.width();
    QRectF box(QPointF(right ? at : at - size.width(), 0), size);
    for (const QRectF& other : taken) {
      if (box.intersects(other)) box.moveTop(std::max(box.top(), other.bottom() + 1));
    }
    taken.push_back(box);
    label.side = right ? LabelSide::Right : LabelSide::Left;
    label.moved = QPointF(0, box.center().y());
    height = std::max(height, box.bottom());
    heads.push_back(label);
  }
  return height > 0 ? height + 4 : 0;
}

}  // namespace

std::vector<EndWords> referenceEnds(const Figure& figure) {
  std::vector<EndWords> ends;
  for (const ReferenceLine& line : figure.references) {
    if (!line.label.empty()) ends.push_back({line.value, line.label, false});
  }
  return ends;
}

void PlaneChart::plan(const Figure& figure, QSizeF area, Axis x, Axis y,
                      std::vector<AxisTick> tickNames, const std::vector<EndWords>& ends) {
  names = std::move(tickNames);
  spec.size = area;
  spec.x.axis = std::move(x), spec.y.axis = std::move(y);
  spec.y.percent = figure.percent, spec.y.grid = true, spec.y.line = false;
  spec.x.numbers = names.empty();
  for (spec.text = kText; spec.text >= kSmallText; --spec.text) {
    const double line = lineHeight(spec.text);
    double right = 1.5 * spec.text;
    for (const EndWords& end : ends) {
      const QStringList lines = wrapped(end.text, spec.text, end.bold, kWidestEnds * area.width());
      right = std::max(right, 1.03 * widest(lines, spec.text, end.bold) + 14);
    }
    const double left = tickWidth(spec) + 10;
    const double width = area.width() - left - right;
    spec.x.title = wrapped(figure.categoryAxis, spec.text, false, width);
    spec.y.title = wrapped(valueTitleOf(figure, spec.y.axis).toStdString(), spec.text, false,
                           0.9 * area.width());
    std::vector<PointLabel> heads;
    const double head = placeHeads(*this, figure, left, width, heads);
    const double top = (static_cast<double>(spec.y.title.size()) + 0.7) * line + head;
    const auto below = static_cast<double>(namesFor(names, spec.x.axis, width, spec.text).lines +
                                           spec.x.title.size());
    headHeight = head;
    spec.plot = QRectF(left, top, width, area.height() - top - (below + 0.7) * line);
    if (spec.plot.height() >= kLeastPlot) return;
  }
  spec.text = kSmallText;
}

QPointF PlaneChart::at(double x, double y) const {
  const QRectF& plot = spec.plot;
  const Axis& across = spec.x.axis;
  const Axis& up = spec.y.axis;
  return {plot.left() + plot.width() * (x - across.from) / (across.to - across.from),
          plot.bottom() - plot.height() * (y - up.from) / (up.to - up.from)};
}

ChartSeries& PlaneChart::addLine(const std::string& name, const std::vector<QPointF>& points,
                                 const ChartLine& line) {
  std::vector<double> x, y;
  for (const QPointF& point : points) x.push_back(point.x()), y.push_back(point.y());
  ChartSeries series;
  series.x = sheet.addNumbers(name + ": across", x);
  series.name = series.y = sheet.addNumbers(name, y);
  series.line = line;
  spec.series.push_back(series);
  return spec.series.back();
}

ChartSeries& PlaneChart::addWords(const std::string& name, const std::vector<QPointF>& points,
                                  const std::vector<std::string>& words) {
  ChartSeries& series = addLine(name, points, {});
  series.labelCells = sheet.addTexts(name + ": words", words);
  return series;
}

void PlaneChart::addVerticals(const Figure& figure) {
  std::vector<PointLabel> heads;
  const double height = placeHeads(*this, figure, spec.plot.left(), spec.plot.width(), heads);
  for (std::size_t i = 0; i < figure.verticals.size(); ++i) {
    const ReferenceLine& line = figure.verticals[i];
    const std::string name = line.label.empty() ? "Vertical line" : line.label;
    ChartSeries& series =
        addLine(name, {{line.value, spec.y.axis.from}, {line.value, spec.y.axis.to}},
                {ChartInk::Text, 1.25, line.dashed ? LineStyle::Dotted : LineStyle::Solid});
    if (line.label.empty()) continue;
    heads[i].point = 1;
    heads[i].moved.ry() -= height;
    series.labels = {heads[i]};
  }
}

void PlaneChart::addReferences(const Figure& figure) {
  for (const ReferenceLine& line : figure.references) {
    const double level = std::clamp(line.value, spec.y.axis.from, spec.y.axis.to);
    addLine(line.label.empty() ? "Level" : line.label,
            {{spec.x.axis.from, level}, {spec.x.axis.to, level}},
            {ChartInk::Text, 1.25, line.dashed ? LineStyle::Dashed : LineStyle::Solid});
  }
}

void PlaneChart::addEnds(const std::vector<EndWords>& ends) {
  if (ends.empty()) return;
  std::vector<EndWords> sorted = ends;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const EndWords& a, const EndWords& b) { return a.y > b.y; });
  std::vector<QPointF> points;
  std::vector<std::string> words;
  std::vector<PointLabel> labels;
  std::vector<double> middles, halves;
  for (const EndWords& end : sorted) {
    PointLabel label;
    label.point = labels.size();
    label.bold = end.bold;
    label.lines = wrapped(end.text, spec.text, end.bold, kWidestEnds * spec.size.width());
    const double y = std::clamp(end.y, spec.y.axis.from, spec.y.axis.to);
    points.emplace_back(spec.x.axis.to, y);
    words.push_back(end.text);
    halves.push_back(static_cast<double>(label.lines.size()) * lineHeight(spec.text) / 2);
    double middle = at(0, y).y();
    if (!middles.empty())
      middle = std::max(middle, middles.back() + halves[halves.size() - 2] + halves.back());
    middles.push_back(middle);
    labels.push_back(label);
  }
  // Those pushed out below move back up.
  double bottom = spec.plot.bottom() + lineHeight(spec.text);
  for (std::size_t i = labels.size(); i-- > 0;) {
    middles[i] = std::min(middles[i], bottom - halves[i]);
    bottom = middles[i] - halves[i];
    labels[i].moved = QPointF(0, middles[i] - at(0, points[i].y()).y());
    if (std::abs(labels[i].moved.y()) < 0.5) labels[i].moved = {};
  }
  addWords("Words at the right", points, words).labels = labels;
}

void PlaneChart::addTickNames() {
  if (names.empty()) return;
  const TickNames shown = namesFor(names, spec.x.axis, spec.plot.width(), spec.text);
  std::vector<QPointF> points;
  std::vector<std::string> words;
  for (const AxisTick& name : names) {
    points.emplace_back(name.at, spec.y.axis.from);
    words.push_back(name.label);
  }
  ChartSeries& series = addWords("Names along the axis", points, words);
  for (const auto& [i, lines] : shown.shown) {
    PointLabel label;
    label.point = i;
    label.lines = lines;
    label.side = LabelSide::Below;
    label.ink = ChartInk::Muted;
    series.labels.push_back(label);
  }
}

void PlaneChart::addValueTitle() {
  if (spec.y.title.isEmpty()) return;
  const double line = lineHeight(spec.text);
  std::vector<QPointF> points;
  std::vector<std::string> words;
  std::vector<PointLabel> labels;
  for (qsizetype i = 0; i < spec.y.title.size(); ++i) {
    PointLabel label;
    label.point = labels.size();
    label.lines = {spec.y.title[i]};
    label.ink = ChartInk::Muted;
    const auto up = static_cast<double>(spec.y.title.size() - 1 - i) + 1.1;
    label.moved = QPointF(-spec.plot.left() - 4, -headHeight - up * line);
    labels.push_back(label);
    points.emplace_back(spec.x.axis.from, spec.y.axis.to);
    words.push_back(spec.y.title[i].toStdString());
  }
  addWords("Title of the value axis", points, words).labels = labels;
}

NativeChart PlaneChart::chart(const Figure& figure) const {
  return {QRectF(QPointF(0, 0), spec.size), chartXml(spec, sheet),
          chartWorkbook(sheet, figure.table)};
}

}  // namespace candour
