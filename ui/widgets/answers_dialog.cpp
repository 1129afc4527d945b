// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/answers_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/text.h"
#include "ui/widgets/survey_choices.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {
constexpr int kNameRole = Qt::UserRole;
}

AnswersDialog::AnswersDialog(Session& session, const Texts& texts, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_search(new QLineEdit(this)),
      m_variables(new QListWidget(this)),
      m_question(makeLabel({}, LabelRole::Body, this)),
      m_answers(new QListWidget(this)) {
  setWindowTitle(texts.title);
  setAttribute(Qt::WA_DeleteOnClose);
  setModal(true);
  resize(820, 560);
  auto* halves = new QHBoxLayout;
  halves->setSpacing(18);
  halves->addWidget(makeVariables(), 5);
  halves->addWidget(makeAnswers(texts), 4);
  auto* buttons = new QDialogButtonBox(this);
  m_accept = buttons->addButton(tr("Use these"), QDialogButtonBox::AcceptRole);
  m_accept->setObjectName(u"useAnswers"_s);
  setPart(m_accept, u"primary"_s);
  buttons->addButton(QDialogButtonBox::Cancel);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(18, 18, 18, 18);
  layout->setSpacing(14);
  layout->addLayout(halves, 1);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(&session.facts(), &SurveyFacts::distributionReady, this, &AnswersDialog::showAnswers);
  fillVariables();
  answersTicked();
}

QWidget* AnswersDialog::makeVariables() {
  auto* half = new QWidget(this);
  auto* layout = new QVBoxLayout(half);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(makeLabel(tr("Question of the survey"), LabelRole::Heading, half));
  m_search->setPlaceholderText(tr("Search names and questions"));
  m_search->setAccessibleName(tr("Search the variables"));
  m_search->setObjectName(u"answersSearch"_s);
  m_search->setClearButtonEnabled(true);
  layout->addWidget(m_search);
  m_variables->setObjectName(u"answersVariables"_s);
  m_variables->setAccessibleName(tr("Variables"));
  m_variables->setProperty("part", u"framed"_s);
  m_variables->setTextElideMode(Qt::ElideRight);
  m_variables->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  layout->addWidget(m_variables, 1);
  connect(m_search, &QLineEdit::textChanged, this, &AnswersDialog::narrow);
  connect(m_variables, &QListWidget::currentRowChanged, this, &AnswersDialog::variableChosen);
  return half;
}

QWidget* AnswersDialog::makeAnswers(const Texts& texts) {
  auto* half = new QWidget(this);
  auto* layout = new QVBoxLayout(half);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(makeLabel(texts.answersHeading, LabelRole::Heading, half));
  layout->addWidget(m_question);
  m_answers->setObjectName(u"answersTicks"_s);
  m_answers->setAccessibleName(texts.answersHeading);
  m_answers->setProperty("part", u"framed"_s);
  layout->addWidget(m_answers, 1);
  connect(m_answers, &QListWidget::itemChanged, this, &AnswersDialog::answersTicked);
  if (texts.nameHeading.isEmpty()) return half;
  layout->addWidget(makeLabel(texts.nameHeading, LabelRole::Heading, half));
  m_name = new QLineEdit(half);
  m_name->setObjectName(u"answersName"_s);
  m_name->setAccessibleName(texts.nameHeading);
  layout->addWidget(m_name);
  return half;
}

void AnswersDialog::fillVariables() {
  const QSignalBlocker quiet(m_variables);
  const auto choices = variableChoices(m_session.survey(), {}, [](const Variable& variable) {
    return variable.kind != VariableKind::Date;
  });
  for (const auto& choice : choices) {
    const QString text =
        choice.detail.isEmpty() ? choice.text : choice.text + u"   "_s + choice.detail;
    auto* item = new QListWidgetItem(text, m_variables);
    item->setData(kNameRole, choice.key);
    item->setToolTip(text);
  }
  m_variables->setCurrentRow(-1);
}

void AnswersDialog::startFrom(const std::string& variable, const std::vector<AnswerRef>& answers,
                              const QString& name) {
  m_ticked = answers;
  if (m_name != nullptr) m_name->setText(name);
  for (int row = 0; row < m_variables->count(); ++row) {
    const auto* item = m_variables->item(row);
    if (item->data(kNameRole).toString().toStdString() != variable) continue;
    m_variables->setCurrentRow(row);
    m_variables->scrollToItem(item, QAbstractItemView::PositionAtCenter);
  }
  m_search->setFocus();
}

void AnswersDialog::narrow(const QString& text) {
  for (int row = 0; row < m_variables->count(); ++row) {
    auto* item = m_variables->item(row);
    item->setHidden(!item->text().contains(text, Qt::CaseInsensitive));
  }
}

std::string AnswersDialog::variable() const {
  const auto* item = m_variables->currentItem();
  return item == nullptr ? std::string() : item->data(kNameRole).toString().toStdString();
}

void AnswersDialog::variableChosen() {
  m_known.clear();
  const QSignalBlocker quiet(m_answers);
  m_answers->clear();
  showAnswers();
  m_ticked.clear();
}

// Lists the answers with their shares; called again when the shares have been counted.
void AnswersDialog::showAnswers() {
  const std::string name = variable();
  if (name.empty()) return;
  m_question->setText(titleOf(m_session.survey(), name));
  const auto ticked = m_known.empty() ? m_ticked : answers();
  m_known = answersOf(m_session, name);
  const auto* counted = m_session.facts().distribution(name, m_session.question().design.weight);
  const QSignalBlocker quiet(m_answers);
  m_answers->clear();
  for (const auto& answer : m_known) {
    QString line = QString::fromStdString(text(answer));
    if (counted != nullptr) {
      for (const auto& share : counted->answers) {
        if (share.answer != answer) continue;
        line += u"   "_s + QString::fromStdString(fixed(100 * share.weighted, 1)) + u" %"_s;
      }
    }
    auto* item = new QListWidgetItem(line, m_answers);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    const bool on = std::find(ticked.begin(), ticked.end(), answer) != ticked.end();
    item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
  }
  if (m_known.empty() && counted != nullptr) {
    new QListWidgetItem(tr("A number with many values: it cannot be ticked."), m_answers);
  }
  answersTicked();
}

void AnswersDialog::answersTicked() {
  m_accept->setEnabled(!answers().empty());
}

std::vector<AnswerRef> AnswersDialog::answers() const {
  std::vector<AnswerRef> ticked;
  for (int row = 0; row < m_answers->count() && row < static_cast<int>(m_known.size()); ++row) {
    if (m_answers->item(row)->checkState() == Qt::Checked) {
      ticked.push_back(m_known[static_cast<std::size_t>(row)]);
    }
  }
  return ticked;
}

QString AnswersDialog::name() const {
  const QString typed = m_name == nullptr ? QString() : m_name->text().trimmed();
  return typed.isEmpty() ? titleOf(m_session.survey(), variable()) : typed;
}

}  // namespace candour
