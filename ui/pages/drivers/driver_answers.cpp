// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/drivers/driver_answers.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/base/text.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QString words(const char* text) {
  return QCoreApplication::translate("DriverAnswers", text);
}

QString counted(std::size_t n) {
  return QString::fromStdString(grouped(static_cast<long long>(n)));
}

void addWarnings(QStringList& notes, const std::vector<Warning>& warnings) {
  for (const auto& warning : warnings) notes << QString::fromStdString(warning.text);
}

}  // namespace

QString intervalText(double lower, double upper, int decimals) {
  if (!std::isfinite(lower) || !std::isfinite(upper)) return words("not available");
  return words("%1 to %2").arg(number(lower, decimals), number(upper, decimals));
}

QString number(double value, int decimals) {
  return QString::fromStdString(fixed(value, decimals)).replace(u'-', u'−');
}

QString percent(double share, int decimals) {
  return QString::fromStdString(fixed(100 * share, decimals)) + u" %"_s;
}

QStringList notesOf(const DriverModel& model) {
  QStringList notes;
  addWarnings(notes, model.warnings);
  if (model.leftOut.missing > 0) {
    notes << words(
                 "%1 interviews lack an answer to the outcome, a driver, a control or a weight "
                 "and are left out.")
                 .arg(counted(model.leftOut.missing));
  }
  if (model.leftOut.zeroWeight > 0) {
    notes << words("%1 interviews have a weight of zero and do not count.")
                 .arg(counted(model.leftOut.zeroWeight));
  }
  notes << words("The figure shows what goes together, not what causes what.");
  return notes;
}

QStringList notesOf(const Importance& importance) {
  QStringList notes;
  addWarnings(notes, importance.warnings);
  notes << words(
      "Drivers with different letters can be told apart; read those of one letter as a tier, "
      "not as a ranking.");
  notes << words(
      "A driver can take credit for others it goes along with: look at its unique part "
      "too.");
  return notes;
}

std::vector<QStringList> rowsOf(const Figure& figure, int decimals) {
  std::vector<QStringList> rows;
  for (const auto& row : figure.rows) {
    const QString value = row.valueText.empty() ? QString::fromStdString(fixed(row.value, decimals))
                                                : QString::fromStdString(row.valueText);
    const QString interval = row.lower && row.upper ? intervalText(*row.lower, *row.upper, decimals)
                                                    : words("not available");
    // "Age, versus 16-24" heads its rows in the figure; a table names the group in each.
    const QString group = QString::fromStdString(row.group).section(u',', 0, 0);
    const QString label = QString::fromStdString(row.label);
    rows.push_back({group.isEmpty() ? label : group + u": "_s + label, value, interval});
  }
  return rows;
}

void appendShares(std::vector<QStringList>& rows, const Importance* importance) {
  for (auto& row : rows) {
    QString share = u"…"_s;
    if (importance != nullptr) {
      // A label may carry more than the driver's name, such as the level it compares.
      const auto& drivers = importance->drivers;
      const auto found = std::find_if(drivers.begin(), drivers.end(), [&row](const auto& driver) {
        return row.first().startsWith(QString::fromStdString(driver.driver));
      });
      share = found == drivers.end() ? u"–"_s : percent(found->share);
    }
    row << share;
  }
}

}  // namespace candour
