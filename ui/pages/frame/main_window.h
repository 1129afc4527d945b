// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QMainWindow>
#include <vector>

#include "ui/session/session.h"
#include "ui/widgets/theme.h"

class QStackedWidget;

namespace candour {

class Banner;
class BriefingsPage;
class DataPage;
class FigureActions;
class Menus;
class Page;
class ProjectActions;
class QuestionBar;
class Rail;
class StatusLine;
class WardsPage;

/// The one window: rail, question, page, status. It connects the parts and decides nothing else.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(Session& session, ThemeChoice theme, QWidget* parent = nullptr);

  [[nodiscard]] ProjectActions& projects() { return *m_projects; }
  void showStep(int index);

 Q_SIGNALS:
  void themeChosen(ThemeChoice choice);

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void buildLayout();
  void addPage(Page* page);
  void addPages();
  void connectMenus();
  void connectSession();
  void connectDropping();
  [[nodiscard]] Page* page() const;
  void needsChanged();
  void showFacts();
  void nameAreas();
  void showProject();
  void showExported(const QString& file);
  void addToBriefing();
  void showQuestion();
  void connectBriefing(BriefingsPage* page);
  void connectWards(WardsPage* page);
  void editOutcome(const std::string& variable);
  void editAmong();
  void editDrivers();
  void exportFigure();
  void copyFigure();
  void copyTable();

  Session& m_session;
  Menus* m_menus;
  Rail* m_rail;
  QuestionBar* m_question;
  Banner* m_banner;
  QStackedWidget* m_pages;
  StatusLine* m_status;
  ProjectActions* m_projects;
  FigureActions* m_figures;
  QString m_exportedFolder;
};

}  // namespace candour
