// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/prepare/prepare_page.h"

#include "ui/pages/prepare/steps_pane.h"
#include "ui/widgets/inspector.h"

namespace candour {

PreparePage::PreparePage(Session& session, QWidget* parent)
    : FigurePage(session, "prepare", {tr("Steps")}, parent), m_steps(new StepsPane(this)) {
  addPane(m_steps);
  connect(&session, &Session::projectChanged, this, [this] {
    restoreTab();
    refresh();
  });
  refresh();
}

void PreparePage::refresh() {
  if (tab() != StepsTab) return;
  showPane(m_steps);
  inspector()->hide();
}

}  // namespace candour
