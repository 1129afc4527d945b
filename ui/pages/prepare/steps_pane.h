// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>
#include <map>
#include <string>

#include "core/prepare/make_variable.h"
#include "ui/session/session.h"

class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace candour {

/// The steps of the recipe in their order, each with what it made; they are added, changed, moved
/// and removed here, every edit a step of undo.
class StepsPane : public QWidget {
  Q_OBJECT
 public:
  explicit StepsPane(Session& session, QWidget* parent = nullptr);

  /// Counts what the steps did, if that is not known; to be called when the pane is looked at.
  void refresh();
  /// Opens the dialog for a new step of the kind that `how` is.
  void addStep(const decltype(RecipeStep::how)& how);

 Q_SIGNALS:
  void failed(const QString& message);
  void told(const QString& message);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeEmpty();
  QWidget* makeList();
  QPushButton* addButton(const QString& text, const QString& name, const QString& hint,
                         void (StepsPane::*run)());
  QMenu* addMenu(QWidget* parent);
  void showSteps();
  void showSelected();
  void askCounts();
  void editStep();
  void removeStep();
  void moveUp();
  void moveDown();
  void move(int from, int to);
  void exportSteps();
  void applySteps();
  [[nodiscard]] int selected() const;
  [[nodiscard]] QString whyKept(const std::string& name) const;

  Session& m_session;
  QStackedWidget* m_places;
  QTableWidget* m_list;
  QLabel* m_about;
  QPushButton* m_edit = nullptr;
  QPushButton* m_remove = nullptr;
  QPushButton* m_up = nullptr;
  QPushButton* m_down = nullptr;
  std::map<std::string, StepCounts> m_counts;
  std::map<std::string, std::string> m_failed;  // why answers do not let a step be done
  bool m_counted = false;
  int m_generation = 0;
};

}  // namespace candour
