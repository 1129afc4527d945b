// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

class QApplication;
class QLabel;
class QWidget;

namespace candour {

/// The colours of the window. Widgets that paint themselves read them back from their palette:
/// Window, Base (panels), Mid (borders), Text, PlaceholderText (muted), Highlight (accent),
/// HighlightedText, AlternateBase (soft accent), Button (chips).
struct ThemeColours {
  QColor window, panel, border, text, muted, accent, onAccent, softAccent;
  QColor chip, chipBorder, note, noteBorder, error, errorBorder, good, goodBorder;
};

enum class ThemeChoice { System, Light, Dark };

ThemeColours lightColours();
ThemeColours darkColours();

/// Style, palette, style sheet and font of the whole application.
void applyTheme(QApplication& application, bool dark);
/// Whether the window is drawn dark now.
bool isDark(const QWidget& widget);

/// The system's sans serif, never smaller than is comfortable to read.
QFont windowFont();

/// Makes `widget` look like the named part of the style sheet, whenever it is called.
void setPart(QWidget* widget, const QString& part);

/// Text roles; the theme's style sheet gives each its colour.
enum class LabelRole { Body, Muted, Heading, Title };
QLabel* makeLabel(const QString& text, LabelRole role, QWidget* parent = nullptr);

}  // namespace candour
