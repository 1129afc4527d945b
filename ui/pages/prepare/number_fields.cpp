// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/number_fields.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <cmath>

#include "core/base/text.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

std::optional<double> numberIn(const QLineEdit& field) {
  return parseNumber(trim(field.text().toStdString()));
}

QString numberFault(const QList<QLineEdit*>& fields) {
  QString fault;
  for (QLineEdit* field : fields) {
    const bool wrong = !field->text().trimmed().isEmpty() && !numberIn(*field);
    setPart(field, wrong ? u"wrong"_s : QString());
    if (!wrong || !fault.isEmpty()) continue;
    fault = QCoreApplication::translate("NumberFields", "%1: \"%2\" is no number.")
                .arg(field->accessibleName(), field->text().trimmed());
  }
  return fault;
}

}  // namespace candour
