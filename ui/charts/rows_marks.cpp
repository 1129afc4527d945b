// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/rows_marks.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/marks.h"

namespace candour {

namespace {

void drawInterval(const RowsArea& area, const FigureRow& row, double y, double width, Ink ink,
                  SceneBuilder& builder) {
  if (!row.lower || !row.upper) return;
  builder.add(LineMark{{area.x(*row.lower), y}, {area.x(*row.upper), y}, width, ink});
}

void drawDot(const RowsArea& area, const FigureRow& row, const Band& band, SceneBuilder& builder) {
  const bool strong = isStrong(row.emphasised, row.focus);
  const double radius = std::min((strong ? 0.37 : 0.29) * builder.body(), 0.36 * band.height);
  const Ink ink = dotInk(row.emphasised, row.focus);
  drawInterval(area, row, band.middle, strong ? 2 : 1.25, ink, builder);
  const bool filled = row.filled && row.emphasised;
  builder.add(CircleMark{{area.x(row.value), band.middle},
                         radius,
                         ink,
                         filled ? ink : Ink::Paper,
                         strong ? 1.75 : 1.25});
  if (!row.second || !std::isfinite(*row.second)) return;
  const Ink second = row.focus == Focus::Muted ? Ink::Faded : Ink::Text;
  drawDiamond({area.x(*row.second), band.middle}, 0.8 * radius, second, builder);
}

void drawCaps(const RowsArea& area, const FigureRow& row, const Band& band, SceneBuilder& builder) {
  if (!row.lower || !row.upper) return;
  const double cap = std::min(4.0, 0.2 * band.height);
  for (const double end : {*row.lower, *row.upper}) {
    const double x = area.x(end);
    builder.add(LineMark{{x, band.middle - cap}, {x, band.middle + cap}, 1.5, Ink::Text});
  }
}

// With caps, on a strip of paper where it lies on a bar.
void drawWhiskers(const RowsArea& area, const FigureRow& row, const Band& band,
                  SceneBuilder& builder) {
  if (!row.lower || !row.upper) return;
  drawInterval(area, row, band.middle, 4.5, Ink::Paper, builder);
  drawInterval(area, row, band.middle, 1.5, Ink::Text, builder);
  drawCaps(area, row, band, builder);
}

void drawShareBar(const RowsArea& area, const FigureRow& row, const Band& band,
                  SceneBuilder& builder) {
  const double thickness = band.bar;
  const double zero = area.x(0), end = area.x(row.value);
  const double solid =
      area.x(std::clamp(row.unique.value_or(row.value), 0.0, std::max(0.0, row.value)));
  const double top = band.middle - thickness / 2;
  if (end - solid > 0.5) {
    drawHatchedBox({solid, top, end - solid, thickness}, builder, hatchInk(Ink::Mark, row.focus));
  }
  if (solid - zero > 0.05) {
    builder.add(RectMark{QRectF(zero, top, solid - zero, thickness), barInk(Ink::Mark, row.focus)});
  }
  drawWhiskers(area, row, band, builder);
}

// From 0 to the value, either way.
void drawScenarioBar(const RowsArea& area, const FigureRow& row, const Band& band,
                     SceneBuilder& builder) {
  const double thickness = band.bar;
  const double zero = area.x(0), end = area.x(row.value);
  const QRectF bar(std::min(zero, end), band.middle - thickness / 2, std::abs(end - zero),
                   thickness);
  if (bar.width() > 0.05) {
    if (row.filled) {
      const bool strong = isStrong(row.emphasised, row.focus);
      builder.add(RectMark{bar, strong ? Ink::Mark : Ink::Strip});
    } else {
      drawHatchedBox(bar, builder, hatchInk(Ink::Mark, row.focus));
    }
  }
  drawWhiskers(area, row, band, builder);
}

// A level of a waterfall: a bar from 0 where the axis begins there; elsewhere the length of a bar
// would mislead, and a dot stands at the level.
void drawLevel(const RowsArea& area, const FigureRow& row, const Band& band,
               SceneBuilder& builder) {
  const Axis& axis = area.plan.axis;
  const Ink ink = row.focus == Focus::None ? Ink::Context : dotInk(true, row.focus);
  if (axis.from <= 0 && axis.to >= 0) {
    const double thickness = band.bar, zero = area.x(0), end = area.x(row.value);
    builder.add(RectMark{
        {std::min(zero, end), band.middle - thickness / 2, std::abs(end - zero), thickness},
        barInk(ink, row.focus)});
    return drawWhiskers(area, row, band, builder);
  }
  drawInterval(area, row, band.middle, 2, ink, builder);
  builder.add(CircleMark{{area.x(row.value), band.middle},
                         std::min(0.37 * builder.body(), 0.36 * band.height),
                         ink,
                         ink,
                         1.75});
}

// Solid upwards, hatched downwards. No strip of paper under the interval: it would cut a small bar
// in two; the ink of steps is light enough to be read through.
void drawStep(const RowsArea& area, const FigureRow& row, const Band& band, SceneBuilder& builder) {
  const double thickness = band.bar;
  const double from = area.x(row.start.value_or(0)), to = area.x(row.value);
  const QRectF bar(std::min(from, to), band.middle - thickness / 2, std::abs(to - from), thickness);
  if (bar.width() < 1) {
    builder.add(
        LineMark{{from, bar.top()}, {from, bar.bottom()}, 1.5, hatchInk(Ink::Mark, row.focus)});
  } else if (to > from) {
    builder.add(RectMark{bar, barInk(kStepInk, row.focus)});
  } else {
    drawHatchedBox(bar, builder, hatchInk(kStepInk, row.focus));
  }
  drawInterval(area, row, band.middle, 2, Ink::Text, builder);
  drawCaps(area, row, band, builder);
}

void drawWaterfall(const RowsArea& area, std::size_t i, const std::vector<Band>& bands,
                   SceneBuilder& builder) {
  const FigureRow& row = area.figure.rows[i];
  if (i + 1 < bands.size()) {
    const double x = area.x(row.value);
    const double end =
        bands[i + 1].middle + (area.figure.rows[i + 1].total ? 0 : -bands[i + 1].bar / 2);
    builder.add(LineMark{{x, bands[i].middle}, {x, end}, 1, Ink::Axis, LineStyle::Dotted});
  }
  row.total ? drawLevel(area, row, bands[i], builder) : drawStep(area, row, bands[i], builder);
}

}  // namespace

void drawRowMark(const RowsArea& area, std::size_t i, const std::vector<Band>& bands,
                 SceneBuilder& builder) {
  const FigureRow& row = area.figure.rows[i];
  switch (area.figure.kind) {
    case FigureKind::Importance:
      return drawShareBar(area, row, bands[i], builder);
    case FigureKind::Scenario:
      return drawScenarioBar(area, row, bands[i], builder);
    case FigureKind::Waterfall:
      return drawWaterfall(area, i, bands, builder);
    default:
      return drawDot(area, row, bands[i], builder);
  }
}

}  // namespace candour
