// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/tile_map.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/charts/shades.h"
#include "ui/charts/theme.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr double kWidestTile = 40;
constexpr double kGap = 2;

}  // namespace

TileMap::TileMap(QWidget* parent) : QWidget(parent) {
  setObjectName(u"tileMap"_s);
  setAccessibleName(tr("Map of the areas; darker is higher"));
  setFocusPolicy(Qt::TabFocus);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void TileMap::setAreas(std::vector<Tile> tiles, int shades, const QString& chosen) {
  m_shades = shades;
  m_tiles = std::move(tiles);
  m_chosen = chosen;
  m_rows = m_columns = 0;
  for (const Tile& tile : m_tiles) {
    m_rows = std::max(m_rows, tile.row + 1);
    m_columns = std::max(m_columns, tile.column + 1);
  }
  setAccessibleDescription(chosen);
  updateGeometry();
  update();
}

double TileMap::side(int width) const {
  return std::min(kWidestTile, static_cast<double>(width) / std::max(1, m_columns));
}

QSize TileMap::sizeHint() const {
  return {300, heightForWidth(300)};
}

int TileMap::heightForWidth(int width) const {
  return static_cast<int>(std::ceil(side(width) * m_rows));
}

QRectF TileMap::rectOf(const Tile& tile) const {
  const double size = side(width());
  return {tile.column * size, tile.row * size, size - kGap, size - kGap};
}

void TileMap::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont small = font();
  small.setPointSizeF(std::max(7.0, 0.8 * font().pointSizeF()));
  painter.setFont(small);
  const FigureTheme theme = isDark(*this) ? FigureTheme::Dark : FigureTheme::Light;
  for (const Tile& tile : m_tiles) {
    const QRectF rect = rectOf(tile);
    const bool shaded = tile.shade >= 0;
    const Ink ink = shadeInk(tile.shade, m_shades);
    const QColor fill = shaded ? colourOf(ink, theme) : palette().color(QPalette::Base);
    const bool chosen = !tile.area.isEmpty() && tile.area == m_chosen;
    painter.setBrush(fill);
    painter.setPen(
        QPen(shaded ? colourOf(Ink::Mark, theme) : palette().color(QPalette::Mid), 0.75));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (chosen) {
      painter.setBrush(Qt::NoBrush);
      // Two rings, so that one shows on any shade and in any theme.
      painter.setPen(QPen(palette().color(QPalette::Base), 5));
      painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 3, 3);
      painter.setPen(QPen(palette().color(QPalette::Text), hasFocus() ? 3 : 2));
      painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3);
    }
    painter.setPen(shaded ? colourOf(textOn(ink), theme)
                          : palette().color(QPalette::PlaceholderText));
    painter.drawText(rect, Qt::AlignCenter, tile.label);
  }
}

const TileMap::Tile* TileMap::tileAt(QPointF position) const {
  const auto tile = std::find_if(m_tiles.begin(), m_tiles.end(),
                                 [&](const Tile& t) { return rectOf(t).contains(position); });
  return tile == m_tiles.end() ? nullptr : &*tile;
}

void TileMap::mousePressEvent(QMouseEvent* event) {
  const Tile* tile = tileAt(event->position());
  if (tile != nullptr && !tile->area.isEmpty()) Q_EMIT chosen(tile->area);
}

// The nearest surveyed tile in a direction from the chosen one.
const TileMap::Tile* TileMap::nextTo(int rows, int columns) const {
  const auto from = std::find_if(m_tiles.begin(), m_tiles.end(),
                                 [this](const Tile& tile) { return tile.area == m_chosen; });
  const Tile* nearest = nullptr;
  double best = std::numeric_limits<double>::infinity();
  for (const Tile& tile : m_tiles) {
    if (from == m_tiles.end() || tile.area.isEmpty()) continue;
    const int down = tile.row - from->row;
    const int right = tile.column - from->column;
    const int along = rows * down + columns * right;
    const int across = std::abs(rows * right) + std::abs(columns * down);
    if (along <= 0) continue;
    const double distance = along + 2.0 * across;
    if (distance < best) best = distance, nearest = &tile;
  }
  return nearest;
}

void TileMap::keyPressEvent(QKeyEvent* event) {
  const Tile* next = nullptr;
  if (event->key() == Qt::Key_Up) next = nextTo(-1, 0);
  if (event->key() == Qt::Key_Down) next = nextTo(1, 0);
  if (event->key() == Qt::Key_Left) next = nextTo(0, -1);
  if (event->key() == Qt::Key_Right) next = nextTo(0, 1);
  if (next == nullptr) return QWidget::keyPressEvent(event);
  Q_EMIT chosen(next->area);
}

bool TileMap::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const Tile* tile = tileAt(help->pos());
  if (tile == nullptr) {
    QToolTip::hideText();
  } else {
    const QString text =
        tile->area.isEmpty() ? tr("%1: not surveyed").arg(tile->label) : tile->name;
    QToolTip::showText(help->globalPos(), text, this);
  }
  return true;
}

}  // namespace candour
