// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QTimer>
#include <optional>
#include <vector>

#include "ui/pages/briefing/composed_document.h"
#include "ui/pages/page.h"
#include "ui/session/ask_briefing.h"
#include "ui/session/session.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace candour {

class BriefingHeader;
class PageInspector;
class PageList;
class SheetView;

/// The briefing as it will leave: its pages at the left, the sheet in the middle, its words and
/// what to check at the right.
class BriefingsPage : public Page {
  Q_OBJECT
 public:
  explicit BriefingsPage(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] Needs needs() const override;
  [[nodiscard]] const Figure* figure() const override;
  [[nodiscard]] std::optional<FigureQuestion> figureQuestion() const override;
  [[nodiscard]] std::optional<Withheld> decided() const override;
  void zoomFigure(double factor) override;
  void setPreview(std::optional<ColourVision> preview) override;

  /// Turns to a page of the briefing.
  void turnTo(std::size_t page);
  /// The sheets there are, in order.
  [[nodiscard]] const std::vector<PageScene>& sheets() const { return m_sheets; }
  /// Writes the briefing in the background, as the ending of `file` says.
  void exportTo(const QString& file);

 Q_SIGNALS:
  /// Another step of the rail is where figures are added from.
  void stepWanted(int step);
  void failed(const QString& message);
  void exported(const QString& file, const QString& news);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void buildLayout();
  QWidget* makeList();
  QWidget* makeDesk();
  void connectParts();
  void refresh();
  void takeFinished(const Briefing& briefing);
  void showHeader(const Briefing& briefing);
  void showInspector(const Briefing& briefing);
  void showTitleCheck(const Briefing& briefing);
  void showChecks();
  void layOut();
  void showThumbnails(const PageFormat& format);
  void showSheets();
  void showMessage(const QString& text);
  void editQuestions();
  void openAddMenu();
  void addPage();
  void movePage(int from, int to);
  void removePage(int page);
  [[nodiscard]] bool canExport() const;
  void forgetOther();
  void chooseFile(const QString& ending);
  void openPacks();
  [[nodiscard]] const Briefing* briefing() const { return m_session.briefings().briefing(); }
  [[nodiscard]] std::vector<std::size_t> sheetsOf(std::size_t page) const;
  enum Field { HeadlineField, TextField, TitleField, kFields };
  [[nodiscard]] int session(Field field) const { return m_writing * kFields + field; }
  template <class Change>
  void editPage(const QString& what, int session, Change change);

  Session& m_session;
  BriefingHeader* m_header;
  PageList* m_list;
  QPushButton* m_add;
  QStackedWidget* m_stack;
  QScrollArea* m_scroll;
  SheetView* m_view;
  QLabel* m_message;
  PageInspector* m_inspector;

  std::optional<FinishedBriefing> m_finished;  // the latest
  Briefing m_figures;                          // what it is of
  bool m_fresh = false;                        // it is of what the briefing asks now
  ComposedBriefing m_composed;
  std::vector<PageScene> m_sheets;
  std::size_t m_page = 0;
  QString m_folder;
  std::pair<std::size_t, std::size_t> m_open;  // which briefing lies open, of how many
  int m_writing = 0;  // counts stretches of writing in one field, each a step of undo
  QTimer m_layOutSoon;
};

}  // namespace candour
