// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/board_cards.h"

#include <QMimeData>
#include <algorithm>
#include <map>
#include <tuple>

#include "models/community/overdue.h"
#include "ui/pages/wards/ward_words.h"
#include "ui/session/words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

bool holds(const BoardCard& card, const QString& search) {
  if (search.isEmpty()) return true;
  for (const auto& field : {card.ward, card.borough, card.words, card.category}) {
    if (field.contains(search, Qt::CaseInsensitive)) return true;
  }
  return false;
}

// The last day in time is what one can act on; how long ago it was anyone can see.
QString overdueText(const OverduePriority& overdue) {
  const QString due = dateName(overdue.due);
  switch (overdue.kind) {
    case Overdue::NotPlanned:
      return CardListModel::tr("no week of action by %1").arg(due);
    case Overdue::NotActed:
      return CardListModel::tr("no action recorded by %1").arg(due);
    case Overdue::NotFedBack:
      return CardListModel::tr("residents not told by %1").arg(due);
    case Overdue::NotEvaluated:
      return CardListModel::tr("not evaluated by %1").arg(due);
  }
  return {};
}

std::map<std::int64_t, QString> overdueById(const WardRegister& wards, const std::string& today) {
  std::map<std::int64_t, QString> known;
  const auto all = overdueOn(wards, today);
  if (!all) return known;
  for (const OverduePriority& overdue : *all) known[overdue.id] = overdueText(overdue);
  return known;
}

BoardCard cardOf(const Priority& priority, const Ward* ward) {
  BoardCard card;
  card.id = priority.id;
  card.ward = text(ward == nullptr || ward->name.empty() ? priority.ward : ward->name);
  if (ward != nullptr) card.borough = text(ward->borough);
  card.words = text(priority.words).simplified();
  card.category = text(priority.category);
  if (!priority.week.empty()) {
    card.week = CardListModel::tr("Week of %1").arg(dateName(priority.week));
  }
  card.withdrawn = priority.withdrawn;
  return card;
}

}  // namespace

QString BoardCard::spoken() const {
  QStringList parts{ward};
  for (const auto& part : {borough, words, category, week}) {
    if (!part.isEmpty()) parts << part;
  }
  if (withdrawn) parts << CardListModel::tr("Withdrawn");
  if (!overdue.isEmpty()) parts << CardListModel::tr("Overdue: %1").arg(overdue);
  return parts.join(u". "_s);
}

std::array<std::vector<BoardCard>, 5> boardCards(const WardRegister& wards, const BoardScope& scope,
                                                 const std::string& today) {
  std::map<std::string_view, const Ward*> wardOf;
  for (const Ward& ward : wards.wards) wardOf.emplace(ward.code, &ward);
  auto overdue = overdueById(wards, today);
  using Placed = std::pair<const Priority*, BoardCard>;
  std::array<std::vector<Placed>, 5> placed;
  for (const Priority& priority : wards.priorities) {
    if (priority.cycle != scope.cycle || (priority.withdrawn && !scope.withdrawn)) continue;
    const auto ward = wardOf.find(priority.ward);
    BoardCard card = cardOf(priority, ward == wardOf.end() ? nullptr : ward->second);
    if (!scope.borough.empty() && card.borough.toStdString() != scope.borough) continue;
    if (!holds(card, scope.search)) continue;
    if (!priority.withdrawn) card.overdue = overdue[priority.id];
    placed[static_cast<std::size_t>(priority.state)].emplace_back(&priority, std::move(card));
  }
  std::array<std::vector<BoardCard>, 5> cards;
  for (std::size_t state = 0; state < placed.size(); ++state) {
    std::sort(placed[state].begin(), placed[state].end(), [](const Placed& a, const Placed& b) {
      return std::tuple(a.second.withdrawn, a.second.overdue.isEmpty(), a.first->week,
                        a.second.ward,
                        a.first->id) < std::tuple(b.second.withdrawn, b.second.overdue.isEmpty(),
                                                  b.first->week, b.second.ward, b.first->id);
    });
    for (Placed& card : placed[state]) cards[state].push_back(std::move(card.second));
  }
  return cards;
}

// A column that is the same keeps what is selected and where it was scrolled to; one with as many
// cards keeps its place.
void CardListModel::setCards(std::vector<BoardCard> cards) {
  if (cards == m_cards) return;
  if (cards.size() == m_cards.size()) {
    m_cards = std::move(cards);
    Q_EMIT dataChanged(index(0), index(static_cast<int>(m_cards.size()) - 1));
    Q_EMIT layoutChanged();
    return;
  }
  beginResetModel();
  m_cards = std::move(cards);
  endResetModel();
}

const BoardCard& CardListModel::card(int row) const {
  return m_cards[static_cast<std::size_t>(row)];
}

int CardListModel::rowOf(std::int64_t id) const {
  const auto at = std::find_if(m_cards.begin(), m_cards.end(),
                               [id](const BoardCard& card) { return card.id == id; });
  return at == m_cards.end() ? -1 : static_cast<int>(at - m_cards.begin());
}

int CardListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_cards.size());
}

QVariant CardListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const BoardCard& card = this->card(index.row());
  if (role == Qt::DisplayRole) return card.ward;
  if (role == Qt::AccessibleTextRole) return card.spoken();
  if (role == Qt::ToolTipRole) return card.spoken().replace(u". "_s, u".\n"_s);
  if (role == IdRole) return QVariant::fromValue<qlonglong>(card.id);
  return {};
}

Qt::ItemFlags CardListModel::flags(const QModelIndex& index) const {
  const Qt::ItemFlags usual = QAbstractListModel::flags(index);
  return index.isValid() && !card(index.row()).withdrawn ? usual | Qt::ItemIsDragEnabled : usual;
}

QStringList CardListModel::mimeTypes() const {
  return {QString::fromLatin1(kMimeType)};
}

QMimeData* CardListModel::mimeData(const QModelIndexList& indexes) const {
  if (indexes.isEmpty()) return nullptr;
  auto* data = new QMimeData;
  data->setData(QString::fromLatin1(kMimeType),
                QByteArray::number(static_cast<qlonglong>(card(indexes.first().row()).id)));
  data->setText(card(indexes.first().row()).spoken());
  return data;
}

}  // namespace candour
