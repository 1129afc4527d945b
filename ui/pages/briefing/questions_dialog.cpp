// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/briefing/questions_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/base/text.h"
#include "models/briefing/considerations.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

// A line is a question.
std::vector<std::string> questionsIn(const QString& text) {
  std::vector<std::string> questions;
  for (const QString& line : text.split(u'\n')) {
    if (!line.trimmed().isEmpty()) questions.push_back(line.trimmed().toStdString());
  }
  return questions;
}

}  // namespace

QuestionsDialog::QuestionsDialog(const Briefing& briefing, QWidget* parent)
    : QDialog(parent),
      m_own(briefing.considerations),
      m_drivers(new QListWidget(this)),
      m_questions(new QPlainTextEdit(this)),
      m_restore(new QPushButton(tr("&Back to those that come with Candour"), this)) {
  setWindowTitle(tr("Questions for police and partners"));
  setObjectName(u"questionsDialog"_s);
  setAttribute(Qt::WA_DeleteOnClose);
  setModal(true);
  m_drivers->setObjectName(u"questionsDrivers"_s);
  m_drivers->setAccessibleName(tr("Drivers"));
  m_drivers->setProperty("part", u"framed"_s);
  m_drivers->setFixedWidth(250);
  for (const auto& name : driversOf(briefing)) m_drivers->addItem(QString::fromStdString(name));
  auto* middle = new QHBoxLayout;
  middle->setSpacing(16);
  middle->addWidget(m_drivers);
  middle->addWidget(makeEditor(), 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  auto* keep = buttons->addButton(tr("&Keep"), QDialogButtonBox::AcceptRole);
  keep->setObjectName(u"questionsKeep"_s);
  setPart(keep, u"primary"_s);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 20, 20, 18);
  layout->setSpacing(16);
  layout->addLayout(middle, 1);
  layout->addWidget(buttons);
  resize(860, 460);
  connect(m_drivers, &QListWidget::currentRowChanged, this, &QuestionsDialog::showDriver);
  connect(m_questions, &QPlainTextEdit::textChanged, this, &QuestionsDialog::take);
  connect(m_restore, &QPushButton::clicked, this, &QuestionsDialog::restore);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  mark();
  m_drivers->setCurrentRow(0);
  showDriver();
}

QWidget* QuestionsDialog::makeEditor() {
  auto* editor = new QWidget(this);
  m_questions->setObjectName(u"questionsText"_s);
  m_questions->setAccessibleName(tr("The questions about this driver, one a line"));
  m_questions->setPlaceholderText(tr("Nothing is asked about this driver."));
  m_questions->setTabChangesFocus(true);
  m_restore->setObjectName(u"questionsRestore"_s);
  m_restore->setProperty("part", u"quiet"_s);
  auto* layout = new QVBoxLayout(editor);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addWidget(makeLabel(tr("One question a line, in the order they are asked. They belong to "
                                 "this briefing."),
                              LabelRole::Muted, editor));
  layout->addWidget(m_questions, 1);
  layout->addWidget(m_restore, 0, Qt::AlignLeft);
  return editor;
}

std::string QuestionsDialog::driver() const {
  const auto* item = m_drivers->currentItem();
  return item == nullptr ? std::string() : item->data(Qt::DisplayRole).toString().toStdString();
}

void QuestionsDialog::showDriver() {
  const QSignalBlocker quiet(m_questions);
  const auto own = m_own.find(driver());
  const auto questions = own == m_own.end() ? proposedConsiderations(driver()) : own->second;
  m_questions->setPlainText(QString::fromStdString(join(questions, "\n")));
  m_questions->setEnabled(!driver().empty());
  m_restore->setEnabled(own != m_own.end());
}

// Questions as they come with Candour are nobody's own.
void QuestionsDialog::take() {
  const auto questions = questionsIn(m_questions->toPlainText());
  if (questions == proposedConsiderations(driver())) {
    m_own.erase(driver());
  } else {
    m_own[driver()] = questions;
  }
  m_restore->setEnabled(m_own.contains(driver()));
  mark();
}

void QuestionsDialog::restore() {
  m_own.erase(driver());
  showDriver();
  mark();
}

// Drivers with questions of the analyst's own stand out.
void QuestionsDialog::mark() {
  for (int i = 0; i < m_drivers->count(); ++i) {
    auto* item = m_drivers->item(i);
    QFont font = item->font();
    font.setBold(m_own.contains(item->text().toStdString()));
    item->setFont(font);
    item->setToolTip(font.bold() ? tr("With questions of your own") : QString());
  }
}

}  // namespace candour
