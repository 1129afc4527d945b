// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/drivers/driver_answers.h"

#include <algorithm>

#include "core/base/text.h"
#include "ui/pages/answer_words.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

QStringList notesOf(const DriverModel& model) {
  QStringList notes = textsOf(model.warnings);
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
  QStringList notes = textsOf(importance.warnings);
  notes << words(
      "Drivers with different letters can be told apart; read those of one letter as a tier, "
      "not as a ranking.");
  notes << words(
      "A driver can take credit for others it goes along with: look at its unique part "
      "too.");
  return notes;
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
