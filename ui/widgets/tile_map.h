// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

namespace candour {

/// A small map of tiles to choose an area from: darker is higher. Arrow keys go from tile to tile.
class TileMap : public QWidget {
  Q_OBJECT
 public:
  struct Tile {
    QString area;  // empty: not surveyed
    QString name;  // what it is shown under
    QString label;
    int row = 0;
    int column = 0;
    int shade = -1;  // its class, palest first; below 0: nothing to show
  };

  explicit TileMap(QWidget* parent = nullptr);

  /// `shades`: how many classes there are. Their colours are those of the map figure.
  void setAreas(std::vector<Tile> tiles, int shades, const QString& chosen);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;

 Q_SIGNALS:
  void chosen(const QString& area);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  [[nodiscard]] double side(int width) const;
  [[nodiscard]] QRectF rectOf(const Tile& tile) const;
  [[nodiscard]] const Tile* tileAt(QPointF position) const;
  [[nodiscard]] const Tile* nextTo(int rows, int columns) const;

  std::vector<Tile> m_tiles;
  int m_shades = 0;
  QString m_chosen;
  int m_rows = 0;
  int m_columns = 0;
};

}  // namespace candour
