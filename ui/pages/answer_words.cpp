// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/answer_words.h"

#include <QCoreApplication>
#include <cmath>

#include "core/base/text.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QString notAvailable() {
  return QCoreApplication::translate("AnswerWords", "not available");
}

}  // namespace

QString number(double value, int decimals) {
  return QString::fromStdString(fixed(value, decimals)).replace(u'-', u'−');
}

QString percent(double share, int decimals) {
  return QString::fromStdString(fixed(100 * share, decimals)) + u" %"_s;
}

QString intervalText(double lower, double upper, int decimals) {
  if (!std::isfinite(lower) || !std::isfinite(upper)) return notAvailable();
  return QCoreApplication::translate("AnswerWords", "%1 to %2")
      .arg(number(lower, decimals), number(upper, decimals));
}

QString percentInterval(double lower, double upper) {
  return intervalText(100 * lower, 100 * upper, 1);
}

QString points(double difference) {
  if (!std::isfinite(difference)) return notAvailable();
  const QString text = number(100 * difference, 1);
  return difference > 0 && text != u"0.0" ? u'+' + text : text;
}

QString share(double value) {
  return std::isfinite(value) ? percent(value, 1) : notAvailable();
}

QString pValue(double p) {
  if (!std::isfinite(p)) return notAvailable();
  return p < 0.001 ? u"< 0.001"_s : QString::fromStdString(fixed(p, 3));
}

QStringList textsOf(const std::vector<Warning>& warnings) {
  QStringList texts;
  for (const auto& warning : warnings) texts << QString::fromStdString(warning.text);
  return texts;
}

std::vector<QStringList> rowsOf(const Figure& figure, int decimals) {
  std::vector<QStringList> rows;
  for (const auto& row : figure.rows) {
    const QString value = row.valueText.empty() ? QString::fromStdString(fixed(row.value, decimals))
                                                : QString::fromStdString(row.valueText);
    const QString interval =
        row.lower && row.upper ? intervalText(*row.lower, *row.upper, decimals) : notAvailable();
    // "Age, versus 16-24" heads its rows in the figure; a table names the group in each.
    const QString group = QString::fromStdString(row.group).section(u',', 0, 0);
    const QString label = QString::fromStdString(row.label);
    rows.push_back({group.isEmpty() ? label : group + u": "_s + label, value, interval});
  }
  return rows;
}

}  // namespace candour
