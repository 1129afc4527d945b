// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/icons.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace candour {

namespace {

// All icons are drawn on a grid of 24 x 24.
QPainterPath dataPath() {
  QPainterPath path;
  path.addEllipse(QRectF(4, 3, 16, 6));
  path.moveTo(4, 6);
  path.lineTo(4, 18);
  path.arcTo(QRectF(4, 15, 16, 6), 180, 180);
  path.lineTo(20, 6);
  path.moveTo(4, 12);
  path.arcTo(QRectF(4, 9, 16, 6), 180, 180);
  return path;
}

// A funnel: many answers in, a variable out.
QPainterPath preparePath() {
  QPainterPath path;
  path.moveTo(3.5, 4.5);
  path.lineTo(20.5, 4.5);
  path.lineTo(14, 12.5);
  path.lineTo(14, 20.5);
  path.lineTo(10, 18);
  path.lineTo(10, 12.5);
  path.closeSubpath();
  return path;
}

// Dots with intervals, as in the figure of effects.
QPainterPath driversPath() {
  QPainterPath path;
  const double rows[][3] = {{5, 8, 22}, {12, 4, 18}, {19, 2, 13}};
  for (const auto& [y, from, to] : rows) {
    const double middle = (from + to) / 2;
    path.moveTo(from, y);
    path.lineTo(middle - 2.6, y);
    path.addEllipse(QPointF(middle, y), 2.6, 2.6);
    path.moveTo(middle + 2.6, y);
    path.lineTo(to, y);
  }
  return path;
}

// A tick on a sheet of checks.
QPainterPath diagnosticsPath() {
  QPainterPath path;
  path.addRoundedRect(QRectF(4, 3.5, 16, 17), 2, 2);
  path.moveTo(7.5, 12.2);
  path.lineTo(10.7, 15.4);
  path.lineTo(16.5, 8.8);
  return path;
}

QPainterPath boroughsPath() {
  QPainterPath path;
  for (const double x : {3.5, 13.5}) {
    for (const double y : {3.5, 13.5}) path.addRoundedRect(QRectF(x, y, 7, 7), 1.5, 1.5);
  }
  return path;
}

// A line that goes up and down over its axis.
QPainterPath trendsPath() {
  QPainterPath path;
  path.moveTo(3.5, 3.5);
  path.lineTo(3.5, 20.5);
  path.lineTo(20.5, 20.5);
  path.moveTo(7, 15);
  path.lineTo(11, 10.5);
  path.lineTo(14, 13);
  path.lineTo(20, 6);
  return path;
}

// Two sliders.
QPainterPath scenariosPath() {
  QPainterPath path;
  const double rows[][2] = {{7, 15}, {17, 8}};
  for (const auto& [y, knob] : rows) {
    path.moveTo(3.5, y);
    path.lineTo(knob - 2.8, y);
    path.addEllipse(QPointF(knob, y), 2.8, 2.8);
    path.moveTo(knob + 2.8, y);
    path.lineTo(20.5, y);
  }
  return path;
}

// A pin on a map.
QPainterPath wardsPath() {
  QPainterPath path;
  path.moveTo(12, 21);
  path.cubicTo(8, 16.5, 5.5, 13.2, 5.5, 9.8);
  path.arcTo(QRectF(5.5, 3.3, 13, 13), 180, -180);
  path.cubicTo(18.5, 13.2, 16, 16.5, 12, 21);
  path.addEllipse(QPointF(12, 9.8), 2.4, 2.4);
  return path;
}

// A sheet with a folded corner and lines of text.
QPainterPath briefingPath() {
  QPainterPath path;
  path.moveTo(14, 3);
  path.lineTo(6.5, 3);
  path.arcTo(QRectF(5, 3, 3, 3), 90, 90);
  path.lineTo(5, 19.5);
  path.arcTo(QRectF(5, 18, 3, 3), 180, 90);
  path.lineTo(17.5, 21);
  path.arcTo(QRectF(16, 18, 3, 3), 270, 90);
  path.lineTo(19, 8);
  path.lineTo(14, 3);
  path.lineTo(14, 8);
  path.lineTo(19, 8);
  for (const double y : {12.5, 16.5}) {
    path.moveTo(8.5, y);
    path.lineTo(15.5, y);
  }
  return path;
}

QPixmap applicationPixmap(int size) {
  QPixmap pixmap(size, size);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(size / 24.0, size / 24.0);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(0x12436D));
  painter.drawRoundedRect(QRectF(1, 1, 22, 22), 5, 5);
  const double rows[][3] = {{7, 9, 19}, {12, 7, 15}, {17, 5, 11}};
  for (const auto& [y, from, to] : rows) {
    painter.setPen(QPen(QColor(0x6BACE6), 1.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(from, y), QPointF(to, y));
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawEllipse(QPointF((from + to) / 2, y), 2, 2);
  }
  return pixmap;
}

}  // namespace

void paintIcon(QPainter& painter, IconName name, const QRectF& rect, const QColor& colour) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(rect.topLeft());
  painter.scale(rect.width() / 24.0, rect.height() / 24.0);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  switch (name) {
    case IconName::Data:
      painter.drawPath(dataPath());
      break;
    case IconName::Prepare:
      painter.drawPath(preparePath());
      break;
    case IconName::Drivers:
      painter.drawPath(driversPath());
      break;
    case IconName::Diagnostics:
      painter.drawPath(diagnosticsPath());
      break;
    case IconName::Boroughs:
      painter.drawPath(boroughsPath());
      break;
    case IconName::Trends:
      painter.drawPath(trendsPath());
      break;
    case IconName::WhatIf:
      painter.drawPath(scenariosPath());
      break;
    case IconName::Wards:
      painter.drawPath(wardsPath());
      break;
    case IconName::Briefing:
      painter.drawPath(briefingPath());
      break;
    case IconName::App:
      painter.drawPixmap(QRectF(0, 0, 24, 24), applicationPixmap(96), QRectF(0, 0, 96, 96));
      break;
  }
  painter.restore();
}

QIcon applicationIcon() {
  QIcon icon;
  for (const int size : {16, 24, 32, 48, 64, 128, 256}) icon.addPixmap(applicationPixmap(size));
  return icon;
}

}  // namespace candour
