// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/diagnostics/diagnostics_page.h"

#include "models/briefing/diagnostics_figures.h"
#include "ui/pages/diagnostics/check_list.h"
#include "ui/pages/diagnostics/diagnostics_details.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/inspector.h"

using namespace Qt::StringLiterals;

namespace candour {

DiagnosticsPage::DiagnosticsPage(Session& session, QWidget* parent)
    : FigurePage(session, "diagnostics",
                 {tr("Summary"), tr("Calibration"), tr("ROC"), tr("Collinearity"), tr("Influence"),
                  tr("Weights")},
                 parent),
      m_checks(new CheckList(this)) {
  addPane(m_checks);
  connect(m_checks, &CheckList::figureWanted, this, &DiagnosticsPage::showFigureOf);
  connect(&session, &Session::questionChanged, this, [this] {
    restoreTab();
    Q_EMIT needsChanged();
    refresh();
  });
  connect(&session.answers(), &AnswerBook::changed, this, &DiagnosticsPage::refresh);
  restoreTab();
  refresh();
}

Needs DiagnosticsPage::needs() const {
  return {askDiagnostics()};
}

std::optional<FigureQuestion> DiagnosticsPage::madeFrom() const {
  if (figure() == nullptr || tab() == SummaryTab) return {};
  constexpr FigureTopic kTopics[] = {FigureTopic::Calibration, FigureTopic::Roc,
                                     FigureTopic::Collinearity, FigureTopic::Influence,
                                     FigureTopic::Weights};
  FigureQuestion asked;
  asked.topic = kTopics[tab() - 1];
  asked.spec = session().question();
  return asked;
}

void DiagnosticsPage::refresh() {
  if (!canFit(session().question())) {
    return showMessage(
        tr("Choose an outcome in the question above, and drivers on the Drivers page."));
  }
  const auto* known = shownAnswer<Diagnostics>(kDiagnostics);
  if (known == nullptr) return;
  const Diagnostics& answer = *known->value;
  const FigureContext& context = known->context;
  if (tab() == SummaryTab) {
    m_checks->showChecks(answer.checks, uncheckedWarnings(answer));
    showPane(m_checks);
    return inspector()->hide();
  }
  Shown shown;
  switch (tab()) {
    case CalibrationTab:
      shown = {calibrationFigure(answer, context),
               calibrationFacts(answer),
               {tr("Predicted"), tr("observed"), tr("95 % interval")},
               calibrationNumbers(answer.calibration),
               checkNotes(answer, {"calibration", "overfitting", "link"})};
      break;
    case RocTab:
      shown = {rocFigure(answer, context),
               rocFacts(answer),
               {tr("Border"), tr("with it, above"), tr("without, above")},
               rocNumbers(answer.discrimination),
               checkNotes(answer, {"discrimination"})};
      break;
    case CollinearityTab:
      shown = {collinearityFigure(answer, context),
               collinearityFacts(answer),
               {tr("Drivers"), tr("correlation")},
               pairNumbers(answer.collinearity),
               checkNotes(answer, {"collinearity", "halo"})};
      break;
    case InfluenceTab:
      shown = {influenceFigure(answer, context),
               influenceFacts(answer),
               {tr("Unit left out: driver"), tr("standard errors"), tr("effect")},
               unitNumbers(answer.influence),
               checkNotes(answer, {"influence", "heavy_weights"})};
      break;
    default:
      shown = {weightsFigure(answer, context),
               weightFacts(answer),
               {tr("Driver"), tr("weighted"), tr("not weighted"), tr("difference")},
               weightNumbers(answer.weights),
               checkNotes(answer, {"weighting", "heavy_weights"})};
  }
  show(std::move(shown));
}

void DiagnosticsPage::showFigureOf(const QString& check) {
  static const std::pair<const char*, Tab> kTabs[] = {
      {"calibration", CalibrationTab},   {"overfitting", CalibrationTab},
      {"link", CalibrationTab},          {"discrimination", RocTab},
      {"collinearity", CollinearityTab}, {"halo", CollinearityTab},
      {"influence", InfluenceTab},       {"heavy_weights", InfluenceTab},
      {"weighting", WeightsTab}};
  for (const auto& [id, tab] : kTabs) {
    if (check == QLatin1String(id)) return showTab(tab);
  }
}

}  // namespace candour
