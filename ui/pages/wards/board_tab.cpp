// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/board_tab.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/text.h"
#include "models/community/priority_rules.h"
#include "ui/pages/wards/board_column.h"
#include "ui/pages/wards/ward_scope.h"
#include "ui/pages/wards/ward_words.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

BoardTab::BoardTab(WardDesk& desk, WardScope& scope, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_scope(scope),
      m_search(new QLineEdit(this)),
      m_withdrawn(new QCheckBox(tr("Withdrawn, too"), this)),
      m_summary(makeLabel({}, LabelRole::Muted, this)) {
  setObjectName(u"boardTab"_s);
  m_search->setObjectName(u"boardSearch"_s);
  m_search->setPlaceholderText(tr("Search wards and words"));
  m_search->setAccessibleName(tr("Search the priorities"));
  m_search->setClearButtonEnabled(true);
  m_withdrawn->setObjectName(u"boardWithdrawn"_s);
  m_summary->setObjectName(u"boardSummary"_s);
  auto* bar = new ScopeBar(scope, desk, this);
  bar->addField(m_search);
  auto* second = new QHBoxLayout;
  second->addWidget(m_summary, 1);
  second->addWidget(m_withdrawn);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(6);
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    auto* column = m_columns[i] = new BoardColumn(kPriorityStates[i], this);
    columns->addWidget(column, 1);
    connect(column->list(), &CardListView::opened, this, &BoardTab::openPriority);
    connect(column->list(), &CardListView::leftFor, this, [this, i](int by) { goBeside(i, by); });
    connect(column->list(), &CardListView::moveWanted, this, &BoardTab::moveBy);
    connect(column->list(), &CardListView::dropped, this,
            [this, column](std::int64_t id) { move(id, column->state()); });
  }
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  layout->addWidget(bar);
  layout->addLayout(second);
  layout->addLayout(columns, 1);
  connect(m_search, &QLineEdit::textChanged, this, &BoardTab::refresh);
  connect(m_withdrawn, &QCheckBox::toggled, this, &BoardTab::refresh);
  connect(&desk, &WardDesk::changed, this, &BoardTab::refresh);
  connect(&scope, &WardScope::changed, this, &BoardTab::refresh);
  refresh();
}

void BoardTab::refresh() {
  auto cards = boardCards(
      m_desk.wards(),
      {m_scope.cycle(), m_scope.borough(), m_search->text().trimmed(), m_withdrawn->isChecked()},
      m_scope.day());
  std::size_t count = 0, overdue = 0;
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    count += cards[i].size();
    overdue += static_cast<std::size_t>(
        std::count_if(cards[i].begin(), cards[i].end(),
                      [](const auto& card) { return !card.overdue.isEmpty(); }));
    m_columns[i]->setCards(std::move(cards[i]));
  }
  QString summary =
      count == 1
          ? tr("1 priority")
          : tr("%1 priorities").arg(QString::fromStdString(grouped(static_cast<long long>(count))));
  if (overdue > 0) {
    summary += u" · "_s + (m_scope.isSimulated()
                               ? tr("%1 overdue on %2, the last day of this simulated register")
                                     .arg(overdue)
                                     .arg(dateName(m_scope.day()))
                               : tr("%1 overdue").arg(overdue));
  }
  if (count == 0) {
    summary = m_search->text().isEmpty()
                  ? tr("Nothing in this cycle yet. Nominate what residents of a ward ask for.")
                  : tr("Nothing here holds \"%1\".").arg(m_search->text());
  }
  m_summary->setText(summary);
  const Priority* open = m_desk.priority(m_open);
  if (m_open != 0 && (open == nullptr || open->cycle != m_scope.cycle())) return openPriority(0);
  select();
}

void BoardTab::select() {
  for (BoardColumn* column : m_columns) column->select(m_open);
}

void BoardTab::openPriority(std::int64_t id) {
  m_open = id;
  if (const Priority* priority = m_desk.priority(id)) m_scope.setCycle(priority->cycle);
  select();
  Q_EMIT opened(id);
}

// To the next column that has cards, at about the height one comes from.
void BoardTab::goBeside(std::size_t column, int by) {
  const int row = m_columns[column]->list()->currentIndex().row();
  auto at = static_cast<int>(column) + by;
  const auto last = static_cast<int>(m_columns.size()) - 1;
  for (; at >= 0 && at <= last; at += by) {
    BoardColumn* beside = m_columns[static_cast<std::size_t>(at)];
    const int rows = beside->model()->rowCount();
    if (rows == 0) continue;
    beside->list()->setFocus(Qt::TabFocusReason);
    beside->list()->setCurrentIndex(beside->model()->index(std::clamp(row, 0, rows - 1)));
    return;
  }
}

void BoardTab::moveBy(std::int64_t id, int by) {
  const Priority* priority = m_desk.priority(id);
  if (priority == nullptr) return;
  const PriorityState wanted = by > 0 ? nextState(priority->state) : stateBefore(priority->state);
  if (wanted != priority->state) move(id, wanted);
}

// Where it cannot go there, what it lacks is seen beside it.
void BoardTab::move(std::int64_t id, PriorityState state) {
  Q_EMIT stateWanted(id, state);
  openPriority(id);
  for (BoardColumn* column : m_columns) {
    if (column->model()->rowOf(id) >= 0) column->list()->setFocus(Qt::OtherFocusReason);
  }
}

}  // namespace candour
