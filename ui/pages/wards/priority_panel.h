// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>
#include <cstdint>
#include <vector>

#include "core/store/ward_register.h"
#include "ui/session/ward_desk.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace candour {

class FoldingSection;
class PriorityFieldsForm;
class WardScope;

/// The priority that is open: where it stands and what it lacks for the next step, its fields, its
/// history. For the inspector.
class PriorityPanel : public QWidget {
  Q_OBJECT
 public:
  PriorityPanel(WardDesk& desk, const WardScope& scope, QWidget* parent = nullptr);

  /// 0: none.
  void openPriority(std::int64_t id);
  [[nodiscard]] std::int64_t open() const { return m_open; }
  /// What became of it, oldest first.
  void showHistory(const std::vector<PriorityEvent>& events);

 Q_SIGNALS:
  void closed();
  void stateWanted(std::int64_t id, PriorityState state);
  /// The history is to be shown of how the priority is now.
  void historyWanted(std::int64_t id);
  void sheetWanted(std::int64_t id);
  void told(const QString& what);

 private:
  void buildHead(QVBoxLayout* layout);
  void buildSteps(QVBoxLayout* layout);
  void refresh();
  void showStep(const Priority& priority);
  void withdraw();

  WardDesk& m_desk;
  const WardScope& m_scope;
  std::int64_t m_open = 0;
  std::string m_lack;  // as the step shows it
  QLabel* m_ward;
  QLabel* m_about;
  QVBoxLayout* m_lacks;
  QPushButton* m_next;
  QPushButton* m_back;
  QPushButton* m_withdraw;
  QPushButton* m_sheet;
  PriorityFieldsForm* m_form;
  FoldingSection* m_history;
};

}  // namespace candour
