// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/priority_panel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/survey/calendar.h"
#include "models/community/overdue.h"
#include "models/community/priority_rules.h"
#include "ui/pages/wards/priority_fields_form.h"
#include "ui/pages/wards/ward_scope.h"
#include "ui/pages/wards/ward_words.h"
#include "ui/widgets/folding_section.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QPushButton* makeButton(const QString& name, const QString& part, QWidget* parent) {
  auto* button = new QPushButton(parent);
  button->setObjectName(name);
  button->setProperty("part", part);
  return button;
}

QString shortened(const std::string& text) {
  constexpr int kMost = 60;
  const QString plain = QString::fromStdString(text).simplified();
  return plain.size() <= kMost ? plain : plain.left(kMost - 1) + u'…';
}

// In the time of whoever reads it.
QString whenOf(const std::string& utc) {
  const QDateTime at = QDateTime::fromString(QString::fromStdString(utc), Qt::ISODate);
  const QLocale british(QLocale::English, QLocale::UnitedKingdom);
  return at.isValid() ? british.toString(at.toLocalTime(), u"d MMM yyyy, HH:mm"_s)
                      : QString::fromStdString(utc);
}

QString whatOf(const PriorityEvent& event) {
  const QString field = fieldName(event.what);
  if (event.what == "added") return field;
  if (event.before.empty()) return PriorityPanel::tr("%1: %2").arg(field, shortened(event.after));
  if (event.after.empty()) {
    return PriorityPanel::tr("%1: no longer %2").arg(field, shortened(event.before));
  }
  return PriorityPanel::tr("%1: %2 (was: %3)")
      .arg(field, shortened(event.after), shortened(event.before));
}

// What stands between a priority and its next step.
std::string lackOf(const Priority& priority) {
  return whyNot(priority, nextState(priority.state));
}

}  // namespace

