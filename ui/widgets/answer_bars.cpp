// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/answer_bars.h"

#include <QCoreApplication>
#include <cmath>

#include "core/base/text.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr qsizetype kMostBars = 60;

QString labelOf(const Distribution::Answer& answer) {
  const auto* code = std::get_if<double>(&answer.answer);
  constexpr double kSmall = 0.001;
  const bool number = code != nullptr && answer.text == shortest(*code);
  if (!number || std::abs(*code) < kSmall) return text(answer.text);
  return text(shortest(std::round(*code * 1e4) / 1e4));
}

}  // namespace

QList<BarRow> answerBars(const Distribution& distribution) {
  QList<BarRow> rows;
  for (const auto& answer : distribution.answers) {
    if (rows.size() == kMostBars) break;
    rows.append({.label = labelOf(answer),
                 .share = answer.weighted,
                 .shareText = text(fixed(100 * answer.weighted, 1)) + u" %"_s,
                 .countText = counted(static_cast<double>(answer.n))});
  }
  const auto more = static_cast<qsizetype>(distribution.answers.size()) - rows.size();
  if (more > 0) {
    rows.append({.label = words("and %1 more answers").arg(more),
                 .shareText = {},
                 .countText = {},
                 .muted = true});
  }
  return rows;
}

QList<BarRow> missingBars(const Distribution& distribution, const QString& title) {
  QList<BarRow> rows;
  for (const auto& reason : distribution.missing) {
    rows.append({.label = text(reason.text),
                 .shareText = title,
                 .countText = counted(static_cast<double>(reason.n)),
                 .muted = true});
  }
  return rows;
}

}  // namespace candour
