// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/scenarios/scenarios_page.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "models/briefing/area_words.h"
#include "models/briefing/scenario_figures.h"
#include "models/drivers/importance.h"
#include "ui/pages/scenarios/move_sliders.h"
#include "ui/pages/scenarios/scenario_details.h"
#include "ui/pages/scenarios/trust_buys.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr const char* kAreaChoice = "area";
constexpr const char* kDriverChoice = "driver";
constexpr const char* kTargetChoice = "target";
constexpr const char* kBehaviourChoice = "behaviour";

}  // namespace

ScenariosPage::ScenariosPage(Session& session, QWidget* parent)
    : FigurePage(session, "scenarios",
                 {tr("What if"), tr("Target"), tr("Gain"), tr("Priorities"), tr("What trust buys")},
                 parent),
      m_area(new DropList(this)),
      m_driver(new DropList(this)),
      m_behaviour(new DropList(this)),
      m_target(new QDoubleSpinBox(this)),
      m_sliders(new MoveSliders(this)) {
  keepInspector();
  buildInspector();
  connect(m_area, &QComboBox::activated, this, [this] {
    choices().keep(kAreaChoice, m_area->currentData().toString());
    changed();
  });
  connect(m_driver, &QComboBox::activated, this, [this] {
    choices().keep(kDriverChoice, m_driver->currentText());
    changed();
  });
  connect(m_behaviour, &QComboBox::activated, this, [this] {
    choices().keep(kBehaviourChoice, m_behaviour->currentData().toString());
    changed();
  });
  connect(m_target, &QDoubleSpinBox::valueChanged, this, [this](double target) {
    choices().keep(kTargetChoice, static_cast<int>(target));
    changed();
  });
  connect(m_sliders, &MoveSliders::moved, this, &ScenariosPage::changed);
  connect(&session, &Session::questionChanged, this, &ScenariosPage::questionChanged);
  connect(&session.answers(), &AnswerBook::changed, this, [this] {
    Q_EMIT needsChanged();  // what is asked of a model can be asked once it is there
    refresh();
  });
  questionChanged();
}

void ScenariosPage::buildInspector() {
  auto* sliders = inspector()->addSection(tr("If people answered differently"), u"sectionSliders"_s,
                                          Inspector::Place::First);
  sliders->addWidget(m_sliders);
  auto* reset = new QPushButton(tr("All as now"), this);
  reset->setObjectName(u"resetMoves"_s);
  reset->setProperty("part", u"quiet"_s);
  sliders->addWidget(reset, 0, Qt::AlignLeft);
  connect(reset, &QPushButton::clicked, m_sliders, &MoveSliders::reset);
  buildTarget();
  auto* behaviour =
      inspector()->addSection(tr("Behaviour"), u"sectionBehaviour"_s, Inspector::Place::First);
  m_behaviour->setObjectName(u"scenarioBehaviour"_s);
  m_behaviour->setAccessibleName(tr("What people say they would do"));
  behaviour->addWidget(m_behaviour);
  auto* area = inspector()->addSection(tr("In"), u"sectionArea"_s, Inspector::Place::First);
  m_area->setObjectName(u"scenarioArea"_s);
  m_area->setAccessibleName(tr("The area it is worked out for"));
  area->addWidget(m_area);
}

void ScenariosPage::buildTarget() {
  auto* target = inspector()->addSection(tr("What it takes to reach"), u"sectionTarget"_s,
                                         Inspector::Place::First);
  m_target->setObjectName(u"scenarioTarget"_s);
  m_target->setAccessibleName(tr("The share to reach, per cent"));
  m_target->setRange(1, 99);
  m_target->setDecimals(0);
  m_target->setSuffix(tr(" %"));
  m_target->setKeyboardTracking(false);
  m_target->setButtonSymbols(QAbstractSpinBox::NoButtons);
  m_driver->setObjectName(u"scenarioDriver"_s);
  m_driver->setAccessibleName(tr("The driver to move"));
  target->addWidget(m_target);
  target->addWidget(makeLabel(tr("by moving"), LabelRole::Muted));
  target->addWidget(m_driver);
}

Scenarios ScenariosPage::scenarios() const {
  const auto* known = session().answers().current().value<Scenarios>(kScenarios);
  return known == nullptr ? nullptr : *known;
}

std::string ScenariosPage::area() const {
  return m_area->currentData().toString().toStdString();
}

std::string ScenariosPage::driver() const {
  return m_driver->currentText().toStdString();
}

double ScenariosPage::target() const {
  return m_target->value() / 100;
}

