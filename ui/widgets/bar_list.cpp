// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/bar_list.h"

#include <QPainter>
#include <QResizeEvent>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace candour {

namespace {
constexpr int kBarHeight = 7;
constexpr int kGap = 9;
constexpr int kBetween = 3;
}  // namespace

BarList::BarList(QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void BarList::setRows(QList<BarRow> rows, const QString& shareTitle, const QString& countTitle) {
  m_rows = std::move(rows);
  m_shareTitle = shareTitle;
  m_countTitle = countTitle;
  QStringList words;
  for (const auto& row : m_rows) {
    words << row.label + u": "_s + row.shareText + u" "_s + row.countText;
  }
  setAccessibleDescription(words.join(u"; "_s));
  setMinimumHeight(heightForWidth(std::max(width(), 200)));
  updateGeometry();
  update();
}

int BarList::numbersWidth() const {
  int share = fontMetrics().horizontalAdvance(m_shareTitle);
  int count = fontMetrics().horizontalAdvance(m_countTitle);
  for (const auto& row : m_rows) {
    share = std::max(share, fontMetrics().horizontalAdvance(row.shareText));
    count = std::max(count, fontMetrics().horizontalAdvance(row.countText));
  }
  return share + count + 22;
}

int BarList::rowHeight(const BarRow& row, int width) const {
  const int room = std::max(60, width - numbersWidth());
  const QRect text = fontMetrics().boundingRect(QRect(0, 0, room, 10000),
                                                Qt::TextWordWrap | Qt::AlignLeft, row.label);
  return text.height() + (row.muted ? 0 : kBetween + kBarHeight) + kGap;
}

int BarList::heightForWidth(int width) const {
  int height = m_shareTitle.isEmpty() ? 0 : fontMetrics().height() + kGap;
  for (const auto& row : m_rows) height += rowHeight(row, width);
  return height;
}

QSize BarList::sizeHint() const {
  return {260, heightForWidth(std::max(width(), 200))};
}

QSize BarList::minimumSizeHint() const {
  return {180, 0};
}

void BarList::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (event->size().width() != event->oldSize().width()) {
    setMinimumHeight(heightForWidth(event->size().width()));
  }
}

void BarList::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  int y = 0;
  if (!m_shareTitle.isEmpty()) {
    const BarRow head{
        .label = {}, .shareText = m_shareTitle, .countText = m_countTitle, .muted = true};
    paintRow(painter, head, {0, 0, width(), fontMetrics().height()});
    y += fontMetrics().height() + kGap;
  }
  for (const auto& row : m_rows) {
    const int height = rowHeight(row, width());
    paintRow(painter, row, {0, y, width(), height - kGap});
    y += height;
  }
}

void BarList::paintRow(QPainter& painter, const BarRow& row, const QRect& area) const {
  const QColor muted = palette().color(QPalette::PlaceholderText);
  const int numbers = numbersWidth();
  painter.setPen(row.muted ? muted : palette().color(QPalette::Text));
  painter.drawText(area.adjusted(0, 0, -numbers, 0), Qt::TextWordWrap | Qt::AlignLeft, row.label);
  int countRoom = fontMetrics().horizontalAdvance(m_countTitle);
  for (const auto& r : m_rows) {
    countRoom = std::max(countRoom, fontMetrics().horizontalAdvance(r.countText));
  }
  painter.drawText(area.adjusted(0, 0, -countRoom - 14, 0), Qt::AlignRight | Qt::AlignTop,
                   row.shareText);
  painter.setPen(muted);
  painter.drawText(area, Qt::AlignRight | Qt::AlignTop, row.countText);
  if (row.muted) return;
  const QRectF track(area.left(), area.bottom() + 1 - kBarHeight, area.width(), kBarHeight);
  painter.setPen(Qt::NoPen);
  painter.setBrush(palette().color(QPalette::AlternateBase));
  painter.drawRoundedRect(track, 2, 2);
  if (row.share <= 0) return;
  QRectF bar = track;
  bar.setWidth(std::max(2.0, track.width() * std::min(1.0, row.share)));
  painter.setBrush(palette().color(QPalette::Highlight));
  painter.drawRoundedRect(bar, 2, 2);
}

}  // namespace candour
