// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QListWidget>
#include <QPixmap>
#include <QString>
#include <vector>

namespace candour {

/// The pages of a briefing as small sheets: chosen, dragged to another place, moved with Alt+Up and
/// Alt+Down, removed with Del.
class PageList : public QListWidget {
  Q_OBJECT
 public:
  explicit PageList(QWidget* parent = nullptr);

  struct Thumbnail {
    QPixmap sheet;  // null: there is none yet, or at all
    QString title;
    int sheets = 1;
  };
  /// How wide the sheets are to be made, in pixels, by their shape.
  [[nodiscard]] static double sheetWidth(const QSizeF& sheet);
  void setPages(const std::vector<Thumbnail>& pages, const QSizeF& sheet);
  void select(int page);

 Q_SIGNALS:
  void chosen(int page);
  void moveWanted(int from, int to);
  void removeWanted(int page);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void move(int by);
};

}  // namespace candour
