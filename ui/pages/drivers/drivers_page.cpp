// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/drivers/drivers_page.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/base/text.h"
#include "models/briefing/considerations.h"
#include "models/briefing/driver_comparison_figures.h"
#include "models/briefing/interaction_figure.h"
#include "models/drivers/group_gaps.h"
#include "models/drivers/item_answers.h"
#include "models/drivers/sensitivity.h"
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
  // With Firth's penalty there is no importance to put beside the effects.
  const bool shares = session().question().family != Family::Firth;
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

void DriversPage::showEffects() {
  const auto* answer = shownAnswer<DriverModel>(kModel);
  if (answer == nullptr) return;
  const DriverModel& model = *answer->value;
  Shown shown{.figure = driverEffectsFigure(model, answer->context)};
  shown.shownAs = {{tr("Step"), tr("one standard deviation")},
                   {tr("Intervals"), tr("95 %, design-based")},
                   {tr("Model"), modelWords(model)},
                   {tr("Model explains"), explainedWords(model)}};
  shown.header = QStringList{tr("Driver"), tr("points"), tr("95 % interval")};
  shown.numbers = rowsOf(shown.figure, 1);
  if (model.spec.family != Family::Firth) {
    shown.header << tr("share");
    appendShares(shown.numbers, session().answers().current().value<Importance>(kImportance));
  }
  shown.notes = notesOf(model);
  const Figure figure = shown.figure;
  show(std::move(shown));
  showQuestions(&figure);
}

void DriversPage::showImportance() {
  const auto* answer = shownAnswer<Importance>(kImportance);
  if (answer == nullptr) return;
  const Importance& importance = *answer->value;
  Shown shown{.figure = importanceFigure(importance, answer->context)};
  shown.shownAs = {{tr("Measure"), importance.spec.family == Family::Linear
                                       ? tr("Shapley share of R²")
                                       : tr("Shapley share of McFadden's R²")},
                   {tr("Total"), percent(importance.total, 1)},
                   {tr("Controls alone"), percent(importance.base, 1)}};
  shown.header = QStringList{tr("Driver"), tr("share"), tr("unique"), tr("alone")};
  for (const auto& row : shown.figure.rows) {
    for (const auto& driver : importance.drivers) {
      if (driver.driver != row.label) continue;
      shown.numbers.push_back({QString::fromStdString(row.label), percent(driver.share),
                               QString::fromStdString(fixed(driver.unique, 3)),
                               QString::fromStdString(fixed(driver.alone, 3))});
    }
  }
  shown.notes = notesOf(importance);
  const Figure figure = shown.figure;
  show(std::move(shown));
  showQuestions(&figure);
}

void DriversPage::showAnswers() {
  const auto* answer = shownAnswer<ItemAnswers>(itemsKey(itemsDriver()));
  if (answer == nullptr) return;
  const ItemAnswers& items = *answer->value;
  Shown shown{.figure = likertFigure(items, answer->context)};
  shown.shownAs = {{tr("Bars"), tr("per cent of those who answered")},
                   {tr("Middle answers"), tr("apart, on the right")},
                   {tr("Net score"), tr("above the middle less below")},
                   {tr("Intervals"), tr("95 %, design-based")}};
  shown.header = QStringList{tr("Question"), tr("net score"), tr("95 % interval")};
  for (const FigureRow& row : shown.figure.rows) {
    const double lower = row.lower.value_or(kNotAvailable),
                 upper = row.upper.value_or(kNotAvailable);
    shown.numbers.push_back(
        {QString::fromStdString(row.label), number(row.value, 0), intervalText(lower, upper, 0)});
  }
  shown.notes = textsOf(items.warnings);
  show(std::move(shown));
  showQuestions(nullptr);
}

void DriversPage::showCurve() {
  const auto* answer = shownAnswer<DriverCurve>(curveKey(curveDriver()));
  if (answer == nullptr) return;
  const DriverCurve& curve = *answer->value;
  Shown shown{.figure = curveFigure(curve, answer->context)};
  shown.shownAs = {{tr("Everyone else"), tr("as they answered")},
                   {tr("Outcome now"), percent(curve.overall, 1)},
                   {tr("Intervals"), tr("95 %, design-based")}};
  shown.header =
      QStringList{curve.continuous ? tr("At") : tr("Answer"), tr("per cent"), tr("95 % interval")};
  // Of a smooth line every tenth point says enough.
  const std::size_t step = curve.continuous ? 10 : 1;
  for (std::size_t i = 0; i < curve.points.size(); i += step) {
    const auto& point = curve.points[i];
    const std::string name = point.level.empty() ? fixed(point.value, 2) : point.level;
    shown.numbers.push_back({QString::fromStdString(name),
                             QString::fromStdString(fixed(100 * point.estimate, 1)),
                             percentInterval(point.lower, point.upper)});
  }
  if (const auto* model = session().answers().current().value<DriverModel>(kModel)) {
    shown.notes = notesOf(*model);
  }
  show(std::move(shown));
  showQuestions(nullptr);
}

