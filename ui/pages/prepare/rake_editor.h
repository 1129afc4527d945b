// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "ui/pages/prepare/step_editor.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QTableWidget;

namespace candour {

class VariableField;

/// Weights raked to margins: the weight to begin with, each margin's answers with their shares in
/// the population, and limits.
class RakeEditor : public StepEditor {
  Q_OBJECT
 public:
  RakeEditor(Session& session, QWidget* parent);

  [[nodiscard]] How how() const override;
  void showHow(const How& how) override;
  [[nodiscard]] std::string before() const override;
  [[nodiscard]] QString lacks() const override;

  /// Takes the margins of a table or JSON file in place of those of the same variables.
  void importFile(const QString& name);
  /// Takes "answer, share" lines, as copied from a spreadsheet, for the margin that is shown; lines
  /// of "variable, answer, share" for the margins they name.
  void paste(const QString& text);

 private:
  // An answer as the survey names it, and what stands in its field.
  struct Field {
    AnswerRef answer;
    QString share;
  };
  struct Margin {
    std::string variable;
    std::vector<Field> fields;
  };

  void makeMargins();
  void makeButtons();
  QLineEdit* addLimit(const QString& name, const QString& object, const QString& hint);
  void addMargin(const std::string& variable);
  void take(const std::vector<RakeMargin>& margins);
  void removeMargin();
  void showMargins(int row);
  void showMargin();
  void shareEdited(int row);
  void showSum();
  void chooseFile();
  [[nodiscard]] Margin marginOf(const RakeMargin& margin) const;
  [[nodiscard]] int shown() const;

  std::vector<Margin> m_margins;
  VariableField* m_weight;
  VariableField* m_variables;
  QListWidget* m_list;
  QTableWidget* m_shares;
  QLabel* m_sum;
  QLabel* m_fault;
  QLineEdit* m_lowest = nullptr;
  QLineEdit* m_highest = nullptr;
};

}  // namespace candour
