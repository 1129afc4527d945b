// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace candour {

/// Says what is being worked out, how far it is, and stops it. Appears only when the work has taken
/// longer than 200 ms.
class ProgressStrip : public QWidget {
  Q_OBJECT
 public:
  explicit ProgressStrip(QWidget* parent = nullptr);

  void begin(const QString& text);
  /// 0 to 1; below 0 the length is not known.
  void advance(double fraction);
  void end();

 Q_SIGNALS:
  void cancelChosen();

 private:
  QLabel* m_label;
  QProgressBar* m_bar;
  QTimer m_delay;
};

}  // namespace candour
