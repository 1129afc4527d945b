// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QDialog>
#include <QTimer>
#include <stop_token>

#include "ui/pages/prepare/step_editor.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace candour {

class BarList;
struct BarRow;

/// Makes a step or changes one: what it is called, its fields, and beside them how answers spread
/// before and after. It can be accepted once the step does what it says.
class StepDialog : public QDialog {
  Q_OBJECT
 public:
  /// `others` are the steps before it, of which it may use what they make, and after it.
  struct Place {
    RecipeSteps before;
    RecipeSteps after;
  };
  StepDialog(Session& session, const RecipeStep& step, Place place, QWidget* parent);

  [[nodiscard]] RecipeStep step() const;

 private:
  QWidget* makeFields();
  QWidget* makePreview();
  void edited();
  void preview();
  void take(int round, const Result<StepPreview>& preview);
  void showBefore();
  void showAfter(const QList<BarRow>& rows);
  void showVerdict(const QString& text, bool good);
  [[nodiscard]] QString nameFault() const;

  Session& m_session;
  Place m_place;
  RecipeStep m_first;  // as it was
  QLineEdit* m_name;
  QLineEdit* m_label;
  StepEditor* m_editor;
  QLabel* m_afterHint;
  QLabel* m_beforeTitle;
  BarList* m_before;
  BarList* m_after;
  QLabel* m_verdict;
  QPushButton* m_accept = nullptr;
  QTimer m_soon;
  std::stop_source m_asked{std::nostopstate};
  int m_round = 0;
};

}  // namespace candour
