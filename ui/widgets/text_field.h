// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QPlainTextEdit>

class QLineEdit;
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
  /// Fields that give what is written only once they are left: undo first takes back what is being
  /// written, to what was shown.
  void undoTypingFirst() { m_undoTyping = true; }
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
  [[nodiscard]] bool isTyped() const { return m_undoTyping && toPlainText() != m_shown; }

  Lines m_lines;
  QString m_shown;
  bool m_undoTyping = false;
};

/// Leaves undo and redo in `field` to the window, whose undo knows of every edit.
void leaveUndoToWindow(QWidget* field);
/// The same once nothing is being written in the line: undo first takes that back.
void undoTypingFirst(QLineEdit* line);

}  // namespace candour
