// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QStringList>

#include "ui/pages/prepare/step_editor.h"

class QBoxLayout;
class QLabel;
class QLineEdit;
class QTableWidget;

namespace candour {

class VariableField;

/// A number in bands: where they are cut, and what they are called.
class BandEditor : public StepEditor {
  Q_OBJECT
 public:
  BandEditor(Session& session, QWidget* parent);

  [[nodiscard]] How how() const override;
  void showHow(const How& how) override;
  [[nodiscard]] std::string before() const override;
  [[nodiscard]] QString lacks() const override;

 private:
  QLineEdit* addLimit(const QString& name, const QString& object, const QString& hint,
                      QBoxLayout* place);
  void cutsEdited();
  void showRange();
  [[nodiscard]] QStringList cutTexts() const;
  [[nodiscard]] QString cutFault() const;
  [[nodiscard]] BandStep unlabelled() const;

  VariableField* m_variable;
  QLabel* m_range;
  QLineEdit* m_cuts;
  QLineEdit* m_lowest;
  QLineEdit* m_highest;
  QTableWidget* m_bands;
};

}  // namespace candour
