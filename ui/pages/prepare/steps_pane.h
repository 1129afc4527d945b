// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>

namespace candour {

/// The steps of the recipe, in their order.
class StepsPane : public QWidget {
  Q_OBJECT
 public:
  explicit StepsPane(QWidget* parent = nullptr);
};

}  // namespace candour