PriorityPanel::PriorityPanel(WardDesk& desk, const WardScope& scope, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_scope(scope),
      m_ward(makeLabel({}, LabelRole::Title, this)),
      m_about(makeLabel({}, LabelRole::Muted, this)),
      m_lacks(new QVBoxLayout),
      m_next(makeButton(u"moveOn"_s, u"primary"_s, this)),
      m_back(makeButton(u"stepBack"_s, u"quiet"_s, this)),
      m_withdraw(makeButton(u"withdraw"_s, u"quiet"_s, this)),
      m_sheet(makeButton(u"openSheet"_s, u"quiet"_s, this)),
      m_form(new PriorityFieldsForm(desk, this)),
      m_history(new FoldingSection(tr("History"), this)) {
  setObjectName(u"sectionPriority"_s);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  buildHead(layout);
  buildSteps(layout);
  layout->addSpacing(8);
  layout->addWidget(m_form);
  layout->addSpacing(8);
  layout->addWidget(m_history);
  m_history->setObjectName(u"priorityHistory"_s);
  m_history->setOpen(true);
  connect(m_form, &PriorityFieldsForm::edited, this,
          [this](const QString& what, const Priority& after) { m_desk.change(what, {after}); });
  connect(m_form, &PriorityFieldsForm::writing, this, [this](const Priority& asIfGiven) {
    if (asIfGiven.id == m_open && lackOf(asIfGiven) != m_lack) showStep(asIfGiven);
  });
  connect(&desk, &WardDesk::changed, this, &PriorityPanel::refresh);
  setFocusPolicy(Qt::ClickFocus);
  hide();
}

void PriorityPanel::buildHead(QVBoxLayout* layout) {
  auto* head = new QHBoxLayout;
  m_ward->setObjectName(u"priorityWard"_s);
  QFont font = windowFont();
  font.setBold(true);
  font.setPointSizeF(font.pointSizeF() * 1.25);
  m_ward->setFont(font);
  auto* close = makeButton(u"closePriority"_s, u"quiet"_s, this);
  close->setText(tr("Close"));
  close->setShortcut(QKeySequence(Qt::Key_Escape));
  head->addWidget(m_ward, 1);
  head->addWidget(close, 0, Qt::AlignTop);
  layout->addLayout(head);
  layout->addWidget(m_about);
  connect(close, &QPushButton::clicked, this, &PriorityPanel::closed);
}

void PriorityPanel::buildSteps(QVBoxLayout* layout) {
  layout->addLayout(m_lacks);
  layout->addWidget(m_next);
  auto* others = new QHBoxLayout;
  others->setSpacing(2);
  others->addWidget(m_sheet);
  others->addStretch(1);
  others->addWidget(m_withdraw);
  layout->addWidget(m_back, 0, Qt::AlignLeft);
  layout->addLayout(others);
  m_sheet->setText(tr("Feedback sheet for residents"));
  connect(m_next, &QPushButton::clicked, this, [this] {
    if (const auto* priority = m_desk.priority(m_open)) {
      Q_EMIT stateWanted(m_open, nextState(priority->state));
    }
  });
  connect(m_back, &QPushButton::clicked, this, [this] {
    if (const auto* priority = m_desk.priority(m_open)) {
      Q_EMIT stateWanted(m_open, stateBefore(priority->state));
    }
  });
  connect(m_withdraw, &QPushButton::clicked, this, &PriorityPanel::withdraw);
  connect(m_sheet, &QPushButton::clicked, this, [this] { Q_EMIT sheetWanted(m_open); });
}

void PriorityPanel::openPriority(std::int64_t id) {
  m_open = id;
  refresh();
}

void PriorityPanel::refresh() {
  const Priority* priority = m_desk.priority(m_open);
  setVisible(priority != nullptr);
  if (priority == nullptr) return;
  const Ward* ward = m_desk.ward(priority->ward);
  m_ward->setText(QString::fromStdString(m_desk.wardName(priority->ward)));
  QStringList about;
  if (ward != nullptr && !ward->borough.empty()) about << QString::fromStdString(ward->borough);
  about << QString::fromStdString(cycleName(priority->cycle)) << stateName(priority->state);
  if (priority->withdrawn) about << tr("withdrawn");
  m_about->setText(about.join(u" · "_s));
  showStep(*priority);
  m_form->showPriority(*priority);
  Q_EMIT historyWanted(m_open);
}

void PriorityPanel::showStep(const Priority& priority) {
  // The keyboard must not come to rest on a button that takes something back.
  if (m_next->hasFocus()) setFocus();
  clearLayout(m_lacks);
  const bool last = priority.state == PriorityState::Evaluated;
  const PriorityState next = nextState(priority.state);
  const std::string missing = m_lack = lackOf(priority);
  if (priority.withdrawn) {
    m_lacks->addWidget(makeNote(tr("Withdrawn: it counts nowhere, and is kept.")));
  } else if (last) {
    m_lacks->addWidget(makeGoodNote(tr("Through all its steps.")));
  } else if (missing.empty()) {
    m_lacks->addWidget(makeGoodNote(
        tr("Nothing is missing for the next step: %1.").arg(stateName(next).toLower())));
  } else {
    m_lacks->addWidget(makeNote(plainWords(missing)));
  }
  for (const auto& odd : oddities(priority)) {
    m_lacks->addWidget(makeNote(QString::fromStdString(odd)));
  }
  if (const auto overdue = overdueOn(m_desk.wards(), m_scope.day())) {
    for (const OverduePriority& one : *overdue) {
      if (one.id == priority.id) m_lacks->addWidget(makeNote(QString::fromStdString(one.words)));
    }
  }
  m_next->setText(stateAction(next));
  m_next->setVisible(!last && !priority.withdrawn);
  m_next->setEnabled(missing.empty());
  m_back->setVisible(priority.state != PriorityState::Nominated && !priority.withdrawn);
  m_back->setText(tr("Back to %1").arg(stateName(stateBefore(priority.state)).toLower()));
  m_back->setToolTip(tr("A correction: it was moved on too soon"));
  m_withdraw->setText(priority.withdrawn ? tr("Take back in") : tr("Withdraw"));
  m_withdraw->setToolTip(tr("Withdrawn priorities are kept, and count nowhere"));
  m_sheet->setVisible(!priority.withdrawn);
}

void PriorityPanel::withdraw() {
  const Priority* priority = m_desk.priority(m_open);
  if (priority == nullptr) return;
  Priority after = *priority;
  after.withdrawn = !after.withdrawn;
  m_desk.change(after.withdrawn ? tr("withdrawal") : tr("taking back in"), {after});
  if (!after.withdrawn) return;
  Q_EMIT told(tr("Withdrawn: %1. It is kept, counts nowhere, and Ctrl+Z takes it back in.")
                  .arg(QString::fromStdString(m_desk.wardName(after.ward))));
}

void PriorityPanel::showHistory(const std::vector<PriorityEvent>& events) {
  clearLayout(m_history->body());
  m_history->setVisible(!events.empty());
  constexpr std::size_t kMostShown = 40;
  std::size_t shown = 0;
  for (auto event = events.rbegin(); event != events.rend() && shown < kMostShown;
       ++event, ++shown) {
    m_history->body()->addWidget(makeLabel(whatOf(*event), LabelRole::Body, this));
    m_history->body()->addWidget(makeLabel(whenOf(event->at), LabelRole::Muted, this));
  }
}

}  // namespace candour
