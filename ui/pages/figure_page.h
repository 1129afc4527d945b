// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QList>
#include <QPair>
#include <optional>

#include "ui/pages/page.h"

class QHBoxLayout;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QTableView;
class QVBoxLayout;

namespace candour {

class FigureView;
class GridTableModel;
class Inspector;

/// What pages with a figure have in common: tabs and buttons above, the figure large on a card, the
/// inspector at the right with how it is shown, the numbers, what to know.
class FigurePage : public Page {
  Q_OBJECT
 public:
  explicit FigurePage(QWidget* parent = nullptr);

  [[nodiscard]] const Figure* figure() const override;
  void zoomFigure(double factor) override;

 protected:
  /// Everything of one answer that the page shows.
  struct Shown {
    Figure figure;
    QList<QPair<QString, QString>> shownAs;
    QStringList header;  // of the numbers
    std::vector<QStringList> numbers;
    QStringList notes;
  };
  void show(Shown shown);
  /// There is no answer, and why; `figure` is cleared.
  void showMessage(const QString& text);
  /// The answer to the new question is being worked out: the old one stays, dimmed.
  void showWaiting();

  /// The inspector stays where there is no answer: it holds what the question is asked with.
  void keepInspector() { m_keepInspector = true; }

  void addTab(const QString& name);
  /// Puts a widget between the tabs and the buttons.
  void addTool(QWidget* tool);
  [[nodiscard]] QTabBar* tabs() const { return m_tabs; }
  [[nodiscard]] QTableView* numbers() const { return m_table; }
  [[nodiscard]] Inspector* inspector() const { return m_inspector; }

 private:
  QWidget* makeTools();
  QWidget* makeCard();
  void fillInspector();
  void showNotes(const QStringList& notes);

  QTabBar* m_tabs;
  QHBoxLayout* m_tools;
  QStackedWidget* m_stack;
  QScrollArea* m_scroll;
  FigureView* m_view;
  QLabel* m_message;
  Inspector* m_inspector;
  GridTableModel* m_grid;
  QTableView* m_table;
  QVBoxLayout* m_shownAs;
  QVBoxLayout* m_notes;
  bool m_keepInspector = false;
};

}  // namespace candour
