// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWheelEvent>

#include "ui/widgets/drop_list.h"

namespace candour {

/// A list of a form that is scrolled: the wheel changes it only where one is in it.
class FormList : public DropList {
 public:
  explicit FormList(QWidget* parent) : DropList(parent) { setFocusPolicy(Qt::StrongFocus); }

 protected:
  void wheelEvent(QWheelEvent* event) override {
    if (hasFocus()) return DropList::wheelEvent(event);
    event->ignore();
  }
};

}  // namespace candour
