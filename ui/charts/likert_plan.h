// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QStringList>
#include <vector>

#include "models/briefing/figure.h"
#include "ui/charts/scene_builder.h"

namespace candour {

/// A row of a chart of answers, with what stands over it.
struct LikertRow {
  QStringList heading;  // where a driver or another scale begins; else empty
  bool key = false;     // where the answers are not those of the row before
  QStringList label;
  QStringList value;  // the net score, and under it the interval
  double headingHeight = 0;
  double keyHeight = 0;
  double labelHeight = 0;  // of a label above its bar; else 0
  double height = 0;       // least height without heading and key
};

/// The measures of a chart of answers for a width and text size, before its height is known. All
/// lengths from the left edge. Bars of one page are on one scale: left of `zero` the answers below
/// the middle, right of it those above, and from `stripLeft` on the middle answer.
struct LikertPlan {
  bool above = false;  // labels stand above their bars, where beside them they would leave no room
  std::vector<LikertRow> rows;
  double labelWidth = 0;
  double plotLeft = 0;
  double plotRight = 0;
  double perPercent = 0;
  double zero = 0;
  double stripLeft = 0;  // at plotRight where there are no middle answers
  double netRight = 0;
  double baseRight = 0;
  double top = 0;  // titles of the columns
  double bottom = 0;
  double bar = 0;
  std::vector<double> ticks;  // per cent, negative on the left
  QStringList axisTitle;

  [[nodiscard]] double height() const;
};

LikertPlan planLikert(const Figure& figure, double width, const SceneBuilder& builder);

/// The part of a row's answers that is on one side (-1, 0, 1), per cent.
double sideOf(const FigureRow& row, const AnswerScale& scale, int side);

/// What the answers of a scale are drawn in, and text on it: the strongest on the outside, the
/// palest of three on a side next to the middle. Whether an ink rests on its outline.
Ink answerInk(const AnswerScale& scale, std::size_t answer);
Ink textOnAnswer(Ink ink);
bool needsOutline(Ink ink);

/// The answers of a scale in their order with what they are drawn in; returns where they end.
double drawAnswerKey(const AnswerScale& scale, double left, double top, double room,
                     SceneBuilder& builder);

}  // namespace candour
