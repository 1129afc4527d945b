// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QSet>
#include <QWidget>
#include <optional>
#include <stop_token>

#include "models/codebooks/codebook_comparison.h"
#include "ui/session/session.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace candour {

class GridTableModel;

/// Two waves' codebooks compared: what differs, and a proposal how to join each, to accept or to
/// ignore. Accepting is one step of undo.
class CodebooksPane : public QWidget {
  Q_OBJECT
 public:
  explicit CodebooksPane(Session& session, QWidget* parent = nullptr);

  /// Whether there are two waves to compare.
  [[nodiscard]] bool hasWaves() const;

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeChoices();
  QWidget* makeDecision();
  void setUpTable();
  void listWaves();
  void compare();
  void take(CodebookComparison comparison);
  void showDifferences();
  void showCurrent();
  [[nodiscard]] const CodebookDifference* current() const;
  [[nodiscard]] bool isIgnored(const CodebookDifference& difference) const;
  [[nodiscard]] const WaveJoin* joinOf(const CodebookDifference& difference) const;
  void accept();
  void undoJoin();
  void ignore();
  void restoreIgnored();

  Session& m_session;
  QComboBox* m_before;
  QComboBox* m_after;
  QLabel* m_summary;
  QTableView* m_table;
  GridTableModel* m_model;
  QLabel* m_what;
  QLabel* m_why;
  QPushButton* m_accept;
  QPushButton* m_ignore;
  QPushButton* m_unjoin;
  std::optional<CodebookComparison> m_comparison;
  std::vector<std::size_t> m_shown;  // differences, in the order of the table's rows
  QSet<QString> m_ignored;
  std::stop_source m_running{std::nostopstate};
  int m_generation = 0;
  bool m_stale = true;
};

}  // namespace candour
