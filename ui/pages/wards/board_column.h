// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QListView>
#include <QWidget>
#include <cstdint>
#include <vector>

#include "ui/pages/wards/board_cards.h"

class QLabel;

namespace candour {

/// The list in a column of the board: cards that can be opened, dragged and moved by keys.
class CardListView : public QListView {
  Q_OBJECT
 public:
  explicit CardListView(QWidget* parent = nullptr);

  void setHint(const QString& hint) { m_hint = hint; }

 Q_SIGNALS:
  void opened(std::int64_t id);
  void dropped(std::int64_t id);
  /// Left or Right was pressed: the column beside is wanted (-1, +1).
  void leftFor(int by);
  /// Ctrl and Left or Right: the card itself is to go there.
  void moveWanted(std::int64_t id, int by);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  [[nodiscard]] std::int64_t current() const;
  QString m_hint;
};

/// One state of the board: its name, how many, and the cards.
class BoardColumn : public QWidget {
  Q_OBJECT
 public:
  BoardColumn(PriorityState state, QWidget* parent = nullptr);

  void setCards(std::vector<BoardCard> cards);
  /// Selects the card and brings it into view; whether it is here.
  bool select(std::int64_t id);
  void clearSelection();
  [[nodiscard]] CardListView* list() const { return m_list; }
  [[nodiscard]] const CardListModel* model() const { return m_model; }
  [[nodiscard]] PriorityState state() const { return m_state; }

 private:
  PriorityState m_state;
  QLabel* m_count;
  CardListModel* m_model;
  CardListView* m_list;
};

}  // namespace candour
