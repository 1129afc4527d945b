// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "ui/charts/label_placer.h"
#include "ui/charts/marks.h"
#include "ui/charts/plots.h"
#include "ui/charts/series_draw.h"

namespace candour {

namespace {

constexpr double kLeastPanel = 7.2;        // width, of the body size
constexpr double kLeastPanelHeight = 3.9;  // height, of the body size
constexpr int kMostColumns = 6;

struct Title {
  QStringList lines;
  bool valueBelow = false;  // no room for the value behind the last line
};

struct PanelsPlan {
  int columns = 1;
  int rows = 0;
  Axis x;
  Axis y;
  double ticks = 0;  // width of the labels of the value axis
  double gap = 0;
  double panel = 0;  // width
  double plot = 0;   // least height
  std::vector<Title> titles;
  std::vector<double> titleHeights;  // of each row of panels
  QStringList first, last;           // the ends of the time axis; first may be empty
  QStringList valueTitle;
  QStringList xTitle;
  double above = 0;
  double below = 0;
  double between = 0;

  [[nodiscard]] double height() const {
    double sum = above + below + rows * plot + std::max(0, rows - 1) * between;
    for (const double title : titleHeights) sum += title;
    return sum;
  }
};

QStringList wrappedInPanel(const std::string& text, double room, const SceneBuilder& builder) {
  if (text.empty()) return {};
  return builder.measure().wrap(QString::fromStdString(text), builder.body(), false, room);
}

void planGrid(const Figure& figure, double width, const SceneBuilder& builder, PanelsPlan& plan) {
  const int count = std::max(1, static_cast<int>(figure.panels.size()));
  for (std::size_t i = 0; i < plan.y.ticks.size(); ++i) {
    plan.ticks = std::max(plan.ticks, builder.width(plan.y.tickText(i, figure.percent)));
  }
  plan.ticks += 5;
  plan.gap = 1.1 * builder.body();
  const double room = width - plan.ticks;
  const int most =
      std::clamp(static_cast<int>((room + plan.gap) / (kLeastPanel * builder.body() + plan.gap)), 1,
                 kMostColumns);
  plan.rows = figure.panels.empty() ? 0 : (count + most - 1) / most;
  // At most one place stays empty in each row.
  plan.columns = std::min(most, (count + std::max(1, plan.rows) - 1) / std::max(1, plan.rows));
  plan.panel = (room + plan.gap) / plan.columns - plan.gap;
}

void planTitles(const Figure& figure, const SceneBuilder& builder, PanelsPlan& plan) {
  plan.titleHeights.assign(static_cast<std::size_t>(plan.rows), 0);
  for (std::size_t i = 0; i < figure.panels.size(); ++i) {
    const FigurePanel& panel = figure.panels[i];
    Title title;
    const bool bold = isStrong(panel.emphasised, panel.focus);
    title.lines = builder.measure().wrap(QString::fromStdString(panel.title), builder.body(), bold,
                                         plan.panel);
    const double value = builder.width(QString::fromStdString(panel.valueText), true);
    const double last = builder.width(title.lines.back(), bold);
    title.valueBelow = value > 0 && last + 6 + value > plan.panel;
    plan.titles.push_back(title);
  }
  const auto columns = static_cast<std::size_t>(plan.columns);
  std::vector<char> below(plan.titleHeights.size(), 0);
  for (std::size_t i = 0; i < plan.titles.size(); ++i) {
    below[i / columns] = below[i / columns] != 0 || plan.titles[i].valueBelow ? 1 : 0;
  }
  for (std::size_t i = 0; i < plan.titles.size(); ++i) {
    plan.titles[i].valueBelow = below[i / columns] != 0;  // names of a row end at one height
    const double lines = static_cast<double>(plan.titles[i].lines.size()) + below[i / columns];
    double& height = plan.titleHeights[i / columns];
    height = std::max(height, lines * builder.line() + 3);
  }
}

// The first and the last time under each column; the last alone where both do not fit.
void planTimes(const Figure& figure, const SceneBuilder& builder, PanelsPlan& plan) {
  std::vector<QString> names;
  for (const AxisTick& tick : figure.xTicks) names.push_back(QString::fromStdString(tick.label));
  if (names.empty()) {
    for (std::size_t i = 0; i < plan.x.ticks.size(); ++i) {
      names.push_back(plan.x.tickText(i, false));
    }
  }
  if (names.empty()) return;
  const auto wrap = [&](const QString& text, double room) {
    return builder.measure().wrap(text, builder.body(), false, room);
  };
  plan.last = wrap(names.back(), plan.panel);
  if (names.size() < 2) return;
  // Each in half of the panel, or as wide as its longest word: never broken inside one.
  const auto roomFor = [&](const QString& text) {
    double word = 0;
    for (const QString& part : text.split(u' ')) word = std::max(word, builder.width(part));
    return std::max((plan.panel - builder.body()) / 2, word + 0.01);
  };
  const double left = roomFor(names.front()), right = roomFor(names.back());
  if (left + right + builder.body() / 2 > plan.panel) return;
  const QStringList first = wrap(names.front(), left), last = wrap(names.back(), right);
  if (std::max(first.size(), last.size()) > 3) return;
  plan.first = first, plan.last = last;
}

PanelsPlan planPanels(const Figure& figure, double width, const SceneBuilder& builder) {
  PanelsPlan plan;
  const Span span = timeSpan(figure);
  plan.x = exactAxis(span.low, span.high, 4);
  plan.y = valueAxisOf(figure, valueSpan(figure), 3);
  planGrid(figure, width, builder, plan);
  planTitles(figure, builder, plan);
  planTimes(figure, builder, plan);
  plan.valueTitle =
      builder.measure().wrap(valueTitleOf(figure, plan.y), builder.body(), false, width);
  std::string xTitle = figure.categoryAxis;
  if (plan.first.isEmpty() && figure.xTicks.size() > 1) {
    xTitle += ": " + figure.xTicks.front().label + " to " + figure.xTicks.back().label;
    plan.last.clear();
  }
  plan.xTitle = wrappedInPanel(xTitle, width, builder);
  const double line = builder.line();
  plan.plot = kLeastPanelHeight * builder.body();
  plan.between = 0.9 * line;
  plan.above = (static_cast<double>(plan.valueTitle.size()) + 0.4) * line;
  const auto times = std::max(plan.first.size(), plan.last.size());
  plan.below = 0.6 * line + line * static_cast<double>(times + plan.xTitle.size());
  return plan;
}

void drawTitle(const FigurePanel& panel, const Title& title, const QRectF& box,
               SceneBuilder& builder) {
  const TextStyle style{TextRole::Label, nameInk(panel.focus),
                        isStrong(panel.emphasised, panel.focus)};
  const auto lines =
      static_cast<double>(title.lines.size() + (title.valueBelow ? 1 : 0)) * builder.line();
  const double top = box.bottom() - 3 - lines;
  const double end = builder.lines(title.lines, box.left(), top, Anchor::Left, style);
  const double middle = end + (title.valueBelow ? 0.5 : -0.5) * builder.line();
  builder.text(QString::fromStdString(panel.valueText), box.right(), middle, Anchor::Right,
               {TextRole::Value, nameInk(panel.focus), panel.focus != Focus::Muted});
}

void drawPanelGrid(const Figure& figure, const Plane& plane, bool leftmost, SceneBuilder& builder) {
  const double left = plane.plot.left(), right = plane.plot.right();
  for (std::size_t i = 0; i < plane.y.ticks.size(); ++i) {
    const double y = crisp(plane.y.at(plane.y.ticks[i]));
    builder.add(LineMark{{left, y}, {right, y}, 0.75, Ink::Grid});
    if (!leftmost) continue;
    builder.text(plane.y.tickText(i, figure.percent), left - 5, y, Anchor::Right,
                 {TextRole::Tick, Ink::Muted});
  }
  builder.add(LineMark{{left, plane.plot.bottom()}, {right, plane.plot.bottom()}, 1, Ink::Axis});
}

// Lines that all panels hold.
void drawShared(const Figure& figure, const Plane& plane, SceneBuilder& builder) {
  const double left = plane.plot.left(), right = plane.plot.right();
  for (const ReferenceLine& line : figure.references) {
    const double y = plane.y.at(std::clamp(line.value, plane.y.from, plane.y.to));
    builder.add(LineMark{{left, y}, {right, y}, 1, Ink::Text, styleOf(line.dashed)});
  }
  for (const ReferenceLine& line : figure.verticals) {
    const double x = plane.x.at(std::clamp(line.value, plane.x.from, plane.x.to));
    builder.add(
        LineMark{{x, plane.plot.top()}, {x, plane.plot.bottom()}, 1, Ink::Text, LineStyle::Dotted});
  }
}

void drawPanel(const Figure& figure, const FigurePanel& panel, const Plane& plane,
               SceneBuilder& builder) {
  const Ink main = dotInk(panel.emphasised, panel.focus);
  for (const FigureSeries& series : panel.series) {
    drawBounds(series, plane, series.context ? Ink::Context : main, builder);
  }
  drawShared(figure, plane, builder);
  const double dot = 0.14 * builder.body();
  for (const bool context : {true, false}) {
    for (const FigureSeries& series : panel.series) {
      if (series.context != context) continue;
      SeriesStyle style{context ? Ink::Context : main, 1.25, dot};
      if (!context && panel.emphasised) style = {main, 2.25, 1.3 * dot};
      FigureSeries drawn = series;
      if (context) drawn.style = LineStyle::Dotted;
      drawSeries(drawn, plane, style, builder);
    }
  }
  for (const FigureSeries& series : panel.series) {
    const SeriesPoint* last = lastPoint(series);
    if (series.context || last == nullptr) continue;
    const double y = std::clamp(last->y, plane.y.from, plane.y.to);
    builder.add(CircleMark{plane.at(last->x, y), 0.2 * builder.body(), main, main, 0.5});
  }
}

}  // namespace

double panelsHeight(const Figure& figure, double width, const SceneBuilder& builder) {
  return planPanels(figure, width, builder).height();
}

void drawPanels(const Figure& figure, QRectF area, SceneBuilder& builder) {
  const PanelsPlan plan = planPanels(figure, area.width(), builder);
  builder.lines(plan.valueTitle, area.left(), area.top(), Anchor::Left,
                {TextRole::AxisTitle, Ink::Muted});
  const double spare = (area.height() - plan.height()) / std::max(1, plan.rows);
  const double plotHeight =
      std::min(plan.plot + std::max(0.0, spare), std::max(plan.plot, 0.8 * plan.panel));
  const auto columns = static_cast<std::size_t>(plan.columns);
  double y = area.top() + plan.above, lowest = y;
  for (std::size_t i = 0; i < figure.panels.size(); ++i) {
    const std::size_t row = i / columns, column = i % columns;
    if (i > 0 && column == 0) y += plan.titleHeights[row - 1] + plotHeight + plan.between;
    const double x =
        area.left() + plan.ticks + static_cast<double>(column) * (plan.panel + plan.gap);
    drawTitle(figure.panels[i], plan.titles[i], {x, y, plan.panel, plan.titleHeights[row]},
              builder);
    Plane plane{{x, y + plan.titleHeights[row], plan.panel, plotHeight}, plan.x, plan.y};
    plane.x.start = plane.plot.left(), plane.x.end = plane.plot.right();
    plane.y.start = plane.plot.bottom(), plane.y.end = plane.plot.top();
    drawPanelGrid(figure, plane, column == 0, builder);
    drawPanel(figure, figure.panels[i], plane, builder);
    lowest = plane.plot.bottom() + 0.6 * builder.line();
    if (i + columns < figure.panels.size()) continue;
    const double times = plane.plot.bottom() + 0.35 * builder.line();
    builder.lines(plan.first, x, times, Anchor::Left, {TextRole::Tick, Ink::Muted});
    builder.lines(plan.last, x + plan.panel, times, Anchor::Right, {TextRole::Tick, Ink::Muted});
  }
  const auto times = static_cast<double>(std::max(plan.first.size(), plan.last.size()));
  builder.lines(plan.xTitle, area.left(), lowest + times * builder.line(), Anchor::Left,
                {TextRole::AxisTitle, Ink::Muted});
}

}  // namespace candour
