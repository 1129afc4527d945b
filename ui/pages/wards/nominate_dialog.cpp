// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/nominate_dialog.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/text.h"
#include "core/store/priority_fields.h"
#include "core/survey/calendar.h"
#include "models/briefing/words.h"
#include "ui/pages/wards/date_field.h"
#include "ui/pages/wards/priority_fields_form.h"
#include "ui/pages/wards/ward_words.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

NominateDialog::NominateDialog(WardDesk& desk, const std::string& cycle, const std::string& borough,
                               const std::vector<std::string>& cycles, QWidget* parent)
    : QDialog(parent),
      m_desk(desk),
      m_ward(new DropList(this)),
      m_cycle(new DropList(this)),
      m_words(new TextField(TextField::Lines::Several, 3, this)),
      m_category(new DropList(this)),
      m_through(new DropList(this)),
      m_on(new DateField(DateField::Snap::Day, this)),
      m_lacks(makeLabel({}, LabelRole::Muted, this)) {
  setWindowTitle(tr("Nominate a priority"));
  setObjectName(u"nominateDialog"_s);
  setAttribute(Qt::WA_DeleteOnClose);
  setModal(true);
  setMinimumWidth(480);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 18, 20, 18);
  layout->setSpacing(6);
  fillWards(borough);
  for (const auto& name : cycles) {
    m_cycle->addItem(QString::fromStdString(cycleName(name)), QString::fromStdString(name));
  }
  m_cycle->setCurrentIndex(m_cycle->findData(QString::fromStdString(cycle)));
  m_words->setHint(tr("As they said it: \"Cars race along our road at night\""));
  m_category->setEditable(true);
  m_category->addItems(usualCategories(desk.wards()));
  m_category->setCurrentText({});
  for (const auto way : {Nomination::WardPanel, Nomination::OnlinePlatform, Nomination::Other}) {
    m_through->addItem(nominationName(way), static_cast<int>(way));
  }
  // Of a cycle long past the day is not known.
  const auto days = daysOfCycle(cycle);
  const auto now = dayOf(today());
  if (days && now && *now <= days->last) m_on->setShown(today());
  if (days) m_on->setUsual(isoDay(days->first));
  addField(tr("Ward"), u"nominateWard"_s, m_ward);
  addField(tr("Cycle, one priority in each"), u"nominateCycle"_s, m_cycle);
  addField(tr("What residents ask for, in their words"), u"nominateWords"_s, m_words);
  addField(tr("Category"), u"nominateCategory"_s, m_category);
  addField(tr("Nominated through"), u"nominateThrough"_s, m_through);
  addField(tr("Nominated on"), u"nominateOn"_s, m_on);
  layout->addSpacing(6);
  layout->addWidget(m_lacks);
  layout->addSpacing(6);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  m_accept = buttons->addButton(tr("&Nominate"), QDialogButtonBox::AcceptRole);
  m_accept->setObjectName(u"nominateAccept"_s);
  setPart(m_accept, u"primary"_s);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_ward, &QComboBox::currentTextChanged, this, &NominateDialog::check);
  connect(m_cycle, &QComboBox::currentIndexChanged, this, &NominateDialog::check);
  connect(m_words, &TextField::edited, this, &NominateDialog::check);
  check();
}

void NominateDialog::addField(const QString& name, const QString& object, QWidget* field) {
  auto* label = makeLabel(name, LabelRole::Muted, this);
  label->setBuddy(field);
  field->setObjectName(object);
  field->setAccessibleName(name);
  layout()->addWidget(label);
  layout()->addWidget(field);
}

// Any ward of the register, found by a part of its name; those of the borough that is looked at
// first.
void NominateDialog::fillWards(const std::string& borough) {
  std::vector<const Ward*> wards;
  for (const Ward& ward : m_desk.wards().wards) wards.push_back(&ward);
  std::sort(wards.begin(), wards.end(), [&](const Ward* a, const Ward* b) {
    return std::tuple(a->borough != borough, a->borough, a->name, a->code) <
           std::tuple(b->borough != borough, b->borough, b->name, b->code);
  });
  m_ward->setEditable(true);
  m_ward->setInsertPolicy(QComboBox::NoInsert);
  for (const Ward* ward : wards) {
    QString text = QString::fromStdString(ward->name.empty() ? ward->code : ward->name);
    if (!ward->borough.empty()) text += u", "_s + QString::fromStdString(ward->borough);
    m_ward->addItem(text, QString::fromStdString(ward->code));
  }
  m_ward->setCurrentIndex(-1);
  m_ward->lineEdit()->setPlaceholderText(tr("Type a part of its name"));
  m_ward->completer()->setFilterMode(Qt::MatchContains);
  m_ward->completer()->setCompletionMode(QCompleter::PopupCompletion);
}

Priority NominateDialog::priority() const {
  Priority priority;
  // Two wards of a name are told apart by the one that was chosen.
  int ward = m_ward->currentIndex();
  if (ward < 0 || m_ward->itemText(ward) != m_ward->currentText()) {
    ward = m_ward->findText(m_ward->currentText());
  }
  priority.ward = m_ward->itemData(ward).toString().toStdString();
  priority.cycle = m_cycle->currentData().toString().toStdString();
  priority.words = trim(m_words->toPlainText().toStdString());
  priority.category = trim(m_category->currentText().toStdString());
  priority.nominatedThrough = static_cast<Nomination>(m_through->currentData().toInt());
  priority.nominatedOn = m_on->iso();
  return priority;
}

void NominateDialog::check() {
  const Priority wanted = priority();
  QString lacks;
  if (wanted.ward.empty()) {
    const QString typed = m_ward->currentText();
    const bool near = m_ward->findText(typed, Qt::MatchContains) >= 0;
    lacks = typed.isEmpty() ? tr("Choose the ward.")
            : near          ? tr("Choose one of the wards listed.")
                            : tr("The register has no such ward.");
  } else if (const Priority* live = m_desk.livePriority(wanted.ward, wanted.cycle)) {
    lacks = tr("This ward has a priority in this cycle already: \"%1\". Withdraw that one first, "
               "or choose another cycle.")
                .arg(QString::fromStdString(live->words).left(80));
  } else if (wanted.words.empty()) {
    lacks = tr("Write what residents ask for.");
  } else {
    lacks = plainWords(flawOf(wanted));
  }
  m_lacks->setText(lacks.isEmpty() ? tr("Ready to be put on the board.") : lacks);
  m_accept->setEnabled(lacks.isEmpty());
}

}  // namespace candour
