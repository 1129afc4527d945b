// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace candour {

/// One plain line inside the window: an error with what to do, or a piece of news. Never modal.
class Banner : public QFrame {
  Q_OBJECT
 public:
  explicit Banner(QWidget* parent = nullptr);

  void showError(const QString& text);
  /// `action` is the caption of an optional button; actionChosen() tells when it was pressed.
  void showNews(const QString& text, const QString& action = {});
  [[nodiscard]] QString text() const;

 Q_SIGNALS:
  void actionChosen();

 private:
  void show(const QString& text, const QString& part, const QString& action);

  QLabel* m_label;
  QPushButton* m_action;
};

}  // namespace candour
