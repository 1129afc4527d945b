// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/preview_badge.h"

#include <QFontMetrics>
#include <QPainter>

#include "ui/session/words.h"
#include "ui/widgets/theme.h"

namespace candour {

QString previewName(ColourVision vision) {
  switch (vision) {
    case ColourVision::Deuteranopia:
      return words("Deuteranopia (no green cones)");
    case ColourVision::Protanopia:
      return words("Protanopia (no red cones)");
    case ColourVision::Tritanopia:
      return words("Tritanopia (no blue cones)");
    case ColourVision::Greyscale:
      return words("Greyscale");
    case ColourVision::Usual:
      break;
  }
  return words("Print (light paper)");
}

void paintPreviewBadge(QPainter& painter, const QWidget& widget, const QRect& area,
                       ColourVision vision) {
  const QString text = words("Preview: %1").arg(previewName(vision));
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QFont font = windowFont();
  font.setPointSizeF(0.88 * font.pointSizeF());
  painter.setFont(font);
  const QFontMetrics metrics(font);
  const int height = metrics.height() + 4, width = metrics.horizontalAdvance(text) + 20;
  const QRect pill(area.right() - width, area.top() + (kBadgeRoom - 6 - height) / 2, width, height);
  painter.setPen(widget.palette().color(QPalette::Mid));
  painter.setBrush(widget.palette().color(QPalette::AlternateBase));
  painter.drawRoundedRect(pill, height / 2.0, height / 2.0);
  painter.setPen(widget.palette().color(QPalette::Text));
  painter.drawText(pill, Qt::AlignCenter, text);
  painter.restore();
}

}  // namespace candour
