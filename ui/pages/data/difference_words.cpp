// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/data/difference_words.h"

#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

QString wordsFor(DifferenceKind kind) {
  return words(inPlainWords(kind));
}

QString wordsFor(JoinAdvice advice) {
  return words(inPlainWords(advice));
}

QString namesInWords(const CodebookDifference& difference) {
  const QString before = text(difference.before);
  const QString after = text(difference.after);
  if (before.isEmpty() || before == after) return after;
  return after.isEmpty() ? before : before + u" → "_s + after;
}

QString keyOf(const CodebookComparison& comparison, const CodebookDifference& difference) {
  return QStringList{text(comparison.before), text(comparison.after),
                     QString::fromLatin1(wordFor(difference.kind)), text(difference.before),
                     text(difference.after)}
      .join(u'\x1f');
}

}  // namespace candour
