// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "ui/pages/prepare/step_editor.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QTableWidget;
class QVBoxLayout;

namespace candour {

class DropList;
class VariableField;

/// Old answer, new answer: answers that get one name become one. The new answers can be
/// put into another order.
class RecodeEditor : public StepEditor {
  Q_OBJECT
 public:
  RecodeEditor(Session& session, QWidget* parent);

  [[nodiscard]] How how() const override;
  void showHow(const How& how) override;
  [[nodiscard]] std::string before() const override;
  [[nodiscard]] QString lacks() const override;

 private:
  void build();
  void buildOrder(QVBoxLayout& layout);
  void sourceChosen();
  void listAnswers();
  void countAnswers();
  void edited();
  void orderNames();
  void turnRound();
  void moveUp();
  void moveDown();
  void moveAnswer(int by);
  [[nodiscard]] bool isMissing(int row) const;
  [[nodiscard]] QString nameAt(int row) const;
  [[nodiscard]] const Variable* source() const;

  VariableField* m_variable;
  QTableWidget* m_answers;
  QListWidget* m_order;
  DropList* m_others;
  QLabel* m_hint;
};

}  // namespace candour
