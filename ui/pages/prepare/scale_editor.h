// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <map>

#include "ui/pages/prepare/step_editor.h"

class QLineEdit;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace candour {

class DropList;
class VariableField;

/// The items of a scale, which of them are turned round, and how many must be answered.
class ScaleEditor : public StepEditor {
  Q_OBJECT
 public:
  ScaleEditor(Session& session, QWidget* parent);

  [[nodiscard]] How how() const override;
  void showHow(const How& how) override;
  [[nodiscard]] QString lacks() const override;

 private:
  void addItem(const ScaleStepItem& item);
  void takeItem(const std::string& variable);
  void removeItem();
  void showRemove();
  void listLeast(int wanted);
  void itemsChanged();

  VariableField* m_variables;
  QTableWidget* m_items;
  QPushButton* m_remove;
  DropList* m_least;
  std::map<std::string, ScaleStepItem> m_known;  // orders and reasons that the fields do not show
};

/// A variable with some answers, or numbers beyond a limit, made missing.
class MissingEditor : public StepEditor {
  Q_OBJECT
 public:
  MissingEditor(Session& session, QWidget* parent);

  [[nodiscard]] How how() const override;
  void showHow(const How& how) override;
  [[nodiscard]] std::string before() const override;
  [[nodiscard]] QString lacks() const override;

 private:
  void listAnswers();
  [[nodiscard]] const Variable* source() const;

  VariableField* m_variable;
  QListWidget* m_answers;
  QLineEdit* m_codes;
  QLineEdit* m_below;
  QLineEdit* m_above;
};

}  // namespace candour
