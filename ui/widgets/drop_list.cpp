// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/drop_list.h"

#include <QPainter>
#include <QPolygonF>

namespace candour {

void DropList::paintEvent(QPaintEvent* event) {
  QComboBox::paintEvent(event);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1.6, Qt::SolidLine, Qt::RoundCap,
                      Qt::RoundJoin));
  const QPointF tip(width() - 14.0, height() / 2.0 + 2.5);
  painter.drawPolyline(QPolygonF({tip + QPointF(-4, -4), tip, tip + QPointF(4, -4)}));
}

}  // namespace candour
