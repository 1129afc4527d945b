// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "ui/pages/prepare/step_editor.h"

class QPlainTextEdit;

namespace candour {

class VariableField;

/// A formula, with its first fault marked where it stands.
class DeriveEditor : public StepEditor {
  Q_OBJECT
 public:
  DeriveEditor(Session& session, QWidget* parent);

  [[nodiscard]] How how() const override;
  void showHow(const How& how) override;
  void showFault(const QString& fault) override;
  [[nodiscard]] QString lacks() const override;

 private:
  void insertVariable(const std::string& name);

  QPlainTextEdit* m_formula;
  VariableField* m_variables;
};

}  // namespace candour
