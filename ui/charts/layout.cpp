// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/layout.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/key.h"
#include "ui/charts/paint.h"
#include "ui/charts/plots.h"
#include "ui/charts/rows_columns.h"

namespace candour {

namespace {

constexpr int kLargestText = 16;
// Body text of one point for so many points of page width.
constexpr double kWidthPerSize = 37;

// A quarter above the body, or a little less where that saves a line.
int headlineSize(const QString& headline, double room, const SceneBuilder& builder) {
  const int largest = static_cast<int>(std::lround(1.27 * builder.body()));
  const int smallest = builder.body() + 2;
  const auto lines = [&](int size) {
    return builder.measure().wrap(headline, size, true, room).size();
  };
  for (int size = largest; size > smallest; --size) {
    if (lines(size) == lines(smallest)) return size;
  }
  return smallest;
}

double margin(int body) {
  return body;
}

QString subtitleOf(const Figure& figure) {
  return QString::fromStdString(figure.subtitle);
}

// The least room in which `text` still takes as many lines as in `room`: lines of like length.
double balancedRoom(const QString& text, int size, double room, const SceneBuilder& builder) {
  const auto lines = [&](double width) {
    return builder.measure().wrap(text, size, true, width).size();
  };
  const qsizetype wanted = lines(room);
  double balanced = room;
  while (wanted > 1 && lines(balanced - 6) == wanted) balanced -= 6;
  return balanced;
}

// Headline and subtitle from `top` down; returns where they end.
double drawTitles(const Figure& figure, double top, double width, SceneBuilder& builder) {
  const double left = margin(builder.body()), room = width - 2 * left;
  if (!figure.headline.empty()) {
    const QString headline = QString::fromStdString(figure.headline);
    const int size = headlineSize(headline, room, builder);
    top = builder.paragraph(headline, left, top, balancedRoom(headline, size, room, builder),
                            {TextRole::Headline, Ink::Text, true, size});
  }
  if (figure.subtitle.empty()) return top;
  return builder.paragraph(subtitleOf(figure), left, top + 2, room,
                           {TextRole::Subtitle, Ink::Muted});
}

// The notes, each on a line of its own unless it fits whole behind the one before.
QStringList footerLines(const Figure& figure, double room, const SceneBuilder& builder) {
  QStringList lines;
  for (const std::string& note : figure.footer) {
    const QString text = QString::fromStdString(note);
    const QString joined = lines.isEmpty() ? text : lines.back() + QLatin1Char(' ') + text;
    if (!lines.isEmpty() && builder.width(joined) <= room) {
      lines.back() = joined;
    } else {
      lines << builder.measure().wrap(text, builder.body(), false, room);
    }
  }
  return lines;
}

double drawFooter(const Figure& figure, double top, double width, SceneBuilder& builder) {
  const double left = margin(builder.body());
  return builder.lines(footerLines(figure, width - 2 * left, builder), left, top, Anchor::Left,
                       {TextRole::Footer, Ink::Muted});
}

// Everything but the plot, measured by drawing it into a scene that is thrown away.
struct Frame {
  double plotTop = 0;
  double footerHeight = 0;
};

Frame measureFrame(const Figure& figure, double width, const TextMeasure& measure, int body) {
  SceneBuilder scratch(measure, body);
  Frame frame;
  frame.plotTop = drawKey(figure, drawTitles(figure, 0.8 * body, width, scratch), width, scratch);
  frame.plotTop += 0.7 * body;
  frame.footerHeight = drawFooter(figure, 0, width, scratch) + 0.7 * body;
  return frame;
}

// How the plot is drawn and how high it must be are the figure's own, or of columns of its rows.
double neededHeightAt(const Figure& figure, const Plot& plot, double width,
                      const TextMeasure& measure, int body) {
  const SceneBuilder builder(measure, body);
  const Frame frame = measureFrame(figure, width, measure, body);
  const double air = 0.8 * body;
  return frame.plotTop + plot.height(figure, width - 2 * margin(body), builder) + air +
         frame.footerHeight;
}

int bodyFor(const Figure& figure, const Plot& plot, QSizeF size, const TextMeasure& measure,
            int smallest) {
  const int wanted = static_cast<int>(size.width() / kWidthPerSize);
  int body = std::clamp(wanted, kSmallestText, kLargestText);
  while (body > smallest &&
         neededHeightAt(figure, plot, size.width(), measure, body) > size.height()) {
    --body;
  }
  return body;
}

Scene layoutWith(const Plot& plotter, const Figure& figure, QSizeF size, int smallest) {
  const TextMeasure measure{};
  const int body = bodyFor(figure, plotter, size, measure, smallest);
  const double width = size.width();
  const double height =
      std::max(size.height(), neededHeightAt(figure, plotter, width, measure, body));
  const Frame frame = measureFrame(figure, width, measure, body);
  SceneBuilder builder(measure, body);
  drawKey(figure, drawTitles(figure, 0.8 * body, width, builder), width, builder);
  const double left = margin(body);
  const double bottom = height - frame.footerHeight;
  const QRectF plot(left, frame.plotTop, width - 2 * left, bottom - 0.8 * body - frame.plotTop);
  plotter.draw(figure, plot, builder);
  drawFooter(figure, bottom, width, builder);
  return builder.take({width, height});
}

}  // namespace

Scene layoutFigure(const Figure& figure, QSizeF size, int smallest) {
  return layoutWith(plotOf(figure), figure, size, smallest);
}

Scene layoutFigureInColumns(const Figure& figure, QSizeF size, int smallest) {
  return layoutWith({rowColumnsHeight, drawRowColumns}, figure, size, smallest);
}

double neededHeight(const Figure& figure, double width) {
  return neededHeightAt(figure, plotOf(figure), width, TextMeasure(), kSmallestText);
}

}  // namespace candour
