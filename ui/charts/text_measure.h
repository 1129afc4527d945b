// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QFontMetricsF>
#include <QString>
#include <QStringList>
#include <array>

namespace candour {

/// Widths of text in points, from the font's design metrics: the same for screen and paper.
class TextMeasure {
 public:
  TextMeasure();

  [[nodiscard]] double width(const QString& text, int size, bool bold = false) const;

  /// Lines no wider than `room`, broken at blanks; a word wider than that is broken inside. At
  /// least one line.
  [[nodiscard]] QStringList wrap(const QString& text, int size, bool bold, double room) const;

 private:
  QFontMetricsF m_regular;
  QFontMetricsF m_bold;
  // Advances of ASCII in thousandths of the size: most text is measured without asking the font.
  std::array<double, 128> m_regularAscii{};
  std::array<double, 128> m_boldAscii{};
};

/// Distance between baselines, in points.
inline double lineHeight(int size) {
  return 1.2 * size;
}

}  // namespace candour
