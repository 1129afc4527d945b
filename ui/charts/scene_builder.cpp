// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/scene_builder.h"

#include <utility>

namespace candour {

namespace {

// From the middle of a line to the baseline of its letters, as a part of the size: half of Arial's
// height of capitals.
constexpr double kHalfCapital = 0.358;

}  // namespace

void SceneBuilder::text(const QString& text, double x, double y, Anchor anchor,
                        const TextStyle& style) {
  if (text.isEmpty()) return;
  TextRun run;
  run.text = text;
  run.size = style.size > 0 ? style.size : m_body;
  run.bold = style.bold;
  run.ink = style.ink;
  run.role = style.role;
  run.width = m_measure.width(text, run.size, run.bold);
  const double back = anchor == Anchor::Left ? 0 : anchor == Anchor::Right ? 1 : 0.5;
  run.at = {x - back * run.width, y + kHalfCapital * run.size};
  m_scene.items.emplace_back(std::move(run));
}

double SceneBuilder::lines(const QStringList& lines, double x, double top, Anchor anchor,
                           const TextStyle& style) {
  const double step = lineHeight(style.size > 0 ? style.size : m_body);
  for (const QString& line : lines) {
    text(line, x, top + step / 2, anchor, style);
    top += step;
  }
  return top;
}

double SceneBuilder::paragraph(const QString& text, double left, double top, double room,
                               const TextStyle& style) {
  const int size = style.size > 0 ? style.size : m_body;
  return lines(m_measure.wrap(text, size, style.bold, room), left, top, Anchor::Left, style);
}

Scene SceneBuilder::take(QSizeF size) {
  m_scene.size = size;
  return std::exchange(m_scene, {});
}

}  // namespace candour