Needs ScenariosPage::needs() const {
  if (tab() == TrustBuysTab) {
    const auto asked = trustBuys();
    return asked ? Needs{askTrustBuys(*asked)} : Needs{};
  }
  Needs needs{askScenarios()};
  const Scenarios known = scenarios();
  if (tab() == PrioritiesTab) needs.push_back(askPriorities());
  if (tab() == UpliftTab && !area().empty()) needs.push_back(askUplift(area()));
  if (known == nullptr) return needs;
  if (tab() == WhatIfTab) needs.push_back(askWhatIf(known, m_sliders->moves(), area()));
  if (tab() == TargetTab && !driver().empty()) {
    needs.push_back(askTarget(known, driver(), target(), area()));
  }
  return needs;
}

// Performance is everyone's, so importance beside it is, too.
Ask ScenariosPage::askPriorities() const {
  Ask ask = askImportance();
  if (comparisonOf(session().question()) == session().question()) return ask;
  ask.key = "importance:everywhere";
  ask.asked = comparisonOf;
  return ask;
}

// Before anything is moved there is nothing to tell.
std::optional<FigureQuestion> ScenariosPage::madeFrom() const {
  if (figure() == nullptr) return {};
  if (tab() == TrustBuysTab) return trustBuys();
  constexpr FigureTopic kTopics[] = {FigureTopic::WhatIf, FigureTopic::Target, FigureTopic::Uplift,
                                     FigureTopic::Priorities};
  FigureQuestion asked;
  asked.topic = kTopics[tab()];
  asked.spec = comparisonOf(session().question());
  if (tab() == PrioritiesTab) return asked;
  asked.area = area();
  if (tab() == WhatIfTab) {
    asked.moves = m_sliders->moves();
    if (asked.moves.empty()) return {};
  }
  if (tab() == TargetTab) {
    asked.driver = driver();
    asked.target = target();
  }
  return asked;
}

void ScenariosPage::changed() {
  Q_EMIT needsChanged();
  refresh();
}

void ScenariosPage::questionChanged() {
  restoreTab();
  m_targetOf = nullptr;
  listBehaviours(*m_behaviour, session().survey(), choices().text(kBehaviourChoice));
  Q_EMIT needsChanged();
  refresh();
}

// The lists of areas and drivers follow the fitted question; what was chosen stays chosen, else the
// area the question is about.
void ScenariosPage::refreshChoices(const Scenarios& scenarios) {
  const auto wanted = answersWanted(session().question(), session().question().area);
  std::string chosen = m_area->count() > 0 ? area() : choices().text(kAreaChoice).toStdString();
  if (chosen.empty() && !wanted.empty()) chosen = text(wanted.front());
  const QString moved =
      m_driver->count() > 0 ? m_driver->currentText() : choices().text(kDriverChoice);
  m_area->clear();
  m_area->addItem(tr("Everyone"));
  const std::string label = areaLabel(session().question(), session().survey());
  for (const auto& name : scenarios->areas()) {
    m_area->addItem(QString::fromStdString(namedArea(name, label)), QString::fromStdString(name));
  }
  if (tab() == UpliftTab && chosen.empty() && m_area->count() > 1) {
    chosen = m_area->itemData(1).toString().toStdString();
  }
  m_area->setCurrentIndex(
      chosen.empty() ? 0 : std::max(0, m_area->findData(QString::fromStdString(chosen))));
  const auto drivers = scenarios->drivers(area());
  m_driver->clear();
  for (const auto& driver : drivers) {
    if (driver.why.empty()) m_driver->addItem(QString::fromStdString(driver.driver));
  }
  m_driver->setCurrentIndex(std::max(0, m_driver->findText(moved)));
  m_sliders->setDrivers(drivers);
  proposeTarget(scenarios);
  Q_EMIT needsChanged();  // what was chosen here is worked out next
}

// The target chosen before; else the next round share above that of now.
void ScenariosPage::proposeTarget(const Scenarios& scenarios) {
  if (scenarios == m_targetOf) return;
  m_targetOf = scenarios;
  constexpr int kRound = 5;
  int target = choices().number(kTargetChoice);
  if (target == 0) {
    const auto now = scenarios->whatIf({});
    target = now ? (static_cast<int>(100 * now->now) / kRound + 1) * kRound : kRound;
  }
  const QSignalBlocker quiet(m_target);
  m_target->setValue(target);
}

