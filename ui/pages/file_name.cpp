// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/file_name.h"

namespace candour {

QString fileNameOf(const std::string& title, const QString& otherwise) {
  QString name;
  for (const QChar c : QString::fromStdString(title).toLower()) {
    if (c.isLetterOrNumber()) {
      name += c;
    } else if (!name.isEmpty() && !name.endsWith(u'-')) {
      name += u'-';
    }
  }
  while (name.endsWith(u'-')) name.chop(1);
  // A long title is cut between two words.
  constexpr int kLongest = 60;
  if (name.size() > kLongest) name = name.left(name.left(kLongest).lastIndexOf(u'-'));
  return name.isEmpty() ? otherwise : name;
}

}  // namespace candour
