// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/briefing/briefing_header.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/session/question_edit.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/survey_choices.h"
#include "ui/widgets/text_field.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

BriefingHeader::BriefingHeader(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_title(new QLineEdit(this)),
      m_about(makeLabel({}, LabelRole::Muted, this)),
      m_shelf(new QPushButton(tr("Briefings ▾"), this)) {
  setProperty("part", u"bar"_s);
  setAttribute(Qt::WA_StyledBackground);
  setObjectName(u"briefingHeader"_s);
  m_title->setObjectName(u"briefingTitle"_s);
  m_title->setAccessibleName(tr("Title of the briefing"));
  m_title->setToolTip(tr("The title on the first sheet, and the name it is saved under"));
  m_title->setProperty("part", u"title"_s);
  m_title->setPlaceholderText(tr("Title of the briefing"));
  QFont font = windowFont();
  font.setPointSizeF(font.pointSizeF() * 1.15);
  font.setBold(true);
  m_title->setFont(font);
  leaveUndoToWindow(m_title);
  m_about->setWordWrap(false);
  m_about->setObjectName(u"briefingAbout"_s);
  m_shelf->setObjectName(u"briefingShelf"_s);
  m_shelf->setProperty("part", u"chip"_s);
  m_shelf->setToolTip(tr("The briefings of this project; new, copied, deleted"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(10, 9, 16, 9);
  layout->setSpacing(4);
  layout->addWidget(m_title);
  layout->addWidget(m_about);
  layout->addStretch(1);
  layout->addWidget(m_shelf);
  connect(m_title, &QLineEdit::textEdited, this, &BriefingHeader::titleEdited);
  connect(m_title, &QLineEdit::editingFinished, this, &BriefingHeader::titleLeft);
  connect(m_title, &QLineEdit::textChanged, this, &BriefingHeader::fitTitle);
  connect(m_shelf, &QPushButton::clicked, this, &BriefingHeader::openMenu);
}

void BriefingHeader::showBriefing(const QString& about) {
  const Briefing* briefing = m_session.briefings().briefing();
  const QString title = briefing == nullptr ? QString() : QString::fromStdString(briefing->title);
  m_about->setText(about);
  if (m_title->text() != title) {
    m_title->setText(title);
    m_title->setCursorPosition(0);
  }
  fitTitle();
}

void BriefingHeader::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitTitle();
}

// As wide as the title, so that what is said of the briefing follows it like words.
void BriefingHeader::fitTitle() {
  constexpr int kAround = 30;
  const QString text = m_title->text().isEmpty() ? m_title->placeholderText() : m_title->text();
  const int wanted = m_title->fontMetrics().horizontalAdvance(text) + kAround;
  const int room = width() - m_about->sizeHint().width() - m_shelf->sizeHint().width() - 50;
  m_title->setFixedWidth(std::clamp(wanted, 60, std::max(60, room)));
}

void BriefingHeader::openMenu() {
  auto* menu = new QMenu(this);
  menu->setObjectName(u"briefingMenu"_s);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  addShelf(*menu);
  menu->addSeparator();
  addNew(*menu);
  menu->popup(m_shelf->mapToGlobal(
      QPoint(m_shelf->width() - menu->sizeHint().width(), m_shelf->height() + 4)));
}

void BriefingHeader::addShelf(QMenu& menu) {
  BriefingDesk& desk = m_session.briefings();
  if (desk.isProposal()) {
    menu.addAction(tr("Proposed for the question; your first change keeps it"))->setEnabled(false);
    return;
  }
  auto* group = new QActionGroup(&menu);
  const auto& briefings = desk.shelf().briefings;
  for (std::size_t i = 0; i < briefings.size(); ++i) {
    QString title = QString::fromStdString(briefings[i].title).replace(u'&', u"&&"_s);
    if (title.trimmed().isEmpty()) title = tr("Briefing without a title");
    QAction* entry = menu.addAction(title);
    entry->setCheckable(true);
    entry->setChecked(i == desk.shelf().open);
    group->addAction(entry);
    connect(entry, &QAction::triggered, this, [&desk, i] { desk.open(i); });
  }
}

void BriefingHeader::addNew(QMenu& menu) {
  BriefingDesk& desk = m_session.briefings();
  const DriverModelSpec& question = m_session.question();
  QAction* fresh = menu.addAction(tr("&New from the question on the table"));
  fresh->setEnabled(canFit(question));
  connect(fresh, &QAction::triggered, this, [this, &desk] {
    desk.put(tr("new briefing"), proposedBriefing(m_session.survey(), m_session.question()));
  });
  QAction* area =
      menu.addAction(comparesBoroughs(question, m_session.survey()) ? tr("New for one &borough…")
                                                                    : tr("New for one &area…"));
  area->setEnabled(canFit(question) && canCompare(question));
  connect(area, &QAction::triggered, this, &BriefingHeader::chooseArea);
  menu.addSeparator();
  QAction* copy = menu.addAction(tr("&Duplicate"));
  connect(copy, &QAction::triggered, this, [&desk] {
    Briefing briefing = *desk.briefing();
    briefing.title += tr(" (copy)").toStdString();
    desk.put(tr("duplicate briefing"), briefing);
  });
  QAction* rename = menu.addAction(tr("&Rename"));
  connect(rename, &QAction::triggered, this, [this] {
    m_title->setFocus();
    m_title->selectAll();
  });
  QAction* remove = menu.addAction(tr("D&elete"));
  remove->setEnabled(!desk.isProposal());
  connect(remove, &QAction::triggered, this, [this, &desk] {
    desk.remove();
    Q_EMIT m_session.told(tr("The briefing is deleted; Ctrl+Z brings it back."));
  });
  copy->setEnabled(desk.briefing() != nullptr);
  rename->setEnabled(desk.briefing() != nullptr);
}

void BriefingHeader::chooseArea() {
  const auto areas = answersOf(m_session, m_session.question().area);
  auto* list = new ChoicePopup(titleOf(m_session.survey(), m_session.question().area),
                               answerChoices(areas, {}), ChoicePopup::Mode::One, m_shelf);
  connect(list, &ChoicePopup::chosen, this, [this, areas](const QStringList& keys) {
    const std::string area = text(areas[keys.first().toUInt()]);
    m_session.briefings().put(tr("new briefing"),
                              areaBriefing(m_session.survey(), m_session.question(), area));
  });
  list->openBelow(*m_shelf);
}

}  // namespace candour
