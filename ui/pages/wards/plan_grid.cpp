// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/plan_grid.h"

#include <QDate>
#include <QFont>
#include <QLocale>
#include <algorithm>
#include <map>
#include <set>

#include "core/survey/calendar.h"
#include "ui/pages/wards/ward_words.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

template <class Texts>
std::size_t placeIn(const Texts& texts, const std::string& text) {
  return static_cast<std::size_t>(std::find(texts.begin(), texts.end(), text) - texts.begin());
}

std::vector<std::string> weeksOf(const std::vector<const Priority*>& priorities,
                                 const std::string& cycle) {
  std::set<std::string> weeks;
  for (const Priority* priority : priorities) {
    if (!priority->week.empty()) weeks.insert(priority->week);
  }
  if (const auto days = daysOfCycle(cycle)) {
    for (int day = days->first; day <= days->last; ++day) {
      if (isMonday(day)) weeks.insert(isoDay(day));
    }
  }
  std::vector<std::string> all(weeks.begin(), weeks.end());
  all.emplace_back();
  return all;
}

}  // namespace

PlanGrid planGrid(const WardRegister& wards, const std::string& cycle, const std::string& borough) {
  std::map<std::string, std::string> boroughOf;
  for (const Ward& ward : wards.wards) boroughOf.emplace(ward.code, ward.borough);
  std::vector<const Priority*> live;
  std::set<std::string> boroughs;
  for (const Priority& priority : wards.priorities) {
    if (priority.withdrawn || priority.cycle != cycle) continue;
    const std::string& in = boroughOf[priority.ward];
    if (!borough.empty() && in != borough) continue;
    live.push_back(&priority);
    if (!in.empty()) boroughs.insert(in);
  }
  PlanGrid grid;
  grid.weeks = weeksOf(live, cycle);
  grid.boroughs.emplace_back();
  if (boroughs.size() > 1)
    grid.boroughs.insert(grid.boroughs.end(), boroughs.begin(), boroughs.end());
  grid.cells.assign(grid.boroughs.size(),
                    std::vector<std::vector<std::int64_t>>(grid.weeks.size()));
  for (const Priority* priority : live) {
    const std::size_t week = placeIn(grid.weeks, priority->week);
    grid.cells[0][week].push_back(priority->id);
    const std::size_t line = placeIn(grid.boroughs, boroughOf[priority->ward]);
    if (line > 0 && line < grid.boroughs.size()) grid.cells[line][week].push_back(priority->id);
  }
  return grid;
}

PlanKept planKept(const WardRegister& wards, const FrozenRota& rota) {
  std::map<std::pair<std::string, std::string>, std::string> weekOf;  // by ward and cycle
  for (const Priority& priority : wards.priorities) {
    if (!priority.withdrawn) weekOf[{priority.ward, priority.cycle}] = priority.week;
  }
  PlanKept plan;
  for (const RotaEntry& entry : rota.entries) {
    const auto day = dayOf(entry.week);
    auto now = weekOf.find({entry.ward, day ? cycleOf(*day) : rota.cycle});
    if (now == weekOf.end()) now = weekOf.find({entry.ward, rota.cycle});
    if (now == weekOf.end()) {
      ++plan.open;
    } else if (now->second.empty()) {
      ++plan.withoutWeek;
    } else if (now->second == entry.week) {
      ++plan.kept;
    } else {
      plan.moved.push_back({entry.ward, entry.week, now->second});
    }
  }
  return plan;
}

bool isAbout(const FrozenRota& rota, const std::string& cycle) {
  if (rota.cycle == cycle) return true;
  return std::any_of(rota.entries.begin(), rota.entries.end(), [&](const RotaEntry& entry) {
    const auto day = dayOf(entry.week);
    return day && cycleOf(*day) == cycle;
  });
}

void PlanGridModel::setGrid(PlanGrid grid) {
  if (grid == m_grid) return;
  const bool same = grid.weeks == m_grid.weeks && grid.boroughs == m_grid.boroughs;
  if (!same) beginResetModel();
  m_grid = std::move(grid);
  if (!same) return endResetModel();
  Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const std::vector<std::int64_t>& PlanGridModel::cell(const QModelIndex& index) const {
  return m_grid
      .cells[static_cast<std::size_t>(index.row())][static_cast<std::size_t>(index.column())];
}

QString PlanGridModel::nameOf(const QModelIndex& index) const {
  const std::string& borough = m_grid.boroughs[static_cast<std::size_t>(index.row())];
  const std::string& week = m_grid.weeks[static_cast<std::size_t>(index.column())];
  const QString when = week.empty() ? tr("no week yet") : tr("week of %1").arg(dateName(week));
  if (!borough.empty()) return QString::fromStdString(borough) + u", "_s + when;
  return when.left(1).toUpper() + when.mid(1);
}

int PlanGridModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_grid.boroughs.size());
}

int PlanGridModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_grid.weeks.size());
}

QVariant PlanGridModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto count = cell(index).size();
  if (role == Qt::DisplayRole) return count == 0 ? QString() : QString::number(count);
  if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignCenter);
  if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) {
    return nameOf(index) + u": "_s + (count == 1 ? tr("1 ward") : tr("%1 wards").arg(count));
  }
  return {};
}

QVariant PlanGridModel::headerData(int section, Qt::Orientation orientation, int role) const {
  const auto at = static_cast<std::size_t>(section);
  if (orientation == Qt::Vertical) {
    if (role != Qt::DisplayRole) return {};
    const std::string& borough = m_grid.boroughs[at];
    return borough.empty() ? tr("All wards") : QString::fromStdString(borough);
  }
  const std::string& week = m_grid.weeks[at];
  if (role == Qt::ToolTipRole) {
    return week.empty() ? tr("Nominated, without a week of action yet")
                        : tr("Week of %1").arg(dateName(week));
  }
  if (role != Qt::DisplayRole) return {};
  if (week.empty()) return tr("None\nyet");
  const QDate day = QDate::fromString(QString::fromStdString(week), Qt::ISODate);
  return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(day, u"d\nMMM"_s);
}

}  // namespace candour
