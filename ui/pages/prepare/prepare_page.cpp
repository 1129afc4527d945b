// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/prepare_page.h"

#include <QPushButton>

#include "ui/pages/prepare/steps_pane.h"
#include "ui/session/question_edit.h"
#include "ui/widgets/drop_list.h"
#include "ui/widgets/inspector.h"

namespace candour {

PreparePage::PreparePage(Session& session, QWidget* parent)
    : FigurePage(session, "prepare",
                 {tr("Steps"), tr("Scale"), tr("What goes together"), tr("How many scales")},
                 parent),
      m_steps(new StepsPane(session, this)),
      m_scale(new DropList(this)),
      m_factors(new DropList(this)),
      m_rotation(new DropList(this)),
      m_pick(new QPushButton(tr("Choose items…"), this)) {
  addPane(m_steps);
  connect(m_steps, &StepsPane::failed, this, &PreparePage::failed);
  connect(m_steps, &StepsPane::told, this, &PreparePage::told);
  keepInspector();
  buildScaleChoices();
  connect(&session, &Session::projectChanged, this, [this] {
    restoreTab();
    refreshScaleChoices();
    refresh();
  });
  connect(&session, &Session::questionChanged, this, &PreparePage::refreshScaleChoices);
  connect(&session.answers(), &AnswerBook::changed, this, &PreparePage::refresh);
  refreshScaleChoices();
  refresh();
}

Needs PreparePage::needs() const {
  switch (tab()) {
    case ScaleTab:
      return {askReliability(scaleAsked().items)};
    case FactorsTab:
    case ScreeTab:
      return {askFactors(scaleAsked())};
    default:
      return {};
  }
}

std::optional<FigureQuestion> PreparePage::madeFrom() const {
  if (figure() == nullptr || tab() == StepsTab) return {};
  FigureQuestion asked;
  asked.topic = tab() == ScaleTab     ? FigureTopic::Reliability
                : tab() == FactorsTab ? FigureTopic::Loadings
                                      : FigureTopic::Scree;
  asked.spec = session().question();
  asked.factors = scaleAsked();
  asked.driver = asked.factors.items.driver;
  asked.factors.items.driver.clear();
  return asked;
}

void PreparePage::refresh() {
  if (tab() == StepsTab) {
    showPane(m_steps);
    m_steps->refresh();
    inspector()->hide();
    return;
  }
  showScaleSections();
  if (!canFit(session().question())) {
    return showMessage(
        tr("Choose an outcome in the question above, then the drivers to explain it."));
  }
  if (tab() == ScaleTab) return showScale();
  showFactors();
}

}  // namespace candour
