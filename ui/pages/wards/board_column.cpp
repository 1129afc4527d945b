// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/board_column.h"

#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/pages/wards/card_delegate.h"
#include "ui/pages/wards/ward_words.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

bool isCard(const QMimeData* data) {
  return data->hasFormat(QString::fromLatin1(CardListModel::kMimeType));
}

}  // namespace

CardListView::CardListView(QWidget* parent) : QListView(parent) {
  setProperty("part", u"desk"_s);
  setFrameShape(QFrame::NoFrame);
  setItemDelegate(new CardDelegate(this));
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  setResizeMode(QListView::Adjust);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setMouseTracking(true);
  setDragEnabled(true);
  setAcceptDrops(true);
  setDragDropMode(QAbstractItemView::DragDrop);
  setDefaultDropAction(Qt::MoveAction);
  verticalScrollBar()->setSingleStep(24);
  // It keeps its place, so that cards are as wide with it as without, and shows where it is of use.
  setPart(verticalScrollBar(), u"idle"_s);
  connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int least, int most) {
    const QString part = most > least ? QString() : u"idle"_s;
    if (verticalScrollBar()->property("part").toString() != part) {
      setPart(verticalScrollBar(), part);
    }
  });
  const auto open = [this](const QModelIndex& index) {
    Q_EMIT opened(index.data(CardListModel::IdRole).toLongLong());
  };
  connect(this, &QListView::clicked, this, open);
  connect(this, &QListView::activated, this, open);
}

std::int64_t CardListView::current() const {
  return currentIndex().isValid() ? currentIndex().data(CardListModel::IdRole).toLongLong() : 0;
}

void CardListView::paintEvent(QPaintEvent* event) {
  QListView::paintEvent(event);
  if (model() == nullptr || model()->rowCount() > 0) return;
  QPainter painter(viewport());
  painter.setPen(palette().color(QPalette::PlaceholderText));
  painter.drawText(viewport()->rect().adjusted(8, 12, -8, 0),
                   Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_hint);
}

void CardListView::keyPressEvent(QKeyEvent* event) {
  const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
  if (!sideways) return QListView::keyPressEvent(event);
  const int by = event->key() == Qt::Key_Left ? -1 : 1;
  if (event->modifiers().testFlag(Qt::ControlModifier)) {
    if (current() != 0) Q_EMIT moveWanted(current(), by);
  } else {
    Q_EMIT leftFor(by);
  }
  event->accept();
}

// Words wrap otherwise in another width.
void CardListView::resizeEvent(QResizeEvent* event) {
  QListView::resizeEvent(event);
  if (event->size().width() != event->oldSize().width()) scheduleDelayedItemsLayout();
}

void CardListView::dragEnterEvent(QDragEnterEvent* event) {
  if (isCard(event->mimeData()) && event->source() != this) event->acceptProposedAction();
}

void CardListView::dragMoveEvent(QDragMoveEvent* event) {
  if (isCard(event->mimeData()) && event->source() != this) event->acceptProposedAction();
}

void CardListView::dropEvent(QDropEvent* event) {
  if (!isCard(event->mimeData()) || event->source() == this) return;
  // Nothing is moved by the views themselves: the register says what is where.
  event->setDropAction(Qt::CopyAction);
  event->accept();
  const auto id = event->mimeData()->data(QString::fromLatin1(CardListModel::kMimeType));
  Q_EMIT dropped(id.toLongLong());
}

BoardColumn::BoardColumn(PriorityState state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_count(makeLabel({}, LabelRole::Muted, this)),
      m_model(new CardListModel(this)),
      m_list(new CardListView(this)) {
  const QString name = stateName(state);
  setObjectName(u"column"_s + QString(name).remove(u' '));
  auto* title = makeLabel(name, LabelRole::Body, this);
  QFont bold = title->font();
  bold.setBold(true);
  title->setFont(bold);
  title->setWordWrap(false);
  title->setToolTip(stateHint(state));
  m_count->setWordWrap(false);
  m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(4, 0, 14, 0);
  head->addWidget(title);
  head->addWidget(m_count, 1);
  m_list->setObjectName(u"cards"_s + QString(name).remove(u' '));
  m_list->setModel(m_model);
  m_list->setHint(tr("None"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addLayout(head);
  layout->addWidget(m_list, 1);
  setCards({});
}

void BoardColumn::setCards(std::vector<BoardCard> cards) {
  const int count = static_cast<int>(cards.size());
  m_count->setText(QString::number(count));
  m_list->setAccessibleName(
      tr("%1: %2. %3").arg(stateName(m_state)).arg(count).arg(stateHint(m_state)));
  m_model->setCards(std::move(cards));
  m_list->viewport()->update();
}

bool BoardColumn::select(std::int64_t id) {
  const int row = m_model->rowOf(id);
  if (row < 0) {
    clearSelection();
    return false;
  }
  m_list->setCurrentIndex(m_model->index(row));
  m_list->scrollTo(m_model->index(row));
  return true;
}

void BoardColumn::clearSelection() {
  m_list->setCurrentIndex({});
  m_list->clearSelection();
}

}  // namespace candour
