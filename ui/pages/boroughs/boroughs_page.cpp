// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/boroughs/boroughs_page.h"
#include "models/briefing/area_figures.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "ui/pages/drivers/driver_answers.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QString points(double difference) {
  if (!std::isfinite(difference)) return BoroughsPage::tr("not available");
  return (difference > 0 ? u"+"_s : QString()) + number(100 * difference, 1);
}

QString pValue(double p) {
  if (!std::isfinite(p)) return BoroughsPage::tr("not available");
  return p < 0.001 ? u"< 0.001"_s : QString::fromStdString(fixed(p, 3));
}

QString interviews(const AreaEstimate& area) {
  return QString::fromStdString(grouped(static_cast<long long>(area.n)) + " (" +
                                grouped(std::llround(area.nEffective)) + ")");
}

}  // namespace

BoroughsPage::BoroughsPage(Session& session, QWidget* parent)
    : FigurePage(parent), m_session(session) {
  setObjectName(u"boroughsPage"_s);
  addTab(tr("Ranked"));
  m_details =
      inspector()->addSection(tr("Selected"), u"sectionSelected"_s, Inspector::Place::First);
  m_details->setSpacing(5);
  connect(numbers()->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &BoroughsPage::showDetails);
  connect(&session.answers(), &AnswerBook::changed, this, &BoroughsPage::refresh);
  connect(&session, &Session::questionChanged, this, &BoroughsPage::refresh);
  refresh();
}

void BoroughsPage::refresh() {
  if (!canCompare(m_session.question())) {
    showMessage(m_session.question().outcome.variable.empty()
                    ? tr("Choose an outcome in the question above.")
                    : tr("Say in the question above which variable tells the area."));
    return;
  }
  const auto& answer = m_session.answers().current().boroughs;
  if (!answer) return showWaiting();
  if (!answer->value) return showMessage(QString::fromStdString(answer->value.error().message));
  showComparison(*answer->value, answer->context);
}

const BoroughComparison* BoroughsPage::comparison() const {
  const auto& answer = m_session.answers().current().boroughs;
  return answer && answer->value ? &*answer->value : nullptr;
}

void BoroughsPage::showComparison(const BoroughComparison& comparison,
                                  const FigureContext& context) {
  Shown shown{.figure = rankedAreasFigure({.comparison = comparison}, context, SecondMark::None)};
  const auto differing = std::count_if(comparison.areas.begin(), comparison.areas.end(),
                                       [](const AreaEstimate& a) { return a.differs; });
  shown.shownAs = {{tr("Areas"), QString::number(comparison.areas.size())},
                   {tr("Differ from the whole"), QString::number(differing)},
                   {tr("Intervals"), tr("95 %, design-based")}};
  shown.header = QStringList{QString::fromStdString(comparison.areaLabel), tr("per cent"),
                             tr("95 % interval")};
  shown.numbers = rowsOf(shown.figure, 1);
  for (const auto& warning : comparison.warnings) {
    shown.notes << QString::fromStdString(warning.text);
  }
  shown.notes << tr(
      "Intervals that overlap may still differ, and with many areas some stand out by "
      "chance: an area is marked only when its difference survives Holm's "
      "correction.");
  const QString before = numbers()->currentIndex().siblingAtColumn(0).data().toString();
  show(std::move(shown));
  // The area the question is about is the one to look at, else the one looked at before.
  const auto wanted = answersWanted(m_session.question(), m_session.question().area);
  const std::string name = wanted.empty() ? before.toStdString() : text(wanted.front());
  int row = 0;
  for (std::size_t i = 0; i < figure()->rows.size(); ++i) {
    if (figure()->rows[i].label == name) row = static_cast<int>(i);
  }
  numbers()->selectRow(row);
  showDetails();
}

void BoroughsPage::showDetails() {
  clearLayout(m_details);
  const BoroughComparison* known = comparison();
  const QModelIndex current = numbers()->currentIndex();
  if (known == nullptr || !current.isValid()) return;
  const std::string name = current.siblingAtColumn(0).data().toString().toStdString();
  const auto area = std::find_if(known->areas.begin(), known->areas.end(),
                                 [&name](const AreaEstimate& a) { return a.area == name; });
  if (area == known->areas.end()) return;
  m_details->addWidget(makeLabel(QString::fromStdString(name), LabelRole::Body));
  m_details->addWidget(makeValueRow(tr("Estimate"), percent(area->estimate, 1)));
  m_details->addWidget(
      makeValueRow(tr("95 % interval"), intervalText(100 * area->lower, 100 * area->upper, 1)));
  m_details->addWidget(makeValueRow(tr("Points from the whole"), points(area->difference)));
  m_details->addWidget(makeValueRow(tr("p after Holm's correction"), pValue(area->pHolm)));
  m_details->addWidget(makeValueRow(tr("Interviews (effective)"), interviews(*area)));
  if (!area->why.empty()) m_details->addWidget(makeNote(QString::fromStdString(area->why)));
}

}  // namespace candour
