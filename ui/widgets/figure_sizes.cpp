// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/figure_sizes.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QString called(const QString& name) {
  const auto words = [](const char* text) {
    return QCoreApplication::translate("FigureSizes", text);
  };
  if (name == u"half-page"_s) return words("Half a page of A4");
  if (name == u"page"_s) return words("A page of A4");
  if (name == u"slide"_s) return words("Slide, 16:9");
  if (name == u"square"_s) return words("Square");
  return name;
}

}  // namespace

QString sizeInWords(const NamedSize& size) {
  return u"%1 (%2 × %3 mm)"_s.arg(called(QString::fromLatin1(size.name)))
      .arg(size.size.width)
      .arg(size.size.height);
}

}  // namespace candour
