// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/text_measure.h"

#include <QFontMetricsF>
#include <algorithm>

#include "ui/charts/theme.h"

namespace candour {

namespace {

constexpr int kDesignSize = 1000;
constexpr char16_t kMinusSign = 0x2212;
constexpr char16_t kFirstMark = 0x2010;

// Letters are set side by side as the tables add them up, which is how a PDF draws them, too.
QFont unkernedFont(bool bold) {
  QFont font = figureFont(kDesignSize, bold);
  font.setKerning(false);
  return font;
}

// Splits off what of `word` fits into `room`, at least one letter.
QString takeFitting(QString& word, const TextMeasure& measure, int size, bool bold, double room) {
  qsizetype length = 1;
  while (length < word.size() && measure.width(word.left(length + 1), size, bold) <= room) ++length;
  // Never between the two halves of one letter outside the basic plane.
  if (length < word.size() && word[length - 1].isHighSurrogate()) ++length;
  const QString head = word.left(length);
  word.remove(0, length);
  return head;
}

}  // namespace

TextMeasure::Advances::Advances(bool bold) {
  const QFontMetricsF metrics(figureFont(kDesignSize, bold));
  for (char16_t c = 32; c < 256; ++c) latin[c] = metrics.horizontalAdvance(QChar(c));
  for (char16_t i = 0; i < marks.size(); ++i) {
    marks[i] = metrics.horizontalAdvance(QChar(char16_t(kFirstMark + i)));
  }
  minus = metrics.horizontalAdvance(QChar(kMinusSign));
}

const TextMeasure::Advances& TextMeasure::advances(bool bold) {
  static const Advances kRegular(false), kBold(true);
  return bold ? kBold : kRegular;
}

double TextMeasure::width(const QString& text, int size, bool bold) const {
  const Advances& table = advances(bold);
  double sum = 0;
  for (const QChar c : text) {
    const char16_t code = c.unicode();
    if (code < 256) {
      sum += table.latin[code];
    } else if (code >= kFirstMark && code < kFirstMark + table.marks.size()) {
      sum += table.marks[code - kFirstMark];
    } else if (code == kMinusSign) {
      sum += table.minus;
    } else {
      const QFontMetricsF metrics(unkernedFont(bold));
      return metrics.horizontalAdvance(text) * size / kDesignSize;
    }
  }
  return sum * size / kDesignSize;
}

QStringList TextMeasure::wrap(const QString& text, int size, bool bold, double room) const {
  QStringList lines;
  QString line;
  const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  for (QString word : words) {
    const QString longer = line.isEmpty() ? word : line + QLatin1Char(' ') + word;
    if (width(longer, size, bold) <= room) {
      line = longer;
      continue;
    }
    if (!line.isEmpty()) lines << line;
    while (width(word, size, bold) > room && word.size() > 1) {
      lines << takeFitting(word, *this, size, bold, room);
    }
    line = word;
  }
  if (!line.isEmpty() || lines.isEmpty()) lines << line;
  return lines;
}

}  // namespace candour
