// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QComboBox>

namespace candour {

/// A combo box that shows its arrow in the colours of the theme; a styled one shows none.
class DropList : public QComboBox {
  Q_OBJECT
 public:
  using QComboBox::QComboBox;

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace candour
