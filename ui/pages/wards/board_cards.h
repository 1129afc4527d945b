// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QAbstractListModel>
#include <QString>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/store/ward_register.h"

namespace candour {

/// A priority as its card on the board shows it.
struct BoardCard {
  std::int64_t id = 0;
  QString ward;
  QString borough;
  QString words;
  QString category;
  QString week;     // "Week of 5 Aug 2019"; empty: none yet
  QString overdue;  // what is overdue; empty: nothing
  bool withdrawn = false;

  bool operator==(const BoardCard&) const = default;
  /// Everything on it, as one reads it out.
  [[nodiscard]] QString spoken() const;
};

/// Which priorities a board shows.
struct BoardScope {
  std::string cycle;
  std::string borough;  // empty: all
  QString search;       // in ward, borough, words, category; empty: all
  bool withdrawn = false;
};

/// The cards of each state, in the order of the states; overdue ones first, then by week, then by
/// ward. `today` is an ISO date.
std::array<std::vector<BoardCard>, 5> boardCards(const WardRegister& wards, const BoardScope& scope,
                                                 const std::string& today);

/// The cards of one column.
class CardListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  static constexpr const char* kMimeType = "application/x-candour-priority";
  enum Role { IdRole = Qt::UserRole };

  using QAbstractListModel::QAbstractListModel;

  void setCards(std::vector<BoardCard> cards);
  [[nodiscard]] const BoardCard& card(int row) const;
  /// -1 where it is not in this column.
  [[nodiscard]] int rowOf(std::int64_t id) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  [[nodiscard]] QStringList mimeTypes() const override;
  [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;

 private:
  std::vector<BoardCard> m_cards;
};

}  // namespace candour
