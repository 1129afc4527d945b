// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <QStringList>
#include <array>

namespace candour {

/// Widths of text in points, from the font's design metrics: the same for screen and paper.
class TextMeasure {
 public:
  [[nodiscard]] double width(const QString& text, int size, bool bold = false) const;

  /// Lines no wider than `room`, broken at blanks; a word wider than that is broken inside. At
  /// least one line.
  [[nodiscard]] QStringList wrap(const QString& text, int size, bool bold, double room) const;

 private:
  // Advances of Latin-1, of dashes, quotation marks, bullet and dots, and of the minus, in
  // thousandths of the size: nearly all text is measured without asking the font.
  struct Advances {
    explicit Advances(bool bold);
    std::array<double, 256> latin{};
    std::array<double, 24> marks{};  // U+2010 ... U+2027
    double minus = 0;
  };
  static const Advances& advances(bool bold);
};

/// Distance between baselines, in points.
inline double lineHeight(int size) {
  return 1.2 * size;
}

}  // namespace candour
