// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace candour {

/// A section of the inspector that folds away under its heading.
class FoldingSection : public QWidget {
  Q_OBJECT
 public:
  explicit FoldingSection(const QString& title, QWidget* parent = nullptr);

  [[nodiscard]] QVBoxLayout* body() const { return m_layout; }
  [[nodiscard]] bool isOpen() const { return m_open; }
  /// Without telling.
  void setOpen(bool open);
  /// A word beside the title, seen also while it is folded; empty: none.
  void setRemark(const QString& remark);

 Q_SIGNALS:
  void toggled(bool open);

 private:
  void showHeading();

  QString m_title;
  QString m_remark;
  QPushButton* m_heading;
  QWidget* m_body;
  QVBoxLayout* m_layout;
  bool m_open = false;
};

}  // namespace candour
