// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/priority_fields_form.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <set>
#include <utility>

#include "core/base/text.h"
#include "core/survey/calendar.h"
#include "models/community/priority_rules.h"
#include "ui/pages/wards/ward_words.h"
#include "ui/widgets/form_list.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QStringList withUsual(const WardRegister& wards, std::string Priority::*field,
                      const std::vector<std::string>& usual) {
  std::set<std::string> known;
  for (const Priority& priority : wards.priorities) {
    if (!(priority.*field).empty()) known.insert(priority.*field);
  }
  QStringList all;
  for (const auto& name : known) all << QString::fromStdString(name);
  for (const auto& name : usual) {
    const QString text = QString::fromStdString(name);
    if (!all.contains(text, Qt::CaseInsensitive)) all << text;
  }
  return all;
}

}  // namespace

QStringList usualCategories(const WardRegister& wards) {
  return withUsual(wards, &Priority::category, proposedCategories());
}

QStringList usualChannels(const WardRegister& wards) {
  return withUsual(wards, &Priority::feedbackChannel, proposedChannels());
}

PriorityFieldsForm::PriorityFieldsForm(WardDesk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_layout(new QVBoxLayout(this)) {
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->setSpacing(5);
  addHeading(tr("What residents asked for"));
  addText(tr("In their words"), u"priorityWords"_s, &Priority::words, 3);
  addList(tr("Category"), u"priorityCategory"_s, &Priority::category, usualCategories);
  addNomination();
  addDate(tr("Nominated on"), u"priorityNominatedOn"_s, &Priority::nominatedOn,
          DateField::Snap::Day);
  addHeading(tr("The week of action"));
  addDate(tr("Week of action (Monday)"), u"priorityWeek"_s, &Priority::week,
          DateField::Snap::Monday);
  addLine(tr("Partners"), u"priorityPartners"_s, &Priority::partners,
          tr("Council; housing association; school"));
  addLine(tr("Dedicated ward officer's role"), u"priorityOfficer"_s, &Priority::officer,
          tr("A role, never a name"));
  addText(tr("What police and partners did"), u"priorityActions"_s, &Priority::actions, 4);
  addHeading(tr("What came of it"));
  addText(tr("Result"), u"priorityResult"_s, &Priority::result, 3);
  addDate(tr("Residents told on"), u"priorityFeedbackOn"_s, &Priority::feedbackOn,
          DateField::Snap::Day);
  addList(tr("Told through"), u"priorityChannel"_s, &Priority::feedbackChannel, usualChannels);
  addText(tr("Follow-up"), u"priorityFollowUp"_s, &Priority::followUp, 2);
}

void PriorityFieldsForm::addHeading(const QString& text) {
  if (m_layout->count() > 0) m_layout->addSpacing(12);
  m_layout->addWidget(makeLabel(text, LabelRole::Heading, this));
}

void PriorityFieldsForm::addWidget(const QString& name, const QString& object, QWidget* field,
                                   const QString& hint) {
  auto* label = makeLabel(name, LabelRole::Muted, this);
  label->setBuddy(field);
  field->setObjectName(object);
  field->setAccessibleName(name);
  if (!hint.isEmpty()) field->setAccessibleDescription(hint);
  m_layout->addWidget(label);
  m_layout->addWidget(field);
}

void PriorityFieldsForm::give(const QString& what, Text field, const std::string& value) {
  const std::string kept(trim(value));
  if (m_priority.*field == kept) return;
  Priority after = m_priority;
  after.*field = kept;
  Q_EMIT edited(what, after);
}

void PriorityFieldsForm::tellWriting(Text field, const std::string& value) {
  Priority asIfGiven = m_priority;
  asIfGiven.*field = trim(value);
  Q_EMIT writing(asIfGiven);
}

void PriorityFieldsForm::addText(const QString& name, const QString& object, Text field, int lines,
                                 const QString& hint) {
  auto* text = new TextField(TextField::Lines::Several, lines, this);
  text->setHint(hint);
  text->undoTypingFirst();
  addWidget(name, object, text, hint);
  connect(text, &TextField::edited, this,
          [this, field](const QString& typed) { tellWriting(field, typed.toStdString()); });
  connect(text, &TextField::left, this, [this, text, name, field] {
    give(name.toLower(), field, text->toPlainText().toStdString());
  });
  showWhereAnother(
      field, [this, text, field] { text->setShown(QString::fromStdString(m_priority.*field)); });
}

void PriorityFieldsForm::addLine(const QString& name, const QString& object, Text field,
                                 const QString& hint) {
  auto* line = new QLineEdit(this);
  line->setPlaceholderText(hint);
  undoTypingFirst(line);
  addWidget(name, object, line, hint);
  connect(line, &QLineEdit::textEdited, this,
          [this, field](const QString& typed) { tellWriting(field, typed.toStdString()); });
  connect(line, &QLineEdit::editingFinished, this,
          [this, line, name, field] { give(name.toLower(), field, line->text().toStdString()); });
  showWhereAnother(
      field, [this, line, field] { line->setText(QString::fromStdString(m_priority.*field)); });
}

void PriorityFieldsForm::addDate(const QString& name, const QString& object, Text field,
                                 DateField::Snap snap) {
  auto* day = new DateField(snap, this);
  addWidget(name, object, day, {});
  connect(day, &QLineEdit::textEdited, this, [this, day, field] {
    const std::string typed = day->typed();
    if (!typed.empty()) tellWriting(field, typed);
  });
  connect(day, &DateField::edited, this,
          [this, name, field](const std::string& iso) { give(name.toLower(), field, iso); });
  showWhereAnother(field, [this, day, field] {
    const auto days = daysOfCycle(m_priority.cycle);
    if (days) day->setUsual(m_priority.week.empty() ? isoDay(days->first) : m_priority.week);
    day->setShown(m_priority.*field);
  });
}

void PriorityFieldsForm::addList(const QString& name, const QString& object, Text field,
                                 QStringList (*usual)(const WardRegister&)) {
  auto* list = new FormList(this);
  list->setEditable(true);
  list->setInsertPolicy(QComboBox::NoInsert);
  undoTypingFirst(list->lineEdit());
  addWidget(name, object, list, {});
  connect(list->lineEdit(), &QLineEdit::textEdited, this,
          [this, field](const QString& typed) { tellWriting(field, typed.toStdString()); });
  const auto take = [this, list, name, field] {
    give(name.toLower(), field, list->currentText().toStdString());
  };
  connect(list, &QComboBox::activated, this, take);
  connect(list->lineEdit(), &QLineEdit::editingFinished, this, take);
  showWhereAnother(field, [this, list, field, usual] {
    const QSignalBlocker quiet(list);
    list->clear();
    list->addItems(usual(m_desk.wards()));
    list->setCurrentText(QString::fromStdString(m_priority.*field));
  });
}

void PriorityFieldsForm::addNomination() {
  auto* list = new FormList(this);
  for (const auto way : {Nomination::WardPanel, Nomination::OnlinePlatform, Nomination::Other}) {
    list->addItem(nominationName(way), static_cast<int>(way));
  }
  addWidget(tr("Nominated through"), u"priorityThrough"_s, list, {});
  connect(list, &QComboBox::activated, this, [this, list] {
    Priority after = m_priority;
    after.nominatedThrough = static_cast<Nomination>(list->currentData().toInt());
    if (after != m_priority) Q_EMIT edited(tr("nominated through"), after);
  });
  m_show.emplace_back([this, list](const Priority& /*before*/) {
    list->setCurrentIndex(list->findData(static_cast<int>(m_priority.nominatedThrough)));
  });
}

// What is being written stays while the field itself is as it was.
void PriorityFieldsForm::showWhereAnother(Text field, std::function<void()> show) {
  m_show.emplace_back([this, field, show = std::move(show)](const Priority& before) {
    if (before.id != m_priority.id || before.*field != m_priority.*field) show();
  });
}

void PriorityFieldsForm::showPriority(const Priority& priority) {
  const Priority before = std::exchange(m_priority, priority);
  for (const auto& show : m_show) show(before);
}

}  // namespace candour
