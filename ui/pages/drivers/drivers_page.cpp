// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/drivers/drivers_page.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/base/text.h"
#include "models/drivers/subgroups.h"
#include "ui/pages/drivers/driver_answers.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/survey_choices.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr const char* kDriverChoice = "curve";
constexpr const char* kItemsChoice = "items";
constexpr const char* kGroupingChoice = "groupsOf";
constexpr const char* kSideChoice = "interaction";

QComboBox* makeDriverList(const QString& name, const QString& accessibleName, QWidget* parent) {
  auto* list = new DropList(parent);
  list->setObjectName(name);
  list->setAccessibleName(accessibleName);
  list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  list->setMinimumContentsLength(18);
  return list;
}

}  // namespace

DriversPage::DriversPage(Session& session, QWidget* parent)
    : FigurePage(session, "drivers",
                 {tr("Effects"), tr("Importance"), tr("Answers"), tr("Curve"), tr("Groups"),
                  tr("Interactions"), tr("Dominance"), tr("By group"), tr("Sensitivity")},
                 parent),
      m_driver(makeDriverList(u"curveDriver"_s, tr("The driver to follow"), this)),
      m_items(makeDriverList(u"itemsDriver"_s, tr("Whose questions are shown"), this)),
      m_side(makeDriverList(u"sideDriver"_s, tr("Whose effect is shown"), this)),
      m_by(makeDriverList(u"groupsOf"_s, tr("What people are grouped by"), this)) {
  inspector()
      ->addSection(tr("Questions of"), u"sectionItems"_s, Inspector::Place::First)
      ->addWidget(m_items);
  inspector()
      ->addSection(tr("Groups of people by"), u"sectionGroupsOf"_s, Inspector::Place::First)
      ->addWidget(m_by);
  inspector()
      ->addSection(tr("Driver to follow"), u"sectionDriver"_s, Inspector::Place::First)
      ->addWidget(m_driver);
  inspector()
      ->addSection(tr("Effect of"), u"sectionSide"_s, Inspector::Place::First)
      ->addWidget(m_side);
  auto* edit = new QPushButton(tr("E&dit…"), this);
  edit->setObjectName(u"editDrivers"_s);
  edit->setAccessibleName(tr("Edit drivers"));
  edit->setToolTip(tr("Add, remove and define drivers and controls"));
  edit->setProperty("part", u"tool"_s);
  addTool(edit);
  m_questions =
      inspector()->addSection(tr("Questions for police and partners"), u"sectionQuestions"_s);
  inspector()->setSectionVisible(u"sectionQuestions"_s, false);
  connect(edit, &QPushButton::clicked, this, &DriversPage::driverEditorWanted);
  connect(m_driver, &QComboBox::activated, this, &DriversPage::driverChosen);
  connect(m_items, &QComboBox::activated, this, &DriversPage::itemsChosen);
  connect(m_by, &QComboBox::activated, this, &DriversPage::groupingChosen);
  connect(m_side, &QComboBox::activated, this, &DriversPage::sideChosen);
  connect(&session, &Session::questionChanged, this, &DriversPage::refreshDriverList);
  connect(&session.answers(), &AnswerBook::changed, this, &DriversPage::refresh);
  refreshDriverList();
  refresh();
}

Needs DriversPage::needs() const {
  Needs needs{askModel()};
  if (tab() == Along && !curveDriver().empty()) needs.push_back(askCurve(curveDriver()));
  if (tab() == AnswersTab) needs.push_back(askItems(itemsDriver()));
  if (tab() == Groups) needs.push_back(askGroups());
  if (tab() == SensitivityTab) needs.push_back(askSensitivity());
  if (tab() == ByGroup && !grouping().empty()) needs.push_back(askSubgroups(grouping()));
  const bool shares = comparable(session().question()).has_value();
  if ((tab() == Effects && shares) || tab() == ImportanceTab || tab() == DominanceTab) {
    needs.push_back(askImportance());
  }
  return needs;
}

std::optional<FigureQuestion> DriversPage::madeFrom() const {
  if (figure() == nullptr) return {};
  constexpr FigureTopic kTopics[] = {
      FigureTopic::Effects,   FigureTopic::Importance, FigureTopic::Likert,
      FigureTopic::Curve,     FigureTopic::Groups,     FigureTopic::Interaction,
      FigureTopic::Dominance, FigureTopic::Subgroups,  FigureTopic::Sensitivity};
  FigureQuestion asked;
  asked.topic = kTopics[tab()];
  asked.spec = session().question();
  if (tab() == Along) asked.driver = curveDriver();
  if (tab() == AnswersTab) asked.driver = itemsDriver();
  if (tab() == ByGroup) asked.control = grouping();
  if (tab() == InteractionTab) asked.driver = sideDriver();
  return asked;
}

