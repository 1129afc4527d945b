// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "ui/charts/scene_builder.h"
#include "ui/documents/page_layout.h"

namespace candour {

/// A wrapped text with the look it is printed in.
struct TextBlock {
  BlockRole role = BlockRole::Paragraph;
  QStringList lines;
  TextStyle style;
  double before = 0;  // air above, where it does not begin a column
  double indent = 0;  // of list items, whose bullet stands in it

  double leading = 1.2;

  [[nodiscard]] double step() const { return leading * style.size; }
  [[nodiscard]] double height() const { return step() * static_cast<double>(lines.size()); }
};

/// Where text runs down a sheet.
struct SheetColumn {
  double left = 0;
  double width = 0;
  double top = 0;
  double y = 0;  // where the next block begins
  double bottom = 0;
  bool fresh = true;  // nothing stands in it yet

  [[nodiscard]] double room() const { return bottom - y; }
};

/// Puts text and figures on sheets, one after the other.
class SheetWriter {
 public:
  explicit SheetWriter(const PageFormat& format) : m_format(format) {}

  /// Begins a sheet; returns its one column.
  SheetColumn begin(std::size_t page, bool continued);
  /// Lines [from, to) of `block` at the column's y, which moves below them.
  void text(const TextBlock& block, qsizetype from, qsizetype to, SheetColumn& column);
  /// A figure laid out, its upper left corner at `at`; its footer becomes a block of its own.
  void figure(const Scene& scene, QPointF at, const std::string& alt);
  /// A line that is no part of the document: running heads and feet.
  void artifact(const QString& line, double x, double y, Anchor anchor, const TextStyle& style);
  void rule(double left, double right, double y);
  /// Makes the sheet so much taller.
  void grow(double by) { m_sheets.back().scene.size.rheight() += by; }

  [[nodiscard]] const PageFormat& format() const { return m_format; }
  void setFormat(const PageFormat& format) { m_format = format; }
  [[nodiscard]] const TextMeasure& measure() const { return m_measure; }
  std::vector<PageScene>& sheets() { return m_sheets; }

 private:
  void append(const Scene& items, PageBlock block);

  PageFormat m_format;
  TextMeasure m_measure;
  std::vector<PageScene> m_sheets;
};

/// What runs along the foot of every sheet.
void drawFeet(const Document& document, SheetWriter& writer);

}  // namespace candour
