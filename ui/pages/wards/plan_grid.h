// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <cstdint>
#include <string>
#include <vector>

#include "core/store/ward_register.h"

namespace candour {

/// When each ward of a cycle has its week of action: a line a borough and one of all together, a
/// column a week and one of those that have none yet.
struct PlanGrid {
  std::vector<std::string> weeks;     // Mondays, ISO; the last column is of no week: ""
  std::vector<std::string> boroughs;  // the first line is of all: ""
  /// Live priorities by line and column.
  std::vector<std::vector<std::vector<std::int64_t>>> cells;

  bool operator==(const PlanGrid&) const = default;
};

/// The weeks are those that begin in the cycle, and any others its priorities have.
PlanGrid planGrid(const WardRegister& wards, const std::string& cycle, const std::string& borough);

/// A ward whose week is another than in the plan that was frozen.
struct MovedWard {
  std::string ward;
  std::string from;  // week in the plan
  std::string to;    // its week now
};
/// How far a frozen plan was kept to, ward by ward: by the live priority of the cycle that the
/// ward's week in the plan lies in.
struct PlanKept {
  std::vector<MovedWard> moved;  // in the plan's order
  std::size_t kept = 0;
  std::size_t withoutWeek = 0;  // their priority has no week
  std::size_t open = 0;         // no priority yet
};
PlanKept planKept(const WardRegister& wards, const FrozenRota& rota);
/// Whether the plan has a week in the cycle.
bool isAbout(const FrozenRota& rota, const std::string& cycle);

class PlanGridModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  using QAbstractTableModel::QAbstractTableModel;

  void setGrid(PlanGrid grid);
  [[nodiscard]] const PlanGrid& grid() const { return m_grid; }
  [[nodiscard]] const std::vector<std::int64_t>& cell(const QModelIndex& index) const;
  /// "Camden, week of 5 Aug 2019".
  [[nodiscard]] QString nameOf(const QModelIndex& index) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  PlanGrid m_grid;
};

}  // namespace candour
