// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/drivers/driver_editor.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

#include "models/drivers/terms.h"
#include "ui/pages/drivers/design_editor.h"
#include "ui/pages/drivers/interaction_editor.h"
#include "ui/pages/drivers/term_editor.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

DriverEditor::DriverEditor(Session& session, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_drivers(
          new TermEditor(session, TermEditor::Kind::Drivers, session.question().drivers, this)),
      m_controls(
          new TermEditor(session, TermEditor::Kind::Controls, session.question().controls, this)),
      m_interactions(new InteractionEditor(session.question().interactions, this)),
      m_design(new DesignEditor(session, session.question(), this)) {
  setWindowTitle(tr("Drivers, controls and sample"));
  setObjectName(u"driverEditor"_s);
  setAttribute(Qt::WA_DeleteOnClose);
  setModal(true);
  resize(860, 640);
  auto* tabs = new QTabWidget(this);
  tabs->addTab(m_drivers, tr("Drivers"));
  tabs->addTab(m_controls, tr("Held equal"));
  tabs->addTab(m_interactions, tr("Interactions"));
  auto* design = new QScrollArea(tabs);  // longer than a small screen
  design->setWidget(m_design);
  design->setWidgetResizable(true);
  design->setFrameShape(QFrame::NoFrame);
  design->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  design->setFocusPolicy(Qt::NoFocus);
  design->viewport()->setAutoFillBackground(false);
  m_design->setAutoFillBackground(false);
  tabs->addTab(design, tr("Model and sample"));
  nameInteractions();
  connect(tabs, &QTabWidget::currentChanged, this, &DriverEditor::nameInteractions);
  for (auto* editor : {m_drivers, m_controls}) {
    connect(editor, &TermEditor::renamed, m_interactions, &InteractionEditor::rename);
  }
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  auto* accept = buttons->addButton(tr("Use these"), QDialogButtonBox::AcceptRole);
  accept->setObjectName(u"useDrivers"_s);
  setPart(accept, u"primary"_s);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  layout->setSpacing(14);
  layout->addWidget(tabs, 1);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &DriverEditor::take);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void DriverEditor::take() {
  DriverModelSpec question = m_session.question();
  const std::string areaBefore = question.area;
  m_design->takeInto(question);
  // A restriction to one area or period of another variable would go on unseen.
  if (question.area != areaBefore) {
    std::erase_if(question.domain,
                  [&](const DomainCondition& c) { return c.variable == areaBefore; });
  }
  question.drivers = m_drivers->terms();
  question.controls = m_controls->terms();
  nameInteractions();
  question.interactions = m_interactions->pairs();
  m_session.edit(tr("drivers"), question);
  accept();
}

// Interactions are of the drivers and controls that there are now.
void DriverEditor::nameInteractions() {
  std::vector<std::string> names;
  for (const auto* editor : {m_drivers, m_controls}) {
    for (const auto& term : editor->terms()) names.push_back(nameOf(term));
  }
  m_interactions->setNames(names);
}

}  // namespace candour
