// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QProxyStyle>

namespace candour {

/// Fusion, whose unticked boxes and buttons get an outline that shows on a dark window too: its own
/// is drawn darker than the window (WCAG 2.2, 1.4.11 wants 3:1).
class WindowStyle : public QProxyStyle {
  Q_OBJECT
 public:
  WindowStyle();

  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget = nullptr) const override;
};

}  // namespace candour
