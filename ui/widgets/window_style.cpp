// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/window_style.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace candour {

WindowStyle::WindowStyle() : QProxyStyle(u"Fusion"_s) {}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                QPainter* painter, const QWidget* widget) const {
  QProxyStyle::drawPrimitive(element, option, painter, widget);
  const bool box = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
  const bool button = element == PE_IndicatorRadioButton;
  if (!box && !button) return;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(option->palette.color(QPalette::PlaceholderText), 1));
  painter->setBrush(Qt::NoBrush);
  const QRectF around = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
  if (button) {
    painter->drawEllipse(around.center(), around.height() / 2, around.height() / 2);
  } else {
    painter->drawRoundedRect(around, 2, 2);
  }
  painter->restore();
}

}  // namespace candour
