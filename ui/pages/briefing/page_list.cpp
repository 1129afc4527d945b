// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/briefing/page_list.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace candour {

namespace {

enum Role { SheetRole = Qt::UserRole, SizeRole, CaptionRole, CountRole };
constexpr int kWidth = 206;
constexpr int kPadding = 8;
constexpr double kCaptionSize = 0.86;  // of the window's type

// `text` in at most `most` lines, the last one cut where there is more.
QStringList linesOf(const QString& text, const QFontMetrics& metrics, int width, int most) {
  QStringList lines{QString()};
  const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
  for (const QString& word : words) {
    const QString longer = lines.last().isEmpty() ? word : lines.last() + u' ' + word;
    if (lines.size() == most || lines.last().isEmpty() ||
        metrics.horizontalAdvance(longer) <= width) {
      lines.last() = longer;
    } else {
      lines << word;
    }
  }
  for (QString& line : lines) line = metrics.elidedText(line, Qt::ElideRight, width);
  return lines;
}

// The sheet at the left; number and headline beside it, as small sheets cannot be read.
class SheetDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    // The style sheet has its own idea of what is highlighted.
    const QPalette palette = QGuiApplication::palette();
    const QColor accent = palette.color(QPalette::Highlight);
    const QRectF row = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const bool focused = selected && option.widget != nullptr && option.widget->hasFocus();
    painter->setPen(focused ? QPen(accent, 1.5) : Qt::NoPen);
    painter->setBrush(selected ? palette.brush(QPalette::AlternateBase) : Qt::NoBrush);
    painter->drawRoundedRect(row, 7, 7);
    const QSize size = index.data(SizeRole).toSize();
    const QRect sheet(option.rect.topLeft() + QPoint(kPadding, kPadding), size);
    painter->fillRect(sheet, Qt::white);
    painter->drawPixmap(sheet, index.data(SheetRole).value<QPixmap>());
    painter->setBrush(Qt::NoBrush);
    painter->setPen(selected ? QPen(accent, 2) : QPen(palette.color(QPalette::Mid), 1));
    painter->drawRect(QRectF(sheet).adjusted(-0.5, -0.5, 0.5, 0.5));
    QRect words = option.rect.adjusted(0, kPadding, -kPadding, -kPadding);
    words.setLeft(sheet.right() + 10);
    paintWords(*painter, words, index, selected);
    painter->restore();
  }

 private:
  static void paintWords(QPainter& painter, const QRect& room, const QModelIndex& index,
                         bool selected) {
    const QPalette palette = QGuiApplication::palette();
    QFont font = painter.font();
    font.setPointSizeF(font.pointSizeF() * kCaptionSize);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(palette.color(selected ? QPalette::Highlight : QPalette::PlaceholderText));
    const int line = QFontMetrics(font).height();
    int y = room.top() + QFontMetrics(font).ascent();
    const QString number = QString::number(index.row() + 1);
    painter.drawText(room.left(), y, number);
    const int left = room.left() + QFontMetrics(font).horizontalAdvance(number) + 8;
    font.setBold(false);
    painter.setFont(font);
    const int count = index.data(CountRole).toInt();
    painter.setPen(palette.color(QPalette::PlaceholderText));
    if (count > 1) painter.drawText(left, y, PageList::tr("%1 sheets").arg(count));
    painter.setPen(palette.color(QPalette::Text));
    const int most = std::max(1, room.height() / line - 1);
    const QFontMetrics metrics(font);
    for (const QString& text :
         linesOf(index.data(CaptionRole).toString(), metrics, room.width(), most)) {
      painter.drawText(room.left(), y += line, text);
    }
  }
};

}  // namespace

PageList::PageList(QWidget* parent) : QListWidget(parent) {
  setObjectName(u"briefingPages"_s);
  setAccessibleName(tr("Pages of the briefing"));
  setToolTip(tr("Drag to another place, or Alt+Up and Alt+Down; Del removes"));
  setItemDelegate(new SheetDelegate(this));
  setDragDropMode(QAbstractItemView::InternalMove);
  setDefaultDropAction(Qt::MoveAction);
  setDropIndicatorShown(true);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFrameShape(QFrame::NoFrame);
  setSpacing(0);
  setFixedWidth(kWidth);
  setProperty("part", u"desk"_s);
  connect(this, &QListWidget::currentRowChanged, this, [this](int page) {
    if (page >= 0) Q_EMIT chosen(page);
  });
}

double PageList::sheetWidth(const QSizeF& sheet) {
  return sheet.height() > sheet.width() ? 74 : 92;
}

void PageList::setPages(const std::vector<Thumbnail>& pages, const QSizeF& sheet) {
  const QSignalBlocker quiet(this);
  const int width = static_cast<int>(sheetWidth(sheet));
  const int height = static_cast<int>(width * sheet.height() / sheet.width());
  while (count() > static_cast<int>(pages.size())) delete takeItem(count() - 1);
  while (count() < static_cast<int>(pages.size())) addItem(QString());
  for (int i = 0; i < count(); ++i) {
    const Thumbnail& page = pages[static_cast<std::size_t>(i)];
    QListWidgetItem* item = this->item(i);
    item->setText(tr("Page %1: %2").arg(i + 1).arg(page.title));
    item->setData(SheetRole, page.sheet);
    item->setData(SizeRole, QSize(width, height));
    item->setData(CaptionRole, page.title);
    item->setData(CountRole, page.sheets);
    item->setSizeHint({kWidth - 16, std::max(height, 64) + 2 * kPadding});
  }
}

void PageList::select(int page) {
  const QSignalBlocker quiet(this);
  setCurrentRow(page);
}

void PageList::move(int by) {
  const int to = currentRow() + by;
  if (currentRow() < 0 || to < 0 || to >= count()) return;
  Q_EMIT moveWanted(currentRow(), to);
}

void PageList::keyPressEvent(QKeyEvent* event) {
  const bool alt = event->modifiers().testFlag(Qt::AltModifier);
  if (alt && event->key() == Qt::Key_Up) return move(-1);
  if (alt && event->key() == Qt::Key_Down) return move(1);
  if (event->key() == Qt::Key_Delete && currentRow() >= 0) {
    Q_EMIT removeWanted(currentRow());
    return;
  }
  QListWidget::keyPressEvent(event);
}

// The order is the briefing's to change; the list follows it.
void PageList::dropEvent(QDropEvent* event) {
  const QModelIndex under = indexAt(event->position().toPoint());
  const bool below = dropIndicatorPosition() == QAbstractItemView::BelowItem;
  const int from = currentRow();
  int to = under.isValid() ? under.row() + (below ? 1 : 0) : count();
  if (from < to) --to;
  event->setDropAction(Qt::IgnoreAction);
  event->accept();
  if (from >= 0 && from != to) Q_EMIT moveWanted(from, to);
}

void PageList::contextMenuEvent(QContextMenuEvent* event) {
  const int row = currentRow();
  if (row < 0) return;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto add = [&](const QString& text, bool enabled, auto action) {
    QAction* entry = menu->addAction(text);
    entry->setEnabled(enabled);
    connect(entry, &QAction::triggered, this, action);
  };
  add(tr("Move up\tAlt+Up"), row > 0, [this] { move(-1); });
  add(tr("Move down\tAlt+Down"), row + 1 < count(), [this] { move(1); });
  add(tr("Remove\tDel"), true, [this, row] { Q_EMIT removeWanted(row); });
  menu->popup(event->globalPos());
}

}  // namespace candour
