// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/variable_field.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
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
  connect(this, &QComboBox::currentIndexChanged, this, &VariableField::showBegin,
          Qt::QueuedConnection);
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
  showBegin();
}

std::string VariableField::variable() const {
  int index = currentIndex();
  if (index < 0 || itemText(index) != currentText()) index = findText(currentText());
  if (index < 0) index = findData(currentText());
  return index < 0 ? std::string() : itemData(index).toString().toStdString();
}

// The list of completions writes its text after it has told of it, and leaving the field tells of
// it again: what is given is what stands there once all that is over.
void VariableField::givePicked() {
  connect(this, &QComboBox::activated, this, &VariableField::give, Qt::QueuedConnection);
}

// What is typed is chosen by Return; it never goes on to the dialog, which would take its step.
void VariableField::keyPressEvent(QKeyEvent* event) {
  const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  // The list of completions hears every key before its own: Return there takes what is marked.
  if (!isReturn || completer()->popup()->isVisible()) return DropList::keyPressEvent(event);
  event->accept();
  const int index = findData(QString::fromStdString(variable()));
  if (index < 0) return;
  setCurrentIndex(index);
  Q_EMIT activated(index);
}

void VariableField::give() {
  const auto name = variable();
  if (name.empty()) return;
  setCurrentIndex(-1);
  clearEditText();
  completer()->popup()->hide();
  Q_EMIT picked(name);
}

// A long question shows its name and first words, not its last.
void VariableField::showBegin() {
  lineEdit()->setCursorPosition(0);
}

}  // namespace candour