// People who differ in nothing else the model knows: what remains between the groups.
void DriversPage::showGroups() {
  if (session().question().controls.empty()) {
    return showMessage(tr("No groups are held equal. Add them under \"Held equal\" in \"Edit…\"."));
  }
  const auto* answer = shownAnswer<GroupGaps>(kGroups);
  if (answer == nullptr) return;
  const GroupGaps& gaps = *answer->value;
  Shown shown{.figure = groupGapsFigure(gaps, answer->context)};
  shown.shownAs = {{tr("Circles"), tr("everything else held equal")},
                   {tr("Diamonds"), tr("nothing held equal")},
                   {tr("Intervals"), tr("95 %, design-based")}};
  shown.header = QStringList{tr("Group"), tr("points"), tr("95 % interval")};
  shown.numbers = rowsOf(shown.figure, 1);
  shown.notes = textsOf(gaps.warnings);
  show(std::move(shown));
  showQuestions(nullptr);
}

// What each driver adds to models of none, one ... of the others.
void DriversPage::showDominance() {
  const auto* answer = shownAnswer<Importance>(kImportance);
  if (answer == nullptr) return;
  const Importance& importance = *answer->value;
  if (importance.conditional.empty()) {
    return showMessage(
        tr("Dominance is not shown: %1.").arg(QString::fromStdString(importance.dominanceWhy)));
  }
  Shown shown{.figure = dominanceFigure(importance, answer->context)};
  shown.shownAs = {{tr("Measure"), tr("added share of McFadden's R²")},
                   {tr("In every model"), tr("whatever other drivers it has")},
                   {tr("Tests"), tr("where it adds least more, Holm")}};
  shown.header = QStringList{tr("Driver"), tr("alone"), tr("beside all"), tr("ahead of")};
  for (const FigurePanel& panel : shown.figure.panels) {
    shown.numbers.push_back(dominanceRow(importance, panel.title));
  }
  shown.notes = notesOf(importance);
  show(std::move(shown));
  showQuestions(nullptr);
}

// One test of all, then the effects in every group.
void DriversPage::showByGroup() {
  if (grouping().empty()) {
    return showMessage(tr("No variable puts people into groups: give the data labels first."));
  }
  const auto* answer = shownAnswer<Subgroups>(subgroupsKey(grouping()));
  if (answer == nullptr) return;
  const Subgroups& groups = *answer->value;
  Shown shown{.figure = subgroupsFigure(groups, answer->context)};
  shown.shownAs = {{tr("One test of all"), testText(groups.test)},
                   {tr("Controls"), tr("held equal in one way for all")},
                   {tr("Intervals"), tr("95 %, design-based")}};
  shown.header = QStringList{tr("Group"), tr("points"), tr("95 % interval")};
  shown.numbers = rowsOf(shown.figure, 1);
  shown.notes = notesOf(groups);
  show(std::move(shown));
  showQuestions(nullptr);
}

// How the order of the drivers holds under every defensible way of asking.
void DriversPage::showSensitivity() {
  const auto* answer = shownAnswer<Sensitivity>(kSensitivity);
  if (answer == nullptr) return;
  const Sensitivity& ways = *answer->value;
  Shown shown{.figure = sensitivityFigure(ways, answer->context)};
  shown.shownAs = {{tr("Ways of asking"), QString::number(ways.answered)},
                   {tr("They change"), tr("model, middle answer, weights, controls")},
                   {tr("Measure"), tr("Shapley share")}};
  shown.header = QStringList{tr("Driver"), tr("first in"), tr("best"), tr("worst")};
  for (const auto& standing : ways.standings) {
    shown.numbers.push_back({QString::fromStdString(standing.driver),
                             QString::number(standing.first), QString::number(standing.best),
                             QString::number(standing.worst)});
  }
  shown.notes = textsOf(ways.warnings);
  show(std::move(shown));
  showQuestions(nullptr);
}

// The effect of one driver at each answer of those it interacts with.
void DriversPage::showInteraction() {
  const auto* answer = shownAnswer<DriverModel>(kModel);
  if (answer == nullptr) return;
  const DriverModel& model = *answer->value;
  Shown shown{.figure = interactionFigure(model, sideDriver(), answer->context)};
  shown.shownAs = {{tr("At"), tr("everybody at the answer or value named")},
                   {tr("Everything else"), tr("as people answered")},
                   {tr("Intervals"), tr("95 %, design-based")}};
  shown.header = QStringList{tr("At"), tr("points"), tr("95 % interval")};
  shown.numbers = rowsOf(shown.figure, 1);
  shown.notes = notesOf(model);
  show(std::move(shown));
  showQuestions(nullptr);
}

// What to ask about the drivers that matter most: the first two of the figure.
void DriversPage::showQuestions(const Figure* figure) {
  constexpr int kDrivers = 2;
  clearLayout(m_questions);
  int shown = 0;
  const std::size_t rows = figure == nullptr ? 0 : figure->rows.size();
  for (std::size_t i = 0; i < rows && shown < kDrivers; ++i) {
    const auto questions = considerationsFor(figure->rows[i].label);
    if (questions.empty()) continue;
    ++shown;
    auto* name = makeLabel(QString::fromStdString(figure->rows[i].label), LabelRole::Body);
    QFont bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    m_questions->addWidget(name);
    for (const auto& question : questions) {
      m_questions->addWidget(makeLabel(QString::fromStdString(question), LabelRole::Muted));
    }
  }
  inspector()->setSectionVisible(u"sectionQuestions"_s, shown > 0);
}

}  // namespace candour
