// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QModelIndex>
#include <QWidget>
#include <cstdint>
#include <vector>

#include "core/store/ward_register.h"
#include "ui/session/ward_desk.h"

class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace candour {

class BoardColumn;
class CardListModel;
class CardListView;
class PlanGridModel;
class ScopeBar;
class WardScope;

/// The weeks of action of a cycle as a calendar: a line a borough, a column a week. A cell that is
/// chosen lists its wards beside it. Above, the plan that was frozen and whether it was kept to.
class PlanTab : public QWidget {
  Q_OBJECT
 public:
  PlanTab(WardDesk& desk, WardScope& scope, QWidget* parent = nullptr);

 Q_SIGNALS:
  void drawOrderWanted();
  /// A ward's priority is to be opened.
  void priorityChosen(std::int64_t id);

 private:
  QWidget* makeGrid();
  QWidget* makeWeek();
  void refresh();
  void showSummary();
  void showRotas();
  void showCell();
  [[nodiscard]] QModelIndex firstBusyWeek() const;

  WardDesk& m_desk;
  WardScope& m_scope;
  QPushButton* m_draw;
  QLabel* m_summary;
  QVBoxLayout* m_rotas;
  PlanGridModel* m_model;
  QTableView* m_table;
  QLabel* m_weekName;
  CardListModel* m_cards;
  CardListView* m_week;
};

}  // namespace candour
