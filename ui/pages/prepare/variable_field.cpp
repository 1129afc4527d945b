// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/variable_field.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>

#include "ui/widgets/survey_choices.h"

using namespace Qt::StringLiterals;

namespace candour {

VariableField::VariableField(QWidget* parent) : DropList(parent) {
  setEditable(true);
  setInsertPolicy(QComboBox::NoInsert);
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(24);
  lineEdit()->setPlaceholderText(tr("Type a part of its name or question"));
  completer()->setFilterMode(Qt::MatchContains);
  completer()->setCompletionMode(QCompleter::PopupCompletion);
}

void VariableField::fill(const Survey& survey, const std::function<bool(const Variable&)>& fits) {
  const QSignalBlocker quiet(this);
  clear();
  for (const Choice& choice : variableChoices(survey, {}, fits)) {
    const QString text =
        choice.detail.isEmpty() ? choice.text : choice.text + u"   "_s + choice.detail;
    addItem(text, choice.key);
  }
  setCurrentIndex(-1);
}

void VariableField::choose(const std::string& variable) {
  setCurrentIndex(findData(QString::fromStdString(variable)));
}

std::string VariableField::variable() const {
  int index = currentIndex();
  if (index < 0 || itemText(index) != currentText()) index = findText(currentText());
  if (index < 0) index = findData(currentText());
  return index < 0 ? std::string() : itemData(index).toString().toStdString();
}

}  // namespace candour
