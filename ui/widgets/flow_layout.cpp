// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/flow_layout.h"

#include <QWidget>
#include <algorithm>

namespace candour {

FlowLayout::FlowLayout(QWidget* parent, int spacing) : QLayout(parent) {
  setSpacing(spacing);
}

FlowLayout::~FlowLayout() {
  qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item) {
  m_items.append(item);
}

int FlowLayout::count() const {
  return static_cast<int>(m_items.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const {
  return m_items.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index) {
  return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const {
  return arrange({0, 0, width, 0}, false);
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const auto* item : m_items) size = size.expandedTo(item->minimumSize());
  const QMargins margins = contentsMargins();
  return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::sizeHint() const {
  return minimumSize();
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool move) const {
  const QMargins margins = contentsMargins();
  const QRect area = rect.marginsRemoved(margins);
  int y = area.top();
  for (qsizetype first = 0; first < m_items.size();) {
    int used = 0;
    int height = 0;
    qsizetype next = first;
    for (; next < m_items.size(); ++next) {
      const QSize size = m_items[next]->sizeHint();
      if (next > first && used + size.width() > area.width()) break;
      used += size.width() + spacing();
      if (!m_items[next]->isEmpty()) height = std::max(height, size.height());
    }
    int x = area.left();
    for (; first < next; ++first) {
      if (m_items[first]->isEmpty()) continue;
      QSize size = m_items[first]->sizeHint();
      size.setWidth(std::min(size.width(), area.width()));
      if (move) {
        m_items[first]->setGeometry(QRect(QPoint(x, y + (height - size.height()) / 2), size));
      }
      x += size.width() + spacing();
    }
    y += height + spacing();
  }
  return y - spacing() - area.top() + margins.top() + margins.bottom();
}

}  // namespace candour
