// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "ui/session/session.h"
#include "ui/widgets/inspector.h"

class QLabel;
class QPushButton;

namespace candour {

class BarList;

/// One variable: what it asks, how the answers spread with and without weights, why answers are
/// missing, and what the variable can become in the question.
class VariableInspector : public Inspector {
  Q_OBJECT
 public:
  explicit VariableInspector(Session& session, QWidget* parent = nullptr);

  void showVariable(const QString& name);

 Q_SIGNALS:
  void outcomeWanted(const QString& variable);

 private:
  void addActions();
  void refresh();
  void showDistribution(const Distribution& distribution);
  void showMissing(const Distribution& distribution);
  void refreshActions();
  void showCodes(const Variable& variable);
  void showOrigins(const Variable& variable);
  void toggleDriver();
  void setAsWeight();

  Session& m_session;
  QString m_name;
  QLabel* m_heading;
  QLabel* m_label;
  QLabel* m_summary;
  BarList* m_answers;
  BarList* m_missing;
  QLabel* m_codes;
  QLabel* m_origins;
  QPushButton* m_asOutcome = nullptr;
  QPushButton* m_asDriver = nullptr;
  QPushButton* m_asWeight = nullptr;
};

}  // namespace candour
