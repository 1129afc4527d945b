// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>
#include <array>
#include <cstdint>

#include "core/store/ward_register.h"
#include "ui/session/ward_desk.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace candour {

class BoardColumn;
class ScopeBar;
class WardScope;

/// The priorities of a cycle by where they stand, a column a state. A card is opened by click or
/// Return; dragged to the column beside, or moved there by Ctrl and an arrow.
class BoardTab : public QWidget {
  Q_OBJECT
 public:
  BoardTab(WardDesk& desk, WardScope& scope, QWidget* parent = nullptr);

  /// The priority that is open; 0: none.
  [[nodiscard]] std::int64_t open() const { return m_open; }
  /// Opens it, showing its cycle; 0 closes.
  void openPriority(std::int64_t id);

 Q_SIGNALS:
  void opened(std::int64_t id);
  /// The priority is to be in another state.
  void stateWanted(std::int64_t id, PriorityState state);

 private:
  void refresh();
  void goBeside(std::size_t column, int by);
  void moveBy(std::int64_t id, int by);
  void move(std::int64_t id, PriorityState state);
  void select();

  WardDesk& m_desk;
  WardScope& m_scope;
  QLineEdit* m_search;
  QCheckBox* m_withdrawn;
  QLabel* m_summary;
  std::array<BoardColumn*, 5> m_columns{};
  std::int64_t m_open = 0;
};

}  // namespace candour
