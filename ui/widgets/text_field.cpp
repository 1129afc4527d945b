// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/text_field.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalBlocker>
#include <cmath>

namespace candour {

namespace {

bool isUndo(QEvent* event) {
  if (event->type() != QEvent::ShortcutOverride) return false;
  const auto* key = static_cast<QKeyEvent*>(event);
  return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
}

class UndoFilter : public QObject {
 public:
  using QObject::QObject;
  bool eventFilter(QObject* /*watched*/, QEvent* event) override {
    if (!isUndo(event)) return false;
    if (typedIn != nullptr && typedIn->isModified()) return false;  // Qt's own undo of the line
    event->ignore();
    return true;
  }

  QLineEdit* typedIn = nullptr;
};

}  // namespace

void leaveUndoToWindow(QWidget* field) {
  field->installEventFilter(new UndoFilter(field));
}

void undoTypingFirst(QLineEdit* line) {
  auto* filter = new UndoFilter(line);
  filter->typedIn = line;
  line->installEventFilter(filter);
}

TextField::TextField(Lines lines, int height, QWidget* parent)
    : QPlainTextEdit(parent), m_lines(lines) {
  setTabChangesFocus(true);
  setUndoRedoEnabled(false);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  const double line = QFontMetricsF(font()).lineSpacing();
  setFixedHeight(static_cast<int>(std::ceil(line * height)) + 13);
  connect(this, &QPlainTextEdit::textChanged, this, [this] { Q_EMIT edited(toPlainText()); });
}

void TextField::setShown(const QString& text) {
  m_shown = text;
  if (text == toPlainText()) return;
  const QSignalBlocker quiet(this);
  setPlainText(text);
}

void TextField::setHint(const QString& hint) {
  if (hint == placeholderText()) return;
  setPlaceholderText(hint);
  viewport()->update();  // Qt paints anew only where a hint comes or goes
}

bool TextField::event(QEvent* event) {
  if (isUndo(event)) {
    event->setAccepted(isTyped());  // accepted, it comes back as a key
    return true;
  }
  return QPlainTextEdit::event(event);
}

void TextField::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (enter && m_lines == Lines::OneParagraph) return;
  if (event->matches(QKeySequence::Undo) && isTyped()) {
    setPlainText(m_shown);
    moveCursor(QTextCursor::End);
    return;
  }
  QPlainTextEdit::keyPressEvent(event);
}

void TextField::focusOutEvent(QFocusEvent* event) {
  QPlainTextEdit::focusOutEvent(event);
  Q_EMIT left();
}

void TextField::insertFromMimeData(const QMimeData* source) {
  if (m_lines == Lines::Several) return QPlainTextEdit::insertFromMimeData(source);
  insertPlainText(source->text().simplified());
}

}  // namespace candour
