// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QDialog>
#include <map>
#include <string>
#include <vector>

#include "models/findings/briefing.h"

class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace candour {

/// The questions for police and partners of a briefing, driver by driver: those that come with
/// Candour, to be reworded, added to, or taken away.
class QuestionsDialog : public QDialog {
  Q_OBJECT
 public:
  QuestionsDialog(const Briefing& briefing, QWidget* parent);

  /// As Briefing::considerations: the drivers whose questions are the analyst's own.
  [[nodiscard]] const std::map<std::string, std::vector<std::string>>& considerations() const {
    return m_own;
  }

 private:
  QWidget* makeEditor();
  [[nodiscard]] std::string driver() const;
  void showDriver();
  void take();
  void restore();
  void mark();

  std::map<std::string, std::vector<std::string>> m_own;
  QListWidget* m_drivers;
  QPlainTextEdit* m_questions;
  QPushButton* m_restore;
};

}  // namespace candour
