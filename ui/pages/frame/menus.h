// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QObject>
#include <optional>

#include "ui/charts/colour_vision.h"
#include "ui/widgets/theme.h"

class QAction;
class QMainWindow;
class QMenu;
class QUndoStack;

namespace candour {

/// The menu bar with its shortcuts. It knows what can be asked for, not how it is done.
class Menus : public QObject {
  Q_OBJECT
 public:
  Menus(QMainWindow* window, QUndoStack* undo, ThemeChoice theme);

  void setHasProject(bool has);
  void setHasFigure(bool has);
  /// Whether the figure in front can become a page of the briefing.
  void setCanBrief(bool can);
  /// What the step that compares areas is called.
  void setAreasName(const QString& name);

 Q_SIGNALS:
  void newWanted();
  void openWanted();
  void sampleWanted();
  void recentWanted(const QString& file);
  void addWaveWanted();
  void openModelWanted();
  void saveModelWanted();
  void exportCodebookWanted();
  void exportWanted();
  void copyFigureWanted();
  void copyTableWanted();
  void addToBriefingWanted();
  void themeChosen(ThemeChoice choice);
  /// Figures are to be shown as others see them; nothing: as the window's.
  void previewChosen(std::optional<ColourVision> preview);
  /// Factor; 0 for the usual size.
  void zoomWanted(double factor);
  void stepWanted(int index);
  void askAgainWanted();
  void shortcutsWanted();
  void aboutWanted();

 private:
  template <class... Args>
  QAction* add(QMenu* menu, const QString& text, const QKeySequence& keys,
               void (Menus::*wanted)(Args...));
  void buildFile(QMainWindow* window);
  void buildEdit(QMainWindow* window, QUndoStack* undo);
  void buildView(QMainWindow* window, ThemeChoice theme);
  void addPreviews(QMenu* menu);
  void buildHelp(QMainWindow* window);
  void fillRecent();

  QMenu* m_recent = nullptr;
  QList<QAction*> m_needProject;
  QList<QAction*> m_needFigure;
  QAction* m_areas = nullptr;
  QAction* m_brief = nullptr;
};

}  // namespace candour
