// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/derive_editor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTextBlock>
#include <QVBoxLayout>

#include "core/prepare/expression.h"
#include "ui/pages/prepare/variable_field.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

DeriveEditor::DeriveEditor(Session& session, QWidget* parent)
    : StepEditor(session, parent),
      m_formula(new QPlainTextEdit(this)),
      m_variables(new VariableField(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(makeLabel(tr("Formula"), LabelRole::Muted, this));
  m_formula->setObjectName(u"deriveFormula"_s);
  m_formula->setAccessibleName(tr("Formula"));
  m_formula->setPlaceholderText(u"if(Q13 == \"Very worried\" and age < 25, 1, 0)"_s);
  m_formula->setTabChangesFocus(true);
  m_formula->setMinimumHeight(90);
  layout->addWidget(m_formula, 1);
  layout->addWidget(makeLabel(tr("Put a variable in"), LabelRole::Muted, this));
  m_variables->setObjectName(u"deriveVariables"_s);
  m_variables->setAccessibleName(tr("Put a variable into the formula"));
  m_variables->fill(session.survey(), [](const Variable&) { return true; });
  layout->addWidget(m_variables);
  layout->addWidget(makeLabel(
      tr("Numbers:  + - * / ^  abs  sqrt  log  exp  floor  round(x, digits)\n"
         "Several, as far as answered:  mean(a, b)  sum  min  max  count\n"
         "Compared:  == != < <= > >=  in (a, b)  and  or  not\n"
         "Chosen:  if(condition, then, else)\n"
         "No answer:  is_missing(x)  missing\n"
         "Dates:  year(date)  month(date)\n\n"
         "Answers stand in quotes, Q13 == \"Very worried\"; names with blanks in [brackets]. A sum "
         "or comparison with a missing value is missing; so is a division by zero."),
      LabelRole::Muted, this));
  layout->addStretch(1);
  connect(m_formula, &QPlainTextEdit::textChanged, this, &StepEditor::changed);
  m_variables->givePicked();
  connect(m_variables, &VariableField::picked, this, &DeriveEditor::insertVariable);
}

void DeriveEditor::insertVariable(const std::string& name) {
  m_formula->insertPlainText(QString::fromStdString(asWritten(name)));
  m_formula->setFocus();
}

StepEditor::How DeriveEditor::how() const {
  return DeriveStep{m_formula->toPlainText().trimmed().toStdString()};
}

void DeriveEditor::showHow(const How& how) {
  m_formula->setPlainText(QString::fromStdString(std::get<DeriveStep>(how).expression));
}

QString DeriveEditor::lacks() const {
  return m_formula->toPlainText().trimmed().isEmpty() ? tr("Write a formula.") : QString();
}

// Underlines from the place that the fault names to the end of the word there.
void DeriveEditor::showFault(const QString& fault) {
  static const QRegularExpression place(u"[Ll]ine (\\d+), column (\\d+)"_s);
  const auto match = place.match(fault);
  QList<QTextEdit::ExtraSelection> marks;
  const auto block = match.hasMatch()
                         ? m_formula->document()->findBlockByNumber(match.captured(1).toInt() - 1)
                         : QTextBlock();
  if (block.isValid()) {
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(block);
    const int column = std::min(match.captured(2).toInt() - 1, block.length() - 1);
    mark.cursor.setPosition(block.position() + std::max(0, column));
    mark.cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
    if (!mark.cursor.hasSelection()) {
      mark.cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
    }
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mark.format.setUnderlineColor(isDark(*this) ? darkColours().error : lightColours().errorBorder);
    marks << mark;
  }
  m_formula->setExtraSelections(marks);
}

}  // namespace candour
