// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QTimer>

#include "ui/pages/answer_words.h"
#include "ui/pages/page.h"
#include "ui/session/page_choices.h"

class QFrame;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QTableView;
class QVBoxLayout;

namespace candour {

class FigureEditor;
class FigureView;
class FoldingSection;
class GridTableModel;
class Inspector;

/// What pages with a figure have in common: tabs and buttons above, the figure large on a card, the
/// inspector at the right with how it is shown, its edits, the numbers, what to know. Edits are
/// laid over the answer that is there; they are part of the figure's question.
class FigurePage : public Page {
  Q_OBJECT
 public:
  /// `name` is what its choices are remembered under; the page is called `name` + "Page".
  FigurePage(Session& session, const char* name, const QStringList& tabs,
             QWidget* parent = nullptr);

  [[nodiscard]] const Figure* figure() const override;
  [[nodiscard]] std::optional<FigureQuestion> figureQuestion() const final;
  void zoomFigure(double factor) override;
  void setPreview(std::optional<ColourVision> preview) override;

 protected:
  /// The figure as it was made, as a question; nothing where it is none to be asked again.
  [[nodiscard]] virtual std::optional<FigureQuestion> madeFrom() const = 0;
  /// Shows what is known of what the page is set to; called when a tab is chosen, too.
  virtual void refresh() = 0;

  /// Everything of one answer that the page shows.
  struct Shown {
    Figure figure;
    Facts shownAs;
    QStringList header;  // of the numbers
    std::vector<QStringList> numbers;
    QStringList notes;
  };
  void show(Shown shown);
  /// There is no answer, and why; `figure` is cleared.
  void showMessage(const QString& text);
  /// The answer to the new question is being worked out: the old one stays, dimmed.
  void showWaiting();
  /// The answer under `key`; nullptr, with the page showing why, where there is none.
  template <class T>
  [[nodiscard]] const Answer<T>* shownAnswer(const std::string& key) {
    const auto* answer = m_session.answers().current().find<T>(key);
    if (answer != nullptr && answer->value) return answer;
    if (answer == nullptr) {
      showWaiting();
    } else {
      showMessage(QString::fromStdString(answer->value.error().message));
    }
    return nullptr;
  }

  /// The inspector stays where there is no answer: it holds what the question is asked with.
  void keepInspector() { m_keepInspector = true; }

  /// A pane takes the place of the figure, for a tab that has none.
  void addPane(QWidget* pane);
  void showPane(QWidget* pane);

  /// What is to be read before the figure; empty: nothing.
  void showLead(const QString& text);

  /// Puts a widget between the tabs and the buttons.
  void addTool(QWidget* tool);
  [[nodiscard]] int tab() const;
  void showTab(int tab);
  /// Takes a tab away where the question has nothing for it, or brings it back; without telling.
  void setTabThere(int tab, bool there);
  /// Back to the tab that was looked at last, without telling.
  void restoreTab();
  [[nodiscard]] PageChoices& choices() { return m_choices; }
  [[nodiscard]] const PageChoices& choices() const { return m_choices; }
  [[nodiscard]] Session& session() const { return m_session; }
  [[nodiscard]] QTableView* numbers() const { return m_table; }
  [[nodiscard]] Inspector* inspector() const { return m_inspector; }

 private:
  void addTabs(const QStringList& tabs);
  QWidget* makeTools();
  QWidget* makeCard();
  void fillInspector();
  void showNotes(const QStringList& notes);
  void tellFigure();
  void hideOtherTab();
  void showStopped();
  void addEditor();
  void showEdited();

  Session& m_session;
  PageChoices m_choices;
  void showCard();
  void hideFigure();

  QTabBar* m_tabs;
  QHBoxLayout* m_tools;
  QWidget* m_figureTools = nullptr;  // the buttons of what a figure leaves as
  QLabel* m_leadText;
  QFrame* m_lead;            // over the figure
  QStackedWidget* m_places;  // the card with the figure, and panes
  QPushButton* m_add = nullptr;
  QStackedWidget* m_stack;
  QScrollArea* m_scroll;
  FigureView* m_view;
  std::optional<Figure> m_made;  // without edits
  QStringList m_madeNotes;       // what to know of it
  bool m_waiting = false;        // it answers an older question
  int m_madeTab = 0;             // the tab it was made for
  QTimer m_waitingLong;
  QLabel* m_message;
  Inspector* m_inspector;
  GridTableModel* m_grid;
  QTableView* m_table;
  QVBoxLayout* m_shownAs;
  QVBoxLayout* m_notes;
  FoldingSection* m_editing;
  FigureEditor* m_editor;
  bool m_keepInspector = false;
};

}  // namespace candour
