// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QLineF>
#include <QPolygonF>
#include <QRectF>
#include <vector>

#include "ui/charts/scene_builder.h"

namespace candour {

/// Puts labels beside their marks, one after the other: never over another label nor outside the
/// room, and if it can be helped not over a mark or a line. A label far from its mark gets a line
/// that leads to it.
class LabelPlacer {
 public:
  explicit LabelPlacer(QRectF room) : m_room(room) {}

  void avoidMark(QPointF centre, double radius);
  void avoidLine(const QPolygonF& points);
  /// A line from a mark to its label: no label should lie on it.
  void avoidLeader(const QLineF& leader) { m_leaders.push_back(leader); }
  void block(const QRectF& box) { m_labels.push_back(box); }

  /// A box of `size` for the mark at `at` with `radius`; it is taken from then on.
  QRectF place(QPointF at, double radius, QSizeF size);
  /// The first of `corners` (upper left) where a box of `size` meets nothing; else the one that
  /// meets least. It is taken from then on.
  QRectF placeAtOneOf(const std::vector<QPointF>& corners, QSizeF size);

  [[nodiscard]] bool coversLine(const QRectF& box) const;

 private:
  [[nodiscard]] bool isFree(const QRectF& box) const;
  [[nodiscard]] double cost(const QRectF& box) const;
  [[nodiscard]] double leaderCost(const QLineF& leader) const;

  QRectF m_room;
  std::vector<QRectF> m_labels;
  std::vector<QRectF> m_marks;
  std::vector<QLineF> m_lines;
  std::vector<QLineF> m_leaders;
};

/// A mark with the words to stand beside it.
struct LabelledMark {
  QPointF at;
  double radius = 4;
  QStringList lines;
  bool bold = false;
  bool onPaper = false;  // hides the lines it crosses: limits and medians, never data
};

/// The box that lines of body text fill.
QSizeF sizeOfLines(const QStringList& lines, bool bold, const SceneBuilder& builder);

/// Places and draws the labels, the most crowded marks first. Marks are to be drawn after them.
void drawMarkLabels(std::vector<LabelledMark> marks, LabelPlacer& placer, SceneBuilder& builder);

/// Words at the right of a plot, beside the ends of lines.
struct EndLabel {
  QPointF end;  // of the line it names
  QStringList lines;
  Ink ink = Ink::Text;
  bool bold = false;
};

/// The room at the right that labels need, of a figure `width` wide; 0 for none. Wraps them.
double planEndLabels(std::vector<EndLabel>& labels, double width, const SceneBuilder& builder);
/// The least height of the plot beside them.
double endLabelsHeight(const std::vector<EndLabel>& labels, const SceneBuilder& builder);
/// Draws them from `left`, moved apart between `top` and `bottom` where they would overlap.
void drawEndLabels(std::vector<EndLabel> labels, double left, double top, double bottom,
                   SceneBuilder& builder);

}  // namespace candour
