// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/register_actions.h"

#include <QMenu>
#include <memory>

#include "models/community/priority_rules.h"
#include "ui/pages/wards/nominate_dialog.h"
#include "ui/pages/wards/survey_wards_dialog.h"
#include "ui/pages/wards/ward_words.h"

using namespace Qt::StringLiterals;

namespace candour {

RegisterActions::RegisterActions(Session& session, QWidget* page)
    : QObject(page), m_session(session), m_page(page) {}

void RegisterActions::fillMenu(QMenu* menu) {
  using Wanted = void (RegisterActions::*)();
  const auto add = [&](const QString& text, const QString& hint, Wanted wanted) {
    QAction* action = menu->addAction(text);
    action->setStatusTip(hint);
    action->setToolTip(hint);
    connect(action, &QAction::triggered, this, wanted);
  };
  menu->setToolTipsVisible(true);
  add(tr("&Import priorities…"), tr("A table with a line for each ward and quarter, CSV or Excel"),
      &RegisterActions::chooseImport);
  add(tr("&Export priorities…"), tr("The whole register as a table, as it can be imported"),
      &RegisterActions::chooseExport);
  menu->addSeparator();
  add(tr("&Take the wards from the survey…"), tr("Every ward that has interviews"),
      &RegisterActions::takeFromSurvey);
  add(tr("Import a list of &wards…"), tr("Columns code, name, borough"),
      &RegisterActions::chooseWards);
  add(tr("Import changes of &boundaries…"), tr("Columns old_code, new_code, share, since"),
      &RegisterActions::chooseChanges);
  add(tr("Import &neighbours…"), tr("Columns ward, neighbour: wards that touch"),
      &RegisterActions::chooseNeighbours);
}

void RegisterActions::nominate(const std::string& cycle, const std::string& borough,
                               const std::vector<std::string>& cycles) {
  auto* dialog = new NominateDialog(m_session.wards(), cycle, borough, cycles, m_page);
  connect(dialog, &QDialog::accepted, this, [this, dialog] {
    m_session.wardWork().nominate(dialog->priority(),
                                  [this](std::int64_t id) { Q_EMIT nominated(id); });
  });
  dialog->open();
}

void RegisterActions::takeFromSurvey() {
  auto* dialog = new SurveyWardsDialog(m_session, m_page);
  connect(dialog, &QDialog::accepted, this, [this, dialog] { takeWards(dialog->variables()); });
  dialog->open();
}

void RegisterActions::takeWards(const WardVariables& variables) {
  using Wards = std::vector<Ward>;
  m_session.background().start<Wards>(
      tr("Looking for the survey's wards"),
      [variables](Workbench& bench, const Job& /*job*/) -> Result<Wards> {
        const auto survey = bench.surveyWith(variablesOf(variables));
        if (!survey) return tl::make_unexpected(survey.error());
        return wardsOfSurvey(*survey, variables);
      },
      [this](Result<Wards> wards) {
        if (!wards) {
          Q_EMIT failed(QString::fromStdString(wards.error().message));
          return;
        }
        const auto count = wards->size();
        m_session.wards().addWards(tr("wards of the survey"), std::move(*wards));
        Q_EMIT told(tr("%1 wards of the survey are in the register. Press Nominate… to add what "
                       "their residents ask for.")
                        .arg(count));
      });
}

void RegisterActions::moveTo(std::int64_t id, PriorityState state) {
  const Priority* priority = m_session.wards().priority(id);
  if (priority == nullptr || priority->state == state || priority->withdrawn) return;
  const std::string missing = whyNot(*priority, state);
  if (!missing.empty()) {
    Q_EMIT failed(tr("%1 cannot be marked as %2 yet. %3")
                      .arg(QString::fromStdString(m_session.wards().wardName(priority->ward)))
                      .arg(stateName(state).toLower())
                      .arg(plainWords(missing)));
    return;
  }
  Priority after = *priority;
  after.state = state;
  m_session.wards().change(stateName(state).toLower(), {after});
}

}  // namespace candour
