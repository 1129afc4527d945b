// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>

class QBoxLayout;

namespace candour {

/// Two parts side by side, the first taking all the room there is; one above the other where both
/// do not fit.
class ToolRow : public QWidget {
  Q_OBJECT
 public:
  ToolRow(QWidget* first, QWidget* second, QWidget* parent = nullptr);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* m_first;
  QWidget* m_second;
  QBoxLayout* m_layout;
};

}  // namespace candour
