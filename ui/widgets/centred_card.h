// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QGridLayout>
#include <QWidget>

namespace candour {

/// Lays `card` out as all that `place` shows: in the middle of its width, a little above that of
/// its height, as pages do that have nothing to show yet.
inline void centreCard(QWidget* place, QWidget* card) {
  auto* outer = new QGridLayout(place);
  outer->addWidget(card, 1, 1);
  outer->setRowStretch(0, 2);
  outer->setRowStretch(2, 3);
  outer->setColumnStretch(0, 1);
  outer->setColumnStretch(1, 8);
  outer->setColumnStretch(2, 1);
}

}  // namespace candour
