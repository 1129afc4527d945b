// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/text_measure.h"

#include <catch2/catch.hpp>

using namespace candour;
using namespace Qt::StringLiterals;

TEST_CASE("widths are those of Arial's design, at any size") {
  const TextMeasure measure{};
  // 556, 222 and 278 thousandths: digits, "l" and the blank.
  CHECK(measure.width(u"0l "_s, 10) == Approx(10.56).margin(0.02));
  CHECK(measure.width(u"abc"_s, 24) == Approx(2 * measure.width(u"abc"_s, 12)));
  CHECK(measure.width(u"abc"_s, 12, true) > measure.width(u"abc"_s, 12));
  CHECK(measure.width(QString::fromUtf8("\u2212"), 10) == Approx(5.84).margin(0.02));
}

TEST_CASE("lines are broken at blanks and never wider than the room") {
  const TextMeasure measure{};
  const QString text = u"How often do you see the police on patrol in this area"_s;
  for (const double room : {60.0, 120.0, 1000.0}) {
    const QStringList lines = measure.wrap(text, 12, false, room);
    CHECK(lines.join(u' ') == text);
    for (const QString& line : lines) CHECK(measure.width(line, 12) <= room);
  }
  CHECK(measure.wrap({}, 12, false, 50) == QStringList{QString()});
}

TEST_CASE("a word too long for the room is broken, and nothing of it is lost") {
  const TextMeasure measure{};
  const QString text = u"short averyveryverylongvariablenamewithoutanyblank end"_s;
  const QStringList lines = measure.wrap(text, 12, false, 70);
  for (const QString& line : lines) CHECK(measure.width(line, 12) <= 70);
  CHECK(lines.join(QString()).remove(u' ') == QString(text).remove(u' '));
}

TEST_CASE("letters stand side by side, whatever signs are among them") {
  const TextMeasure measure{};
  for (const QString& text : {u"To AV \u2019s \u2013 \u2026"_s, u"To AV \u0141\u00F3d\u017A"_s}) {
    double sum = 0;
    for (const QChar c : text) sum += measure.width(QString(c), 12);
    CHECK(measure.width(text, 12) == Approx(sum).epsilon(1e-3));
  }
}
