// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "ui/pages/page.h"
#include "ui/session/session.h"

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace candour {

class CodebooksPane;
class VariableInspector;
class VariablesTableModel;

/// What is in the survey: its waves, its variables, and how the answers to each spread. An empty
/// project says what to do next.
class DataPage : public Page {
  Q_OBJECT
 public:
  explicit DataPage(Session& session, QWidget* parent = nullptr);

 Q_SIGNALS:
  void openWanted();
  void sampleWanted();
  void addWaveWanted();
  void outcomeWanted(const QString& variable);

 private:
  QWidget* makeWelcome();
  QWidget* makeSurvey();
  QWidget* makeSummary();
  void setUpTable();
  void showProject();
  void showTab();
  void showSummary();
  void selectVariable();
  void keepSelection();

  Session& m_session;
  QStackedWidget* m_stack;
  QLabel* m_title;
  QLabel* m_summary;
  QLineEdit* m_search;
  QTableView* m_table;
  VariablesTableModel* m_variables;
  QSortFilterProxyModel* m_shown;
  VariableInspector* m_inspector;
  CodebooksPane* m_codebooks;
  QTabBar* m_tabs;
  QStackedWidget* m_panes;
  QString m_selected;
};

}  // namespace candour
