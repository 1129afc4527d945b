// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QPlainTextEdit>

class QWidget;

namespace candour {

/// A few lines of text to be written, with what stands there otherwise as a hint. Tab moves on, and
/// undo is the window's.
class TextField : public QPlainTextEdit {
  Q_OBJECT
 public:
  enum class Lines { OneParagraph, Several };
  TextField(Lines lines, int height, QWidget* parent = nullptr);

  /// Without telling; what is being written where it is the same stays as it is.
  void setShown(const QString& text);
  /// What stands there while nothing is written.
  void setHint(const QString& hint);

 Q_SIGNALS:
  void edited(const QString& text);
  void left();

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void insertFromMimeData(const QMimeData* source) override;

 private:
  Lines m_lines;
};

/// Leaves undo and redo in `field` to the window, whose undo knows of every edit.
void leaveUndoToWindow(QWidget* field);

}  // namespace candour
