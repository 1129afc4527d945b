// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QFile>
#include <QFileDialog>
#include <filesystem>

#include "core/prepare/recipe_edit.h"
#include "core/prepare/steps.h"
#include "ui/export/write_file.h"
#include "ui/pages/prepare/steps_pane.h"

using namespace Qt::StringLiterals;

namespace candour {

void StepsPane::exportSteps() {
  const QString file = QFileDialog::getSaveFileName(this, tr("Save the steps as a recipe"),
                                                    u"recipe.json"_s, tr("Recipe (*.json)"));
  if (file.isEmpty()) return;
  const auto written = writeWhole(std::filesystem::path(file.toStdString()),
                                  QByteArray::fromStdString(writeRecipeSteps(m_session.steps())));
  if (!written) return failed(QString::fromStdString(written.error().message));
  Q_EMIT told(
      tr("Saved %n steps as %1.", nullptr, static_cast<int>(m_session.steps().size())).arg(file));
}

// Steps that are there already are passed over.
void StepsPane::applySteps() {
  const QString name =
      QFileDialog::getOpenFileName(this, tr("Use a recipe"), {}, tr("Recipe (*.json)"));
  if (name.isEmpty()) return;
  QFile file(name);
  if (!file.open(QIODevice::ReadOnly)) return failed(tr("%1 cannot be read.").arg(name));
  const auto added = parseRecipeSteps(file.readAll().toStdString());
  if (!added) return failed(name + u": "_s + QString::fromStdString(added.error().message));
  const auto steps = withAdded(m_session.steps(), *added);
  if (!steps) return failed(QString::fromStdString(steps.error().message));
  m_session.editSteps(tr("use recipe"), *steps);
}

}  // namespace candour
