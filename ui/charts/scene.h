// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <optional>
#include <variant>
#include <vector>

#include "models/briefing/figure.h"

namespace candour {

/// What a colour is for; the theme says which colour that is. Faded is for marks that stand back
/// behind a highlighted one, Strip for bars that do.
/// Shade1 ... Shade5 run from pale to dark; OnPale and OnDark are text inside them. BelowMost to
/// AboveMost are answers on the two sides of a middle, the pale Least rest on their outline;
/// OnAbove is text on Above.
enum class Ink {
  Paper,
  Text,
  Muted,
  Grid,
  Axis,
  Mark,
  Context,
  Faded,
  Ribbon,
  Strip,
  Shade1,
  Shade2,
  Shade3,
  Shade4,
  Shade5,
  OnPale,
  OnDark,
  BelowMost,
  Below,
  BelowLeast,
  AboveLeast,
  Above,
  AboveMost,
  OnAbove
};

enum class TextRole { Headline, Subtitle, Legend, Label, Value, Tick, AxisTitle, Direct, Footer };

/// One line of text. `at` is the left end of its baseline; all lengths are points (1/72 inch).
struct TextRun {
  QString text;
  QPointF at;
  double width = 0;
  int size = 12;
  bool bold = false;
  Ink ink = Ink::Text;
  TextRole role = TextRole::Label;

  /// The box its letters may fill: ascent and descent of Arial.
  [[nodiscard]] QRectF box() const { return {at.x(), at.y() - 0.91 * size, width, 1.12 * size}; }
};

struct LineMark {
  QPointF from;
  QPointF to;
  double width = 1;
  Ink ink = Ink::Axis;
  LineStyle style = LineStyle::Solid;
};

struct RectMark {
  QRectF rect;
  Ink fill = Ink::Mark;
};

struct CircleMark {
  QPointF centre;
  double radius = 4;
  Ink stroke = Ink::Mark;
  Ink fill = Ink::Mark;
  double width = 1.5;
};

struct PolygonMark {
  QPolygonF points;
  Ink fill = Ink::Ribbon;
};

struct PolylineMark {
  QPolygonF points;
  double width = 2;
  Ink ink = Ink::Mark;
  LineStyle style = LineStyle::Solid;
};

using SceneItem = std::variant<TextRun, LineMark, RectMark, CircleMark, PolygonMark, PolylineMark>;

/// A figure laid out: everything in its place, in the order of painting. The page itself is filled
/// by the painter.
struct Scene {
  QSizeF size;
  std::vector<SceneItem> items;
};

}  // namespace candour
