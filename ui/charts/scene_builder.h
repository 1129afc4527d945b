// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QRectF>
#include <QString>
#include <QStringList>

#include "ui/charts/scene.h"
#include "ui/charts/text_measure.h"

namespace candour {

/// How a line of text looks; `size` 0 is the body size.
struct TextStyle {
  TextRole role = TextRole::Label;
  Ink ink = Ink::Text;
  bool bold = false;
  int size = 0;
};

enum class Anchor { Left, Middle, Right };

/// Adds measured items to a scene.
class SceneBuilder {
 public:
  SceneBuilder(const TextMeasure& measure, int body) : m_measure(measure), m_body(body) {}

  [[nodiscard]] int body() const { return m_body; }
  [[nodiscard]] double line() const { return lineHeight(m_body); }
  [[nodiscard]] const TextMeasure& measure() const { return m_measure; }
  [[nodiscard]] double width(const QString& text, bool bold = false) const {
    return m_measure.width(text, m_body, bold);
  }

  /// One line with its anchor at x and its letters centred on y.
  void text(const QString& text, double x, double y, Anchor anchor, const TextStyle& style);
  /// Lines from `top` down, each anchored at x; returns where they end.
  double lines(const QStringList& lines, double x, double top, Anchor anchor,
               const TextStyle& style);
  /// A wrapped paragraph; returns where it ends.
  double paragraph(const QString& text, double left, double top, double room,
                   const TextStyle& style);
  void add(SceneItem item) { m_scene.items.push_back(std::move(item)); }

  Scene take(QSizeF size);

 private:
  const TextMeasure& m_measure;
  int m_body;
  Scene m_scene;
};

}  // namespace candour