std::string DriversPage::curveDriver() const {
  return m_driver->currentText().toStdString();
}

// Empty: of all drivers.
std::string DriversPage::itemsDriver() const {
  return m_items->currentIndex() <= 0 ? std::string() : m_items->currentText().toStdString();
}

std::string DriversPage::grouping() const {
  return m_by->currentData().toString().toStdString();
}

void DriversPage::groupingChosen() {
  choices().keep(kGroupingChoice, m_by->currentData().toString());
  Q_EMIT needsChanged();
  refresh();
}

// The controls first, then the areas, then what else puts people into a few groups.
void DriversPage::refreshGroupings() {
  const QSignalBlocker quiet(m_by);
  m_by->clear();
  for (const auto& variable : groupingVariables(session().survey(), session().question())) {
    m_by->addItem(titleOf(session().survey(), variable), QString::fromStdString(variable));
  }
  m_by->setCurrentIndex(std::max(0, m_by->findData(choices().text(kGroupingChoice))));
}

void DriversPage::itemsChosen() {
  choices().keep(kItemsChoice, m_items->currentText());
  Q_EMIT needsChanged();
  refresh();
}

std::string DriversPage::sideDriver() const {
  return m_side->currentText().toStdString();
}

void DriversPage::sideChosen() {
  choices().keep(kSideChoice, m_side->currentText());
  refresh();
}

void DriversPage::driverChosen() {
  choices().keep(kDriverChoice, m_driver->currentText());
  Q_EMIT needsChanged();
  refresh();
}

void DriversPage::refreshDriverList() {
  const QSignalBlocker quiet(m_driver), quietToo(m_items);
  const QString wanted = choices().text(kDriverChoice);
  m_driver->clear();
  m_items->clear();
  m_items->addItem(tr("All drivers"));
  for (const auto& driver : session().question().drivers) {
    m_driver->addItem(QString::fromStdString(driver.name));
    m_items->addItem(QString::fromStdString(driver.name));
  }
  const auto& outcome = session().question().outcome;
  m_items->addItem(QString::fromStdString(outcome.name.empty() ? outcome.variable : outcome.name));
  // The first driver to begin with: a page of all of them is long.
  const int items = m_items->findText(choices().text(kItemsChoice));
  m_items->setCurrentIndex(items < 0 ? 1 : items);
  m_driver->setCurrentIndex(std::max(0, m_driver->findText(wanted)));
  refreshGroupings();
  const QSignalBlocker quietSide(m_side);
  m_side->clear();
  for (const auto& pair : session().question().interactions) {
    for (const auto& name : {pair.first, pair.second}) {
      if (m_side->findText(QString::fromStdString(name)) < 0) {
        m_side->addItem(QString::fromStdString(name));
      }
    }
  }
  m_side->setCurrentIndex(std::max(0, m_side->findText(choices().text(kSideChoice))));
  restoreTab();
  setTabThere(InteractionTab, m_side->count() > 0);
  Q_EMIT needsChanged();
}

void DriversPage::refresh() {
  inspector()->setSectionVisible(u"sectionDriver"_s, tab() == Along);
  inspector()->setSectionVisible(u"sectionItems"_s, tab() == AnswersTab);
  inspector()->setSectionVisible(u"sectionGroupsOf"_s, tab() == ByGroup);
  inspector()->setSectionVisible(u"sectionSide"_s, tab() == InteractionTab);
  if (!canFit(session().question())) {
    showMessage(session().question().outcome.variable.empty()
                    ? tr("Choose an outcome in the question above, then the drivers to explain it.")
                    : tr("Add at least one driver with \"Edit…\"."));
    return;
  }
  switch (tab()) {
    case ImportanceTab:
      return showImportance();
    case AnswersTab:
      return showAnswers();
    case Along:
      return showCurve();
    case Groups:
      return showGroups();
    case DominanceTab:
      return showDominance();
    case ByGroup:
      return showByGroup();
    case SensitivityTab:
      return showSensitivity();
    case InteractionTab:
      return showInteraction();
    default:
      return showEffects();
  }
}

}  // namespace candour
