// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "core/survey/calendar.h"
#include "models/briefing/evaluation_figures.h"
#include "models/community/register_options.h"
#include "models/community/requests.h"
#include "models/community/sheet_evidence.h"
#include "models/community/ward_action.h"
#include "ui/export/rota_hash.h"
#include "ui/pages/wards/evaluation_choices.h"
#include "ui/pages/wards/evaluation_details.h"
#include "ui/pages/wards/sheet_tab.h"
#include "ui/pages/wards/ward_words.h"
#include "ui/pages/wards/wards_page.h"
#include "ui/session/ask_figure.h"
#include "ui/session/ask_wards.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/inspector.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr const char* kCyclesChoice = "requests.cycle";
constexpr const char* kBoroughChoice = "requests.borough";

bool always(const DriverModelSpec& /*question*/) {
  return true;
}

void fillList(QComboBox* list, const QString& all, const std::set<std::string>& entries,
              QString (*name)(const std::string&), const QString& chosen) {
  const QSignalBlocker quiet(list);
  list->clear();
  list->addItem(all, QString());
  for (const auto& entry : entries) list->addItem(name(entry), QString::fromStdString(entry));
  list->setCurrentIndex(std::max(0, list->findData(chosen)));
  list->setEnabled(list->count() > 1);
}

QString cycleText(const std::string& cycle) {
  return QString::fromStdString(cycleName(cycle));
}

QString asIs(const std::string& text) {
  return QString::fromStdString(text);
}

}  // namespace

// The tabs with figures: what wards ask for, what could be seen, what was.

void WardsPage::buildFigures() {
  auto* requests =
      inspector()->addSection(tr("Which requests"), u"sectionRequests"_s, Inspector::Place::First);
  m_cycles->setObjectName(u"requestsCycle"_s);
  m_cycles->setAccessibleName(tr("Cycle"));
  m_boroughs->setObjectName(u"requestsBorough"_s);
  m_boroughs->setAccessibleName(tr("Borough"));
  requests->addWidget(m_cycles);
  requests->addWidget(m_boroughs);
  auto* readiness =
      inspector()->addSection(tr("The plan"), u"sectionReadiness"_s, Inspector::Place::First);
  readiness->addWidget(m_readiness);
  auto* evaluation = inspector()->addSection(tr("How wards are compared"), u"sectionEvaluation"_s,
                                             Inspector::Place::First);
  evaluation->addWidget(m_evaluation);
  const auto chosen = [this] {
    choices().keep(kCyclesChoice, m_cycles->currentData().toString());
    choices().keep(kBoroughChoice, m_boroughs->currentData().toString());
    changed();
  };
  connect(m_cycles, &QComboBox::activated, this, chosen);
  connect(m_boroughs, &QComboBox::activated, this, chosen);
  connect(m_readiness, &ReadinessChoices::changed, this, &WardsPage::changed);
  connect(m_evaluation, &EvaluationChoices::changed, this, &WardsPage::changed);
}

void WardsPage::listCycles() {
  std::set<std::string> cycles, boroughs;
  const WardRegister& wards = session().wards().wards();
  for (const Priority& priority : wards.priorities) cycles.insert(priority.cycle);
  for (const Ward& ward : wards.wards) {
    if (!ward.borough.empty()) boroughs.insert(ward.borough);
  }
  fillList(m_cycles, tr("All cycles"), cycles, cycleText, choices().text(kCyclesChoice));
  fillList(m_boroughs, tr("All boroughs"), boroughs, asIs, choices().text(kBoroughChoice));
}

std::optional<FigureQuestion> WardsPage::requests() const {
  FigureQuestion question;
  question.topic = FigureTopic::Requests;
  question.spec = session().question();
  RequestsQuestion asked;
  asked.asked = requestsIn(session().wards().wards());
  if (asked.asked.empty()) return {};
  const QString cycle = m_cycles->currentData().toString();
  if (!cycle.isEmpty()) asked.options.cycles = {cycle.toStdString()};
  asked.options.borough = m_boroughs->currentData().toString().toStdString();
  question.requests = std::move(asked);
  return question;
}

EvaluationOptions WardsPage::evaluation() const {
  return m_evaluation->options(withRegister(session().wards().wards(), rotaHash));
}

ReadinessOptions WardsPage::readiness() const {
  return m_readiness->options(readActions(session().wards().wards()));
}

void WardsPage::showOrder() {
  const auto plan = withRegister(session().wards().wards(), rotaHash).rota;
  m_evaluation->showOrder(
      !plan ? tr("No plan was frozen: which ward came when counts as not drawn at random.")
            : tr("By the plan \"%1\", drawn at random and frozen on %2.")
                  .arg(QString::fromStdString(plan->name), dateName(plan->frozenOn)));
}