void ScenariosPage::refresh() {
  inspector()->setSectionVisible(u"sectionSliders"_s, tab() == WhatIfTab);
  inspector()->setSectionVisible(u"sectionTarget"_s, tab() == TargetTab);
  inspector()->setSectionVisible(u"sectionArea"_s, tab() != PrioritiesTab && tab() != TrustBuysTab);
  inspector()->setSectionVisible(u"sectionBehaviour"_s, tab() == TrustBuysTab);
  if (!canFit(session().question())) {
    return showMessage(tr("Choose an outcome and at least one driver first."));
  }
  if (tab() == TrustBuysTab) return showTrustBuys();
  const auto* fitted = shownAnswer<Scenarios>(kScenarios);
  if (fitted == nullptr) return;
  refreshChoices(*fitted->value);
  switch (tab()) {
    case TargetTab:
      return showTarget();
    case UpliftTab:
      return showUplift();
    case PrioritiesTab:
      return showPriorities();
    default:
      return showWhatIf();
  }
}

std::optional<FigureQuestion> ScenariosPage::trustBuys() const {
  return trustBuysQuestion(session().survey(), session().question(),
                           m_behaviour->currentData().toString());
}

void ScenariosPage::showTrustBuys() {
  const auto asked = trustBuys();
  if (!asked) {
    return showMessage(
        tr("This survey does not ask what people would do: report a crime, support tactics, give "
           "information."));
  }
  const auto* answer = shownAnswer<SharedFigure>(figureKey(*asked));
  if (answer == nullptr) return;
  const FigureAnswer& found = **answer->value;
  Shown shown{.figure = found.make().figure};
  shown.shownAs = trustBuysFacts(*asked);
  shown.header = trustBuysHeader(*asked);
  shown.numbers = rowsOf(shown.figure, 1);
  shown.notes = trustBuysNotes(*asked, found);
  show(std::move(shown));
}

void ScenariosPage::showWhatIf() {
  const auto* answer = shownAnswer<WhatIf>(whatIfKey(m_sliders->moves(), area()));
  if (answer == nullptr) return;
  Shown shown{.figure = whatIfFigure(*answer->value, answer->context)};
  shown.shownAs = whatIfFacts(*answer->value);
  shown.header = QStringList{tr("Driver"), tr("now"), tr("then"), tr("seen")};
  // Before anything is moved: where the drivers are, and how far they may be moved.
  const bool moved = !answer->value->drivers.empty();
  const auto drivers = moved ? answer->value->drivers : scenarios()->drivers(area());
  shown.numbers = movedNumbers(drivers);
  shown.shownAs += seenFacts(drivers);
  shown.notes = whatIfNotes(*answer->value);
  show(std::move(shown));
}

void ScenariosPage::showTarget() {
  const auto* answer = shownAnswer<TargetAnswer>(targetKey(driver(), target(), area()));
  if (answer == nullptr) return;
  Shown shown{.figure = targetFigure(*answer->value, answer->context)};
  shown.shownAs = targetFacts(*answer->value);
  shown.header = QStringList{tr("Share"), tr("per cent")};
  shown.numbers = targetNumbers(*answer->value);
  shown.notes = targetNotes(*answer->value);
  show(std::move(shown));
}

void ScenariosPage::showUplift() {
  if (area().empty()) return showMessage(tr("Choose an area at the right."));
  const auto* answer = shownAnswer<UpliftAnswer>(upliftKey(area()));
  if (answer == nullptr) return;
  Shown shown{.figure = upliftFigure(*answer->value, answer->context)};
  shown.shownAs = {{tr("Gain"), tr("effect times headroom")},
                   {tr("Headroom"), tr("to the border of the best quarter")},
                   {tr("Intervals"), tr("95 %, design-based")}};
  shown.header = QStringList{tr("Driver"), tr("points"), tr("95 % interval")};
  shown.numbers = upliftNumbers(*answer->value);
  shown.notes = upliftNotes(*answer->value);
  show(std::move(shown));
}

void ScenariosPage::showPriorities() {
  const Scenarios known = scenarios();
  const auto* answer = shownAnswer<Importance>(askPriorities().key);
  if (answer == nullptr || known == nullptr) return;
  const auto performance = known->drivers();
  Shown shown{.figure = prioritiesFigure(*answer->value, performance, answer->context)};
  shown.shownAs = {{tr("Across"), tr("how well it is done: the mean, of the best answer")},
                   {tr("Up"), tr("how much it matters: Shapley share")},
                   {tr("Lines"), tr("medians of the drivers")}};
  shown.header = QStringList{tr("Driver"), tr("mean"), tr("share")};
  shown.numbers = priorityNumbers(*answer->value, performance);
  shown.notes << tr(
      "Important is not the same as possible to move: see Gain for what an area could "
      "win.");
  show(std::move(shown));
}

}  // namespace candour
