// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/text_measure.h"

#include <algorithm>

#include "ui/charts/theme.h"

namespace candour {

namespace {

constexpr int kDesignSize = 1000;

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

TextMeasure::TextMeasure()
    : m_regular(figureFont(kDesignSize, false)), m_bold(figureFont(kDesignSize, true)) {
  for (char16_t c = 32; c < 127; ++c) {
    m_regularAscii[c] = m_regular.horizontalAdvance(QChar(c));
    m_boldAscii[c] = m_bold.horizontalAdvance(QChar(c));
  }
}

double TextMeasure::width(const QString& text, int size, bool bold) const {
  const std::array<double, 128>& ascii = bold ? m_boldAscii : m_regularAscii;
  double sum = 0;
  for (const QChar c : text) {
    if (c.unicode() < 32 || c.unicode() >= 127) {
      return (bold ? m_bold : m_regular).horizontalAdvance(text) * size / kDesignSize;
    }
    sum += ascii[c.unicode()];
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
