// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/plan_tab.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/pages/wards/board_column.h"
#include "ui/pages/wards/plan_grid.h"
#include "ui/pages/wards/rota_words.h"
#include "ui/pages/wards/ward_scope.h"
#include "ui/pages/wards/ward_words.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr int kWeekWidth = 260;
constexpr int kCellWidth = 40;

/// A count on a ground that is the stronger the more there are in a line.
class CountDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    const QString count = index.data().toString();
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF place = QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5);
    const bool dark = option.widget != nullptr && isDark(*option.widget);
    const ThemeColours colours = dark ? darkColours() : lightColours();
    if (!count.isEmpty() || chosen) {
      painter->setPen(chosen ? QPen(colours.accent, 2) : QPen(Qt::NoPen));
      painter->setBrush(count.isEmpty() ? QBrush(Qt::NoBrush) : QBrush(colours.softAccent));
      painter->drawRoundedRect(place, 5, 5);
    }
    QFont font = option.font;
    font.setBold(index.row() == 0);
    painter->setFont(font);
    painter->setPen(colours.text);
    painter->drawText(option.rect, Qt::AlignCenter, count);
    painter->restore();
  }
};

}  // namespace

PlanTab::PlanTab(WardDesk& desk, WardScope& scope, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_scope(scope),
      m_draw(new QPushButton(tr("Draw order…"), this)),
      m_summary(makeLabel({}, LabelRole::Muted, this)),
      m_rotas(new QVBoxLayout),
      m_model(new PlanGridModel(this)),
      m_table(new QTableView(this)),
      m_weekName(makeLabel({}, LabelRole::Heading, this)),
      m_cards(new CardListModel(this)),
      m_week(new CardListView(this)) {
  setObjectName(u"planTab"_s);
  m_draw->setObjectName(u"drawOrder"_s);
  m_draw->setToolTip(
      tr("Let chance say which ward has its week when, so that the plan can be "
         "evaluated as a trial"));
  m_summary->setObjectName(u"planSummary"_s);
  auto* bar = new ScopeBar(scope, desk, this);
  auto* head = new QHBoxLayout;
  head->addWidget(bar);
  head->addWidget(m_summary, 1);
  head->addWidget(m_draw);
  head->setSpacing(12);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(12);
  middle->addWidget(makeGrid(), 1);
  middle->addWidget(makeWeek());
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  layout->addLayout(head);
  layout->addLayout(m_rotas);
  layout->addLayout(middle, 1);
  connect(m_draw, &QPushButton::clicked, this, &PlanTab::drawOrderWanted);
  connect(&desk, &WardDesk::changed, this, &PlanTab::refresh);
  connect(&scope, &WardScope::changed, this, &PlanTab::refresh);
  refresh();
}

QWidget* PlanTab::makeGrid() {
  auto* card = new QFrame(this);
  card->setProperty("part", u"card"_s);
  auto* layout = new QVBoxLayout(card);
  layout->setContentsMargins(8, 8, 6, 8);
  m_table->setModel(m_model);
  m_table->setObjectName(u"planGrid"_s);
  m_table->setAccessibleName(tr("Weeks of action: a line a borough, a column a week"));
  m_table->setItemDelegate(new CountDelegate(m_table));
  m_table->setProperty("part", u"calendar"_s);
  m_table->setShowGrid(false);
  m_table->setCornerButtonEnabled(false);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setTabKeyNavigation(false);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_table->horizontalHeader()->setMinimumSectionSize(kCellWidth);
  m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignCenter);
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->verticalHeader()->setHighlightSections(false);
  m_table->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
  layout->addWidget(m_table);
  connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
          &PlanTab::showCell);
  return card;
}

QWidget* PlanTab::makeWeek() {
  auto* side = new QWidget(this);
  side->setFixedWidth(kWeekWidth);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  m_weekName->setObjectName(u"planWeek"_s);
  m_week->setObjectName(u"planWards"_s);
  m_week->setDragEnabled(false);
  m_week->setAcceptDrops(false);
  m_week->setModel(m_cards);
  m_week->setHint(tr("Choose a week at the left to see its wards."));
  layout->addWidget(m_weekName);
  layout->addWidget(m_week, 1);
  connect(m_week, &CardListView::opened, this, &PlanTab::priorityChosen);
  return side;
}

void PlanTab::refresh() {
  m_model->setGrid(planGrid(m_desk.wards(), m_scope.cycle(), m_scope.borough()));
  if (!m_table->currentIndex().isValid()) m_table->setCurrentIndex(firstBusyWeek());
  showSummary();
  showRotas();
  showCell();
}

// Of all wards; nothing where no ward has a week.
QModelIndex PlanTab::firstBusyWeek() const {
  for (int week = 0; week + 1 < m_model->columnCount(); ++week) {
    const QModelIndex at = m_model->index(0, week);
    if (!m_model->cell(at).empty()) return at;
  }
  return {};
}

void PlanTab::showSummary() {
  const PlanGrid& grid = m_model->grid();
  std::size_t planned = 0, most = 0, weeks = 0;
  for (std::size_t week = 0; week + 1 < grid.weeks.size(); ++week) {
    const std::size_t count = grid.cells[0][week].size();
    planned += count;
    most = std::max(most, count);
    if (count > 0) ++weeks;
  }
  const std::size_t open = grid.cells[0].back().size();
  m_draw->setEnabled(planned + open > 0);
  if (planned + open == 0) return m_summary->setText(tr("Nothing is nominated in this cycle."));
  QString text =
      planned == 0
          ? tr("No ward has a week of action yet")
          : tr("%1 wards in %2 weeks, %3 a week at most").arg(planned).arg(weeks).arg(most);
  if (open > 0 && planned > 0) text += u" · "_s + tr("%1 without a week").arg(open);
  m_summary->setText(text);
}

// Every frozen plan of the cycle, for ever, and what became of it.
void PlanTab::showRotas() {
  clearLayout(m_rotas);
  for (const FrozenRota& rota : m_desk.wards().rotas) {
    if (!isAbout(rota, m_scope.cycle())) continue;
    const RotaState state = rotaState(m_desk, rota);
    auto* note = state.kept ? makeGoodNote(state.text) : makeNote(state.text);
    note->setObjectName(u"frozenPlan"_s);
    note->setToolTip(state.detail);
    note->setAccessibleName(state.text);
    m_rotas->addWidget(note);
  }
}

void PlanTab::showCell() {
  const QModelIndex at = m_table->currentIndex();
  if (!at.isValid()) {
    m_weekName->clear();
    m_cards->setCards({});
    return m_week->viewport()->update();
  }
  m_weekName->setText(m_model->nameOf(at));
  const auto& wanted = m_model->cell(at);
  std::vector<BoardCard> cards;
  for (auto& column : boardCards(m_desk.wards(), {m_scope.cycle(), {}, {}, false}, m_scope.day())) {
    for (BoardCard& card : column) {
      if (std::find(wanted.begin(), wanted.end(), card.id) != wanted.end()) {
        cards.push_back(std::move(card));
      }
    }
  }
  m_week->setHint(tr("No ward has this week."));
  m_week->setAccessibleName(m_weekName->text());
  m_cards->setCards(std::move(cards));
}

}  // namespace candour
