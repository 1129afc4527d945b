// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/theme.h"

#include <QString>

namespace candour {

using namespace Qt::StringLiterals;

namespace {

// The sequential palette and the text on it are the same on every page.
QColor shade(Ink ink) {
  switch (ink) {
    case Ink::Shade3:
      return QColor(0x6B, 0xAC, 0xE6);
    case Ink::Shade4:
      return QColor(0x20, 0x73, 0xBC);
    case Ink::Shade5:
      return QColor(0x12, 0x43, 0x6D);
    case Ink::OnDark:
      return QColor(0xFF, 0xFF, 0xFF);
    case Ink::Below:
      return QColor(0xF4, 0x6A, 0x25);
    default:
      return QColor(0x00, 0x00, 0x00);
  }
}

QColor light(Ink ink) {
  switch (ink) {
    case Ink::Paper:
      return QColor(0xFF, 0xFF, 0xFF);
    case Ink::Text:
      return QColor(0x00, 0x00, 0x00);
    case Ink::Muted:
      return QColor(0x3D, 0x3D, 0x3D);
    case Ink::Grid:
      return QColor(0xD9, 0xD9, 0xD9);
    case Ink::Axis:
      return QColor(0x3D, 0x3D, 0x3D);
    case Ink::Mark:
      return QColor(0x12, 0x43, 0x6D);
    case Ink::Context:
      return QColor(0x3D, 0x3D, 0x3D);
    case Ink::Faded:
      return QColor(0x91, 0x91, 0x91);
    case Ink::Ribbon:
      return QColor(0x6B, 0xAC, 0xE6, 90);
    case Ink::Strip:
      return QColor(0xBF, 0xBF, 0xBF);
    case Ink::Shade1:
      return QColor(0x6B, 0xAC, 0xE6, 45);
    case Ink::Shade2:
      return QColor(0x6B, 0xAC, 0xE6, 115);
    case Ink::BelowMost:
      return QColor(0x80, 0x16, 0x50);
    case Ink::BelowLeast:
      return QColor(0xF4, 0x6A, 0x25, 100);
    case Ink::AboveLeast:
      return QColor(0x6B, 0xAC, 0xE6);
    case Ink::Above:
      return QColor(0x20, 0x73, 0xBC);
    case Ink::AboveMost:
      return QColor(0x12, 0x43, 0x6D);
    case Ink::OnAbove:
      return QColor(0xFF, 0xFF, 0xFF);
    default:
      return shade(ink);
  }
}

QColor dark(Ink ink) {
  switch (ink) {
    case Ink::Paper:
      return QColor(0x1B, 0x1F, 0x26);
    case Ink::Text:
      return QColor(0xE8, 0xEB, 0xF0);
    case Ink::Muted:
      return QColor(0xAE, 0xB6, 0xC2);
    case Ink::Grid:
      return QColor(0x34, 0x3A, 0x45);
    case Ink::Axis:
      return QColor(0x9A, 0xA3, 0xAF);
    case Ink::Mark:
      return QColor(0x6B, 0xAC, 0xE6);
    case Ink::Context:
      return QColor(0x9A, 0xA3, 0xAF);
    case Ink::Faded:
      return QColor(0x66, 0x70, 0x7E);
    case Ink::Ribbon:
      return QColor(0x6B, 0xAC, 0xE6, 70);
    case Ink::Strip:
      return QColor(0x5A, 0x63, 0x70);
    case Ink::Shade1:
      return QColor(0xE4, 0xF0, 0xFA);
    case Ink::Shade2:
      return QColor(0xB5, 0xD5, 0xF2);
    case Ink::BelowMost:
      return QColor(0xB4, 0x40, 0x7F);
    case Ink::BelowLeast:
      return QColor(0xFA, 0xC4, 0xA6);
    case Ink::AboveLeast:
      return QColor(0xB5, 0xD5, 0xF2);
    case Ink::Above:
      return QColor(0x6B, 0xAC, 0xE6);
    case Ink::AboveMost:
      return QColor(0x20, 0x73, 0xBC);
    default:
      return shade(ink);
  }
}

}  // namespace

QColor colourOf(Ink ink, FigureTheme theme) {
  return theme == FigureTheme::Light ? light(ink) : dark(ink);
}

QFont figureFont(int pixelSize, bool bold) {
  QFont font(u"Arial"_s);
  font.setStyleHint(QFont::SansSerif);
  font.setPixelSize(pixelSize);
  font.setBold(bold);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

}  // namespace candour
