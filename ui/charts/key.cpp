// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/key.h"

#include <functional>

#include "ui/charts/marks.h"
#include "ui/charts/shades.h"

namespace candour {

namespace {

struct KeyEntry {
  QString text;
  std::function<void(const QRectF&, SceneBuilder&)> draw;  // into the swatch
};

// Where something is highlighted colour says that alone, and the key is of one neutral ink.
struct KeyInks {
  Ink mark = Ink::Mark;
  Ink bar = Ink::Mark;
};

KeyInks inksOf(const Figure& figure) {
  if (figure.focused) return {Ink::Context, Ink::Context};
  return {Ink::Mark, figure.kind == FigureKind::Waterfall ? kStepInk : Ink::Mark};
}

void drawDot(LegendMark mark, const QRectF& swatch, Ink strong, SceneBuilder& builder) {
  const bool grey = mark == LegendMark::OpenGreyDot;
  const Ink ink = grey ? Ink::Context : strong;
  const Ink fill = mark == LegendMark::FilledDot ? ink : Ink::Paper;
  const QPointF middle = swatch.center(), half(swatch.width() / 2, 0);
  builder.add(LineMark{middle - half, middle + half, grey ? 1.25 : 2.0, ink});
  builder.add(CircleMark{middle, swatch.height() / 2, ink, fill, grey ? 1.25 : 1.75});
}

void drawLine(LegendMark mark, const QRectF& swatch, Ink strong, SceneBuilder& builder) {
  const double y = swatch.center().y();
  const bool solid = mark == LegendMark::SolidLine;
  const Ink ink = solid ? strong : mark == LegendMark::DashedLine ? Ink::Text : Ink::Context;
  const LineStyle style = mark == LegendMark::DashedLine   ? LineStyle::Dashed
                          : mark == LegendMark::DottedLine ? LineStyle::Dotted
                                                           : LineStyle::Solid;
  builder.add(LineMark{{swatch.left(), y}, {swatch.right(), y}, solid ? 2.0 : 1.25, ink, style});
}

void drawBar(LegendMark mark, const QRectF& swatch, const KeyInks& inks, SceneBuilder& builder) {
  if (mark == LegendMark::HatchedBar) return drawHatchedBox(swatch, builder, inks.bar);
  if (mark == LegendMark::DashedBar) {
    return drawOutline(swatch, 1, Ink::Context, builder, LineStyle::Dashed);
  }
  if (mark == LegendMark::OpenBar) return drawOutline(swatch, 1.25, inks.mark, builder);
  if (mark == LegendMark::OutlinedBar) return drawOutline(swatch, 2.5, Ink::Text, builder);
  builder.add(RectMark{swatch, mark == LegendMark::GreyBar ? Ink::Strip : inks.bar});
}

void drawMark(LegendMark mark, const QRectF& swatch, const KeyInks& inks, SceneBuilder& builder) {
  switch (mark) {
    case LegendMark::FilledDot:
    case LegendMark::OpenDot:
    case LegendMark::OpenGreyDot:
      return drawDot(mark, swatch, inks.mark, builder);
    case LegendMark::OpenDiamond:
      return drawDiamond(swatch.center(), 0.3 * builder.body(), Ink::Text, builder);
    case LegendMark::SmallDot:
      return builder.add(CircleMark{swatch.center(), 1.2, Ink::Context, Ink::Context, 0.5});
    case LegendMark::SolidBar:
    case LegendMark::GreyBar:
    case LegendMark::HatchedBar:
    case LegendMark::OpenBar:
    case LegendMark::OutlinedBar:
    case LegendMark::DashedBar:
      return drawBar(mark, swatch, inks, builder);
    case LegendMark::SolidLine:
    case LegendMark::DashedLine:
    case LegendMark::DottedLine:
    case LegendMark::GreyLine:
      return drawLine(mark, swatch, inks.mark, builder);
  }
}

std::vector<KeyEntry> entriesOf(const Figure& figure) {
  std::vector<KeyEntry> entries;
  const int shades = static_cast<int>(figure.shades.size());
  for (int i = 0; i < shades; ++i) {
    entries.push_back({QString::fromStdString(figure.shades[static_cast<std::size_t>(i)]),
                       [i, shades](const QRectF& swatch, SceneBuilder& builder) {
                         builder.add(RectMark{swatch, shadeInk(i, shades)});
                         drawOutline(swatch, 0.75, Ink::Mark, builder);
                       }});
  }
  const KeyInks inks = inksOf(figure);
  for (const LegendEntry& entry : figure.legend) {
    entries.push_back({QString::fromStdString(entry.text),
                       [mark = entry.mark, inks](const QRectF& swatch, SceneBuilder& builder) {
                         drawMark(mark, swatch, inks, builder);
                       }});
  }
  // Small charts have no room for the name of a line that all of them hold.
  if (figure.kind != FigureKind::SmallMultiples) return entries;
  for (const ReferenceLine& line : figure.references) {
    if (line.label.empty()) continue;
    entries.push_back(
        {QString::fromStdString(line.label), [](const QRectF& swatch, SceneBuilder& builder) {
           drawMark(LegendMark::DashedLine, swatch, {}, builder);
         }});
  }
  return entries;
}

}  // namespace

double drawKey(const Figure& figure, double top, double width, SceneBuilder& builder) {
  const std::vector<KeyEntry> entries = entriesOf(figure);
  if (entries.empty()) return top;
  const double left = builder.body(), right = width - left;
  const double mark = 1.7 * builder.body(), gap = 0.5 * builder.body();
  const double half = 0.36 * builder.body();
  double x = left, y = top + 0.4 * builder.body();
  for (const KeyEntry& entry : entries) {
    const QStringList lines =
        builder.measure().wrap(entry.text, builder.body(), false, right - left - mark - gap);
    double widest = 0;
    for (const QString& line : lines) widest = std::max(widest, builder.width(line));
    const double needed = mark + gap + widest;
    if (x > left && x + needed > right) x = left, y += builder.line();
    entry.draw(QRectF(x, y + builder.line() / 2 - half, mark, 2 * half), builder);
    const double end =
        builder.lines(lines, x + mark + gap, y, Anchor::Left, {TextRole::Legend, Ink::Text});
    y = end - builder.line();  // what follows stands behind the last line, or under it
    x += needed + 1.5 * builder.body();
  }
  return y + builder.line();
}

}  // namespace candour