Needs WardsPage::needs() const {
  const bool acted = !readActions(session().wards().wards()).empty();
  if (tab() == RequestsTabAt) {
    const auto asked = requests();
    return asked ? Needs{askFigure(*asked, {}, always)} : Needs{};
  }
  if (tab() == ReadinessTabAt) return {askReadiness(readiness())};
  const bool result = tab() == ResultTabAt || tab() == SheetTabAt;
  return result && acted ? Needs{askEvaluation(evaluation())} : Needs{};
}

std::optional<FigureQuestion> WardsPage::madeFrom() const {
  if (figure() == nullptr) return {};
  if (tab() == RequestsTabAt) return requests();
  FigureQuestion asked;
  asked.spec = overTimeOf(session().question());
  if (tab() == ReadinessTabAt) {
    asked.topic = FigureTopic::Readiness;
    asked.readiness = readiness();
    return asked;
  }
  if (tab() != ResultTabAt) return {};
  asked.topic = FigureTopic::Evaluation;
  asked.evaluation = evaluation();
  return asked;
}

void WardsPage::showRequests() {
  const auto asked = requests();
  if (!asked) {
    return showMessage(
        tr("Nothing has been nominated yet. Nominate what residents of a ward ask "
           "for on the Board, or import a register there."));
  }
  const auto* answer = shownAnswer<SharedFigure>(figureKey(*asked));
  if (answer == nullptr) return;
  Shown shown{.figure = (*answer->value)->make().figure};
  shown.shownAs = {{tr("Counted"), tr("wards that asked at least once")},
                   {tr("Not counted"), tr("withdrawn priorities")}};
  shown.header = QStringList{tr("Category"), tr("wards")};
  shown.numbers = rowsOf(shown.figure, 0);
  for (QStringList& line : shown.numbers) line.removeLast();  // a count has no interval
  shown.notes << tr(
      "Counts of wards, not of people: a ward is counted once, however many of its "
      "residents asked.");
  show(std::move(shown));
}

void WardsPage::showReadiness() {
  if (session().question().outcome.variable.empty()) {
    return showMessage(tr("Choose an outcome in the question above."));
  }
  const auto* answer = shownAnswer<Readiness>(readinessKey(readiness()));
  if (answer == nullptr) return;
  showLead(readinessLead(*answer->value));
  Shown shown{.figure = readinessFigure(*answer->value, answer->context)};
  shown.shownAs = readinessFacts(*answer->value);
  shown.header = QStringList{tr("Plan"), tr("points")};
  shown.numbers = readinessNumbers(*answer->value);
  shown.notes = readinessNotes(*answer->value);
  show(std::move(shown));
}

void WardsPage::showResult() {
  if (readActions(session().wards().wards()).empty()) {
    return showMessage(
        tr("No ward has had its week of action yet, so there is nothing to compare. "
           "Readiness says what could be seen once wards have."));
  }
  if (session().question().outcome.variable.empty()) {
    return showMessage(tr("Choose an outcome in the question above."));
  }
  const auto* answer = shownAnswer<Evaluation>(evaluationKey(evaluation()));
  if (answer == nullptr) return;
  showLead(evaluationLead(*answer->value));
  Shown shown{.figure = evaluationFigure(*answer->value, answer->context)};
  shown.shownAs = evaluationFacts(*answer->value);
  shown.header = QStringList{tr("Quarter"), tr("points"), tr("95 % interval")};
  shown.numbers = evaluationNumbers(*answer->value);
  shown.notes = evaluationNotes(*answer->value, answer->context.measure);
  show(std::move(shown));
}

// What the survey says stands on the sheet as soon as it is known.
void WardsPage::showSheet() {
  showPane(m_sheet);
  inspector()->hide();
  SheetEvidence evidence;
  QString why;
  const auto* answer = session().answers().current().find<Evaluation>(evaluationKey(evaluation()));
  if (readActions(session().wards().wards()).empty()) {
    why = tr("No ward has had its week of action yet: the survey has nothing to say.");
  } else if (answer == nullptr) {
    why = tr("What the survey says is being worked out…");
  } else if (!answer->value) {
    why = tr("The survey says nothing here. %1")
              .arg(QString::fromStdString(answer->value.error().message));
  } else {
    evidence = sheetEvidence(*answer->value, answer->context);
    if (evidence.changed.empty()) {
      why =
          tr("What the survey says of the wards together is withheld: too few wards or "
             "interviews.");
    }
  }
  evidence.simulated = evidence.simulated || session().survey().simulated();
  m_sheet->setEvidence(evidence, why);
}

}  // namespace candour
