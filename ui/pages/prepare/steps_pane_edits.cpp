// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QTableWidget>
#include <algorithm>

#include "core/prepare/recipe_edit.h"
#include "core/prepare/steps.h"
#include "ui/pages/prepare/step_dialog.h"
#include "ui/pages/prepare/steps_pane.h"

namespace candour {

void StepsPane::addStep(const decltype(RecipeStep::how)& how) {
  auto* dialog = new StepDialog(m_session, {{}, {}, how}, {m_session.steps(), {}}, this);
  connect(dialog, &QDialog::accepted, this, [this, dialog] {
    RecipeSteps steps = m_session.steps();
    steps.push_back(dialog->step());
    m_session.editSteps(tr("add step"), steps);
    showSteps();
    m_list->selectRow(static_cast<int>(steps.size()) - 1);
  });
  dialog->open();
}

void StepsPane::editStep() {
  const RecipeSteps& steps = m_session.steps();
  const int row = selected();
  if (row < 0 || row >= static_cast<int>(steps.size())) return;
  const RecipeStep step = steps[static_cast<std::size_t>(row)];
  StepDialog::Place place{{steps.begin(), steps.begin() + row},
                          {steps.begin() + row + 1, steps.end()}};
  auto* dialog = new StepDialog(m_session, step, std::move(place), this);
  connect(dialog, &QDialog::accepted, this, [this, dialog, name = step.name] {
    RecipeSteps after = m_session.steps();
    const auto at = std::find_if(after.begin(), after.end(),
                                 [&name](const RecipeStep& one) { return one.name == name; });
    if (at == after.end()) return;
    *at = dialog->step();
    m_session.editSteps(tr("change step"), after);
  });
  dialog->open();
}

// A variable that something is made of stays.
QString StepsPane::whyKept(const std::string& name) const {
  const auto users = usersOf(m_session.steps(), name);
  if (!users.empty()) {
    return tr("\"%1\" is used by the step \"%2\". Remove or change that one first.")
        .arg(QString::fromStdString(name), QString::fromStdString(users.front()));
  }
  const auto asked = variablesOf(m_session.question());
  if (std::find(asked.begin(), asked.end(), name) != asked.end()) {
    return tr("The question above uses \"%1\". Take it out there first.")
        .arg(QString::fromStdString(name));
  }
  return {};
}

void StepsPane::removeStep() {
  RecipeSteps steps = m_session.steps();
  const int row = selected();
  if (row < 0 || row >= static_cast<int>(steps.size())) return;
  const std::string name = steps[static_cast<std::size_t>(row)].name;
  if (const QString why = whyKept(name); !why.isEmpty()) {
    Q_EMIT failed(why);
    return;
  }
  steps.erase(steps.begin() + row);
  m_session.editSteps(tr("remove step"), steps);
}

void StepsPane::moveUp() {
  move(selected(), selected() - 1);
}

void StepsPane::moveDown() {
  move(selected(), selected() + 1);
}

// A step cannot come before what it is made of.
void StepsPane::move(int from, int to) {
  RecipeSteps steps = m_session.steps();
  const int count = static_cast<int>(steps.size());
  if (from < 0 || to < 0 || from >= count || to >= count) return;
  const auto& earlier = steps[static_cast<std::size_t>(std::min(from, to))];
  const auto& later = steps[static_cast<std::size_t>(std::max(from, to))];
  const auto sources = sourcesOf(later);
  if (std::find(sources.begin(), sources.end(), earlier.name) != sources.end()) {
    Q_EMIT failed(
        tr("\"%1\" is made of \"%2\" and comes after it.")
            .arg(QString::fromStdString(later.name), QString::fromStdString(earlier.name)));
    return;
  }
  std::swap(steps[static_cast<std::size_t>(from)], steps[static_cast<std::size_t>(to)]);
  m_list->selectRow(to);
  m_session.editSteps(tr("move step"), steps);
  showSteps();
}

}  // namespace candour
