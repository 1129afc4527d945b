// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/tool_row.h"

#include <QBoxLayout>
#include <QResizeEvent>

namespace candour {

ToolRow::ToolRow(QWidget* first, QWidget* second, QWidget* parent)
    : QWidget(parent),
      m_first(first),
      m_second(second),
      m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->setSpacing(6);
  m_layout->addWidget(m_first, 1);
  m_layout->addWidget(m_second);
}

void ToolRow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  // A chosen tab is bold, and wider than when the tabs were measured.
  constexpr int kBold = 24;
  const int wanted = m_first->sizeHint().width() + kBold + m_layout->spacing() +
                     (m_second->isVisible() ? m_second->sizeHint().width() : 0);
  const bool fits = wanted <= event->size().width();
  m_layout->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

}  // namespace candour
