// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/wards_page.h"

#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>
#include <initializer_list>

#include "ui/pages/wards/board_tab.h"
#include "ui/pages/wards/evaluation_choices.h"
#include "ui/pages/wards/no_register.h"
#include "ui/pages/wards/plan_tab.h"
#include "ui/pages/wards/priority_panel.h"
#include "ui/pages/wards/register_actions.h"
#include "ui/pages/wards/sheet_tab.h"
#include "ui/pages/wards/ward_scope.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/inspector.h"

using namespace Qt::StringLiterals;

namespace candour {

WardsPage::WardsPage(Session& session, QWidget* parent)
    : FigurePage(
          session, "wards",
          {tr("Board"), tr("Plan"), tr("Requests"), tr("Readiness"), tr("Result"), tr("Feedback")},
          parent),
      m_scope(new WardScope(session, this)),
      m_actions(new RegisterActions(session, this)),
      m_none(new NoRegister(this)),
      m_board(new BoardTab(session.wards(), *m_scope, this)),
      m_plan(new PlanTab(session.wards(), *m_scope, this)),
      m_sheet(new SheetTab(session, *m_scope, this)),
      m_panel(new PriorityPanel(session.wards(), *m_scope, this)),
      m_register(new QPushButton(tr("Register ▾"), this)),
      m_nominate(new QPushButton(tr("Nominate…"), this)),
      m_cycles(new DropList(this)),
      m_boroughs(new DropList(this)),
      m_evaluation(new EvaluationChoices(choices(), this)),
      m_readiness(new ReadinessChoices(choices(), this)) {
  keepInspector();
  buildTools();
  buildBoard();
  buildPanes();
  buildFigures();
  connect(m_actions, &RegisterActions::failed, this, &WardsPage::failed);
  connect(m_actions, &RegisterActions::told, this, &WardsPage::told);
  connect(m_none, &NoRegister::importWanted, m_actions, &RegisterActions::chooseImport);
  connect(m_none, &NoRegister::surveyWanted, m_actions, &RegisterActions::takeFromSurvey);
  connect(&session.wards(), &WardDesk::changed, this, &WardsPage::changed);
  connect(&session, &Session::projectChanged, this, [this] {
    restoreTab();
    m_evaluation->load();
    m_readiness->load();
    m_board->openPriority(0);
    changed();
  });
  connect(&session, &Session::questionChanged, this, &WardsPage::changed);
  connect(&session.answers(), &AnswerBook::changed, this, &WardsPage::refresh);
  changed();
}

void WardsPage::buildTools() {
  m_register->setObjectName(u"registerMenu"_s);
  m_register->setProperty("part", u"tool"_s);
  m_register->setToolTip(tr("Bring a register in, hand it on, and the wards it is about"));
  m_nominate->setObjectName(u"nominate"_s);
  m_nominate->setProperty("part", u"primary"_s);
  m_nominate->setToolTip(tr("Add what residents of a ward ask for"));
  addTool(m_register);
  addTool(m_nominate);
  connect(m_register, &QPushButton::clicked, this, [this] {
    auto* menu = new QMenu(this);
    menu->setObjectName(u"wardsMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillMenu(menu);
    menu->popup(m_register->mapToGlobal(QPoint(0, m_register->height() + 4)));
  });
  connect(m_nominate, &QPushButton::clicked, this,
          [this] { m_actions->nominate(m_scope->cycle(), m_scope->borough(), m_scope->cycles()); });
  connect(m_actions, &RegisterActions::nominated, this, &WardsPage::openPriority);
}

void WardsPage::buildBoard() {
  inspector()->addSection(m_panel, Inspector::Place::First);
  connect(m_board, &BoardTab::opened, this, [this](std::int64_t id) {
    m_panel->openPriority(id);
    if (id != 0) m_sheet->showPriority(id);
    refresh();
  });
  connect(m_board, &BoardTab::stateWanted, m_actions, &RegisterActions::moveTo);
  connect(m_panel, &PriorityPanel::stateWanted, m_actions, &RegisterActions::moveTo);
  connect(m_panel, &PriorityPanel::told, this, &WardsPage::told);
  connect(m_panel, &PriorityPanel::closed, this, [this] { m_board->openPriority(0); });
  connect(m_panel, &PriorityPanel::historyWanted, this, &WardsPage::askHistory);
}

void WardsPage::buildPanes() {
  for (QWidget* pane : std::initializer_list<QWidget*>{m_none, m_board, m_plan, m_sheet}) {
    addPane(pane);
  }
  connect(m_plan, &PlanTab::priorityChosen, this, &WardsPage::openPriority);
  connect(m_plan, &PlanTab::drawOrderWanted, this,
          [this] { m_actions->drawOrder(m_scope->cycle(), m_scope->borough()); });
  connect(m_sheet, &SheetTab::priorityChosen, this, &WardsPage::openPriority);
  connect(m_sheet, &SheetTab::failed, this, &WardsPage::failed);
  connect(m_sheet, &SheetTab::exported, this, &WardsPage::exported);
  connect(m_panel, &PriorityPanel::sheetWanted, this, [this](std::int64_t id) {
    m_sheet->showPriority(id);
    showTab(SheetTabAt);
  });
}

void WardsPage::openPriority(std::int64_t id) {
  showTab(BoardTabAt);
  m_board->openPriority(id);
}

void WardsPage::askHistory(std::int64_t id) {
  session().wardWork().history(id, [this, id](const std::vector<PriorityEvent>& events) {
    if (m_panel->open() == id) m_panel->showHistory(events);
  });
}

void WardsPage::changed() {
  listCycles();
  showOrder();
  Q_EMIT needsChanged();
  refresh();
}

void WardsPage::showSections() {
  const bool board = tab() == BoardTabAt && m_board->open() != 0;
  m_panel->setVisible(board);
  inspector()->setSectionVisible(u"sectionRequests"_s, tab() == RequestsTabAt);
  inspector()->setSectionVisible(u"sectionReadiness"_s, tab() == ReadinessTabAt);
  inspector()->setSectionVisible(u"sectionEvaluation"_s, tab() == ResultTabAt);
}

void WardsPage::refresh() {
  const WardDesk& desk = session().wards();
  const bool figures = tab() != BoardTabAt && tab() != PlanTabAt && tab() != SheetTabAt;
  m_nominate->setVisible(!desk.wards().wards.empty() && tab() == BoardTabAt);
  m_register->setVisible(!desk.isEmpty() && !figures && tab() != SheetTabAt);
  showLead({});
  showSections();
  if (desk.isEmpty() && tab() != ReadinessTabAt) {
    m_none->setSurveyHasWards(!likelyWardVariables(session().survey()).empty());
    showPane(m_none);
    return inspector()->hide();
  }
  switch (tab()) {
    case PlanTabAt:
      showPane(m_plan);
      return inspector()->hide();
    case RequestsTabAt:
      return showRequests();
    case ReadinessTabAt:
      return showReadiness();
    case ResultTabAt:
      return showResult();
    case SheetTabAt:
      return showSheet();
    default:
      showPane(m_board);
      inspector()->setVisible(m_board->open() != 0);
  }
}

}  // namespace candour
