// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/numbers_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/widgets/grid_table_model.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr int kBesideText = 15;  // the sheet's 4 and the style's 3 at either side
constexpr int kAboveText = 9;    // the same above and below
constexpr int kLeastName = 80;
constexpr int kMostLines = 3;

int wrappedHeight(const QFontMetrics& metrics, int room, const QString& text) {
  return metrics.boundingRect(QRect(0, 0, room, 1000), Qt::TextWordWrap, text).height();
}

// Where names stand above their numbers, every cell draws its part of the name: so it lies over
// what the cells beside it have as background.
class NumbersDelegate : public QStyledItemDelegate {
 public:
  explicit NumbersDelegate(NumbersTable* table) : QStyledItemDelegate(table), m_table(table) {}

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    QStyledItemDelegate::paint(painter, option, index);
    if (!m_table->isStacked()) return;
    painter->save();
    painter->setClipRect(option.rect);
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::Text));
    const QRect row(0, option.rect.top(), m_table->viewport()->width(), option.rect.height());
    painter->drawText(row.adjusted(kBesideText / 2, kAboveText / 2, -kBesideText / 2, 0),
                      Qt::TextWordWrap, index.siblingAtColumn(0).data().toString());
    painter->restore();
  }

 protected:
  void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
    QStyledItemDelegate::initStyleOption(option, index);
    if (!m_table->isStacked()) return;
    if (index.column() == 0) option->text.clear();
    option->displayAlignment = Qt::AlignRight | Qt::AlignBottom;
  }

 private:
  NumbersTable* m_table;
};

class WrappedHeader : public QHeaderView {
 public:
  using QHeaderView::QHeaderView;

 protected:
  void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override {
    QHeaderView::initStyleOptionForIndex(option, section);
    const Qt::Alignment side = option->textAlignment & Qt::AlignHorizontal_Mask;
    option->textAlignment = Qt::Alignment(side.toInt() | Qt::AlignBottom | Qt::TextWordWrap);
  }
};

}  // namespace

NumbersTable::NumbersTable(GridTableModel* model, const QString& name, QWidget* parent)
    : QTableView(parent) {
  setHorizontalHeader(new WrappedHeader(Qt::Horizontal, this));
  setModel(model);
  setItemDelegate(new NumbersDelegate(this));
  setAccessibleName(name);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setShowGrid(false);
  setWordWrap(true);
  setTextElideMode(Qt::ElideNone);
  setTabKeyNavigation(false);
  setSelectionBehavior(QAbstractItemView::SelectRows);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  verticalHeader()->hide();
  verticalHeader()->setMinimumSectionSize(20);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setMinimumSectionSize(30);
  QFont font = windowFont();
  font.setPointSizeF(font.pointSizeF() * 0.92);
  setFont(font);
  horizontalHeader()->setFont(font);
  connect(model, &QAbstractItemModel::modelReset, this, &NumbersTable::fit);
}

void NumbersTable::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  if (event->size().width() != event->oldSize().width()) fit();
}

// The window copies the numbers as they may leave.
void NumbersTable::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) return event->ignore();
  QTableView::keyPressEvent(event);
}

// The names have what the numbers leave; where that is little, headings take more lines, and where
// it is still little the names stand above their numbers.
void NumbersTable::fit() {
  if (horizontalHeader()->count() == 0) {
    setFixedHeight(0);
    return;
  }
  const int width = viewport()->width();
  int numbers = fitNumbers(true);
  if (width - numbers < nameWidth()) numbers = fitNumbers(false);
  m_stacked = namesNeedLines(width - numbers);
  if (m_stacked) numbers = fitNumbers(fitNumbers(true) < width);
  setColumnWidth(0, std::max(horizontalHeader()->minimumSectionSize(), width - numbers));
  setFixedHeight(fitHeading() + fitRows() + 4);
  viewport()->update();
}

// Every column of numbers as wide as its numbers and its heading, or the longest word of that.
int NumbersTable::fitNumbers(bool wholeHeadings) {
  int used = 0;
  for (int column = 1; column < horizontalHeader()->count(); ++column) {
    setColumnWidth(column,
                   std::max(sizeHintForColumn(column), headingWidth(column, wholeHeadings)));
    used += columnWidth(column);
  }
  return used;
}

int NumbersTable::fitRows() {
  const int room = (m_stacked ? viewport()->width() : columnWidth(0)) - kBesideText;
  int height = 0;
  for (int row = 0; row < model()->rowCount(); ++row) {
    const int text = wrappedHeight(fontMetrics(), room, nameOf(row));
    // The style's own row heights forget the padding of its sheet and cut the last line.
    setRowHeight(row, text + kAboveText + (m_stacked ? fontMetrics().height() : 0));
    height += rowHeight(row);
  }
  return height;
}

// What names would like to have: the longest in one line, and no more than most need.
int NumbersTable::nameWidth() const {
  constexpr int kEnough = 150;
  int longest = 0;
  for (int row = 0; row < model()->rowCount(); ++row) {
    longest = std::max(longest, fontMetrics().horizontalAdvance(nameOf(row)));
  }
  return std::min(kEnough, longest + kBesideText);
}

bool NumbersTable::namesNeedLines(int width) const {
  if (horizontalHeader()->count() < 2) return false;
  if (width < std::min(kLeastName, nameWidth())) return true;
  for (int row = 0; row < model()->rowCount(); ++row) {
    const int height = wrappedHeight(fontMetrics(), width - kBesideText, nameOf(row));
    if (height > kMostLines * fontMetrics().height()) return true;
  }
  return false;
}

QString NumbersTable::nameOf(int row) const {
  return model()->index(row, 0).data().toString();
}

int NumbersTable::headingWidth(int column, bool whole) const {
  constexpr int kBesideHeading = 17;
  const QString text = heading(column);
  int widest = 0;
  for (const QString& part : whole ? QStringList(text) : text.split(u' ')) {
    widest = std::max(widest, horizontalHeader()->fontMetrics().horizontalAdvance(part));
  }
  return widest + kBesideHeading;
}

QString NumbersTable::heading(int column) const {
  return model()->headerData(column, Qt::Horizontal).toString();
}

// Headings of several words take a line more rather than room beside.
int NumbersTable::fitHeading() {
  auto* header = horizontalHeader();
  constexpr int kAroundHeading = 13;
  int text = 0;
  for (int column = 0; column < header->count(); ++column) {
    const int room = columnWidth(column) - kAroundHeading;
    text = std::max(text, wrappedHeight(header->fontMetrics(), room, heading(column)));
  }
  header->setFixedHeight(text + 12);
  return header->height();
}

}  // namespace candour
