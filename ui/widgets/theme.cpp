// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QLabel>
#include <QPalette>
#include <QStyle>

#include "ui/widgets/style_sheet.h"
#include "ui/widgets/window_style.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

QPalette paletteOf(const ThemeColours& c) {
  QPalette palette;
  palette.setColor(QPalette::Window, c.window);
  palette.setColor(QPalette::WindowText, c.text);
  palette.setColor(QPalette::Base, c.panel);
  palette.setColor(QPalette::AlternateBase, c.softAccent);
  palette.setColor(QPalette::Text, c.text);
  palette.setColor(QPalette::Button, c.chip);
  palette.setColor(QPalette::ButtonText, c.text);
  palette.setColor(QPalette::BrightText, c.text);
  palette.setColor(QPalette::Highlight, c.accent);
  palette.setColor(QPalette::HighlightedText, c.onAccent);
  palette.setColor(QPalette::Link, c.accent);
  palette.setColor(QPalette::LinkVisited, c.accent);
  palette.setColor(QPalette::PlaceholderText, c.muted);
  palette.setColor(QPalette::ToolTipBase, c.panel);
  palette.setColor(QPalette::ToolTipText, c.text);
  palette.setColor(QPalette::Mid, c.border);
  palette.setColor(QPalette::Midlight, c.border);
  palette.setColor(QPalette::Dark, c.border);
  palette.setColor(QPalette::Light, c.panel);
  palette.setColor(QPalette::Shadow, c.border);
  for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, c.muted);
  }
  return palette;
}

}  // namespace

ThemeColours lightColours() {
  return {.window = QColor(0xF3F5F7),
          .panel = QColor(0xFFFFFF),
          .border = QColor(0xDCE1E6),
          .text = QColor(0x1A1F24),
          .muted = QColor(0x58626D),
          .accent = QColor(0x12436D),
          .onAccent = QColor(0xFFFFFF),
          .softAccent = QColor(0xE6EEF5),
          .chip = QColor(0xEAF1F8),
          .chipBorder = QColor(0xB9CDE0),
          .note = QColor(0xFFF7E6),
          .noteBorder = QColor(0xE9C46A),
          .error = QColor(0xFCEBF0),
          .errorBorder = QColor(0xC9708F),
          .good = QColor(0xE9F6F1),
          .goodBorder = QColor(0x8CCBB5)};
}

ThemeColours darkColours() {
  return {.window = QColor(0x13161B),
          .panel = QColor(0x1B1F26),
          .border = QColor(0x343A45),
          .text = QColor(0xE9ECEF),
          .muted = QColor(0xA1ABB5),
          .accent = QColor(0x6BACE6),
          .onAccent = QColor(0x0E1418),
          .softAccent = QColor(0x233443),
          .chip = QColor(0x22323F),
          .chipBorder = QColor(0x3D5F7E),
          .note = QColor(0x30291A),
          .noteBorder = QColor(0x7A6227),
          .error = QColor(0x3A2029),
          .errorBorder = QColor(0x9A4A66),
          .good = QColor(0x1B302A),
          .goodBorder = QColor(0x3B7A68)};
}

QFont windowFont() {
  QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
  // A desktop without a font setting falls back on DejaVu, too wide for a window full of text.
  if (QFontInfo(font).family().startsWith(u"DejaVu"_s)) {
    const QStringList known = QFontDatabase::families();
    for (const auto& family : {u"Inter"_s, u"Noto Sans"_s, u"Cantarell"_s, u"Liberation Sans"_s}) {
      if (!known.contains(family)) continue;
      font.setFamily(family);
      break;
    }
  }
  constexpr double kComfortablePoints = 10.5;
  if (font.pointSizeF() < kComfortablePoints) font.setPointSizeF(kComfortablePoints);
  return font;
}

void applyTheme(QApplication& application, bool dark) {
  const ThemeColours colours = dark ? darkColours() : lightColours();
  application.setStyle(new WindowStyle);  // the application owns it
  application.setPalette(paletteOf(colours));
  application.setFont(windowFont());
  application.setStyleSheet(styleSheetOf(colours));
}

bool isDark(const QWidget& widget) {
  return widget.palette().color(QPalette::Window).lightness() < 128;
}

void setPart(QWidget* widget, const QString& part) {
  widget->setProperty("part", part);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

QLabel* makeLabel(const QString& text, LabelRole role, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  QFont font = windowFont();
  switch (role) {
    case LabelRole::Body:
      break;
    case LabelRole::Muted:
      label->setProperty("role", u"muted"_s);
      break;
    case LabelRole::Heading:
      label->setProperty("role", u"heading"_s);
      font.setBold(true);
      break;
    case LabelRole::Title:
      font.setBold(true);
      font.setPointSizeF(font.pointSizeF() * 1.5);
      break;
  }
  label->setFont(font);
  return label;
}

}  // namespace candour
