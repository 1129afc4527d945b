// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QLabel>
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
#include "ui/pages/drivers/drivers_page.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

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
  if (comparable(model.spec)) {
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
  Shown shown{.figure = interactionFigure(model, {sideDriver(), {}}, answer->context)};
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
