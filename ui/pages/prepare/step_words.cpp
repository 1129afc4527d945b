// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/step_words.h"

#include <QCoreApplication>

#include "core/base/text.h"

namespace candour {

namespace {

QString said(const char* text) {
  return QCoreApplication::translate("Prepare", text);
}

QString groupedCount(std::size_t n) {
  return QString::fromStdString(grouped(static_cast<long long>(n)));
}

}  // namespace

QString kindName(const RecipeStep& step) {
  const QString names[] = {said("Recode"), said("Bands"),   said("Formula"),
                           said("Scale"),  said("Missing"), said("Raked weights")};
  return names[step.how.index()];
}

QString stepTitle(const RecipeStep& step) {
  const QString titles[] = {said("Recode answers"),       said("Put a number into bands"),
                            said("Work out a variable"),  said("Build a scale"),
                            said("Make answers missing"), said("Rake weights")};
  return titles[step.how.index()];
}

QString countsInWords(const StepCounts& counts) {
  QString text = said("%1 interviews have it; %2 do not")
                     .arg(groupedCount(counts.answered), groupedCount(counts.missing));
  if (counts.lost > 0) {
    text += said(", %1 of them although every answer it is made of is there")
                .arg(groupedCount(counts.lost));
  }
  if (counts.undefined > 0) {
    text +=
        said(" (%1 have no result, as in a division by zero)").arg(groupedCount(counts.undefined));
  }
  if (counts.notAsked > 0) {
    text += said("; %1 were not asked").arg(groupedCount(counts.notAsked));
  }
  return text + said(".");
}

}  // namespace candour
