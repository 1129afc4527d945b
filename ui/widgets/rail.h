// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>

#include "ui/widgets/icons.h"

class QButtonGroup;
class QVBoxLayout;

namespace candour {

/// The steps of the work down the left side. A step is there only when it works.
class Rail : public QWidget {
  Q_OBJECT
 public:
  explicit Rail(QWidget* parent = nullptr);

  /// Adds a step; the first gets index 0 and the shortcut Ctrl+1.
  void addStep(IconName icon, const QString& name, const QString& hint);
  /// Another name for the step; what it is found by stays.
  void setStepName(int index, const QString& name);
  void setStepEnabled(int index, bool enabled);
  void setCurrent(int index);
  [[nodiscard]] int current() const;

 Q_SIGNALS:
  void stepChosen(int index);

 private:
  QButtonGroup* m_group;
  QVBoxLayout* m_layout;
};

}  // namespace candour
