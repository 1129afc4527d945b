// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/widgets/numbers_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QResizeEvent>

#include "ui/widgets/grid_table_model.h"
#include "ui/widgets/theme.h"

namespace candour {

NumbersTable::NumbersTable(GridTableModel* model, const QString& name, QWidget* parent)
    : QTableView(parent) {
  setModel(model);
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

void NumbersTable::fit() {
  auto* header = horizontalHeader();
  if (header->count() == 0) {
    setFixedHeight(0);
    return;
  }
  int used = 0;
  for (int column = 1; column < header->count(); ++column) {
    resizeColumnToContents(column);
    used += columnWidth(column);
  }
  setColumnWidth(0, std::max(80, viewport()->width() - used));
  // The style's own row heights forget the padding of its sheet and cut the last line.
  constexpr int kPadding = 9;
  constexpr int kBeside = 15;  // the sheet's 4 and the style's 3 at either side
  const int room = columnWidth(0) - kBeside;
  int height = header->sizeHint().height() + 4;
  for (int row = 0; row < model()->rowCount(); ++row) {
    const QString text = model()->index(row, 0).data().toString();
    const QRect needed =
        fontMetrics().boundingRect(QRect(0, 0, room, 1000), Qt::TextWordWrap, text);
    setRowHeight(row, needed.height() + kPadding);
    height += rowHeight(row);
  }
  setFixedHeight(height);
}

}  // namespace candour
