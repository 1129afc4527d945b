// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QDialog>
#include <string>
#include <vector>

#include "ui/pages/briefing/pack_run.h"
#include "ui/session/session.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace candour {

class GridTableModel;

/// A briefing for each of many areas: which, where to and as what; then how far it is, and at the
/// end what was written and what was not.
class PacksDialog : public QDialog {
  Q_OBJECT
 public:
  /// `sheet`: Briefing::format.
  PacksDialog(Session& session, std::string sheet, QWidget* parent);

 private:
  QWidget* makeChoices();
  QWidget* makeAreas();
  QWidget* makeProgress();
  void fillAreas();
  void chosenChanged();
  void browse();
  void begin();
  void showDone(bool stopped);
  void reject() override;
  [[nodiscard]] std::vector<AreaPack> packs() const;

  Session& m_session;
  std::string m_sheet;
  QStackedWidget* m_stack;
  QLineEdit* m_folder;
  QComboBox* m_format;
  QListWidget* m_areas;
  QLabel* m_state;
  QProgressBar* m_bar;
  GridTableModel* m_results;
  QTableView* m_table;
  QPushButton* m_start;
  QPushButton* m_close;
  PackRun* m_run = nullptr;
};

}  // namespace candour
