// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QAbstractTableModel>

#include "core/import/xlsx_preview.h"

namespace candour {

/// The first rows of a worksheet as a spreadsheet shows them, the header's in bold and what stands
/// above it muted.
class SheetTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  using QAbstractTableModel::QAbstractTableModel;

  /// `sheet` must live as long as it is shown.
  void setSheet(const SheetPreview* sheet, const HeaderPlace& header);
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  [[nodiscard]] bool isHeader(int row) const;

  static constexpr int kMostRows = 20;
  static constexpr int kMostColumns = 200;
  const SheetPreview* m_sheet = nullptr;
  HeaderPlace m_header;
};

}  // namespace candour
