// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QDialog>

#include "core/import/xlsx_preview.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;

namespace candour {

class SheetTableModel;

/// Which sheet of a workbook is the survey, and which of its rows the header: what is proposed, the
/// first rows, and what will be made of them.
class WorkbookDialog : public QDialog {
  Q_OBJECT
 public:
  WorkbookDialog(WorkbookPreview preview, QWidget* parent);

  [[nodiscard]] SheetChoice choice() const;

 private:
  QWidget* makeChoices();
  void setUpTable();
  void showSheet();
  void showHeader();
  void showMade(const QString& text, bool canImport);
  [[nodiscard]] const SheetPreview& sheet() const;
  [[nodiscard]] HeaderPlace header() const;
  [[nodiscard]] QString whatIsMade(const PreviewTable& table) const;

  WorkbookPreview m_preview;
  QComboBox* m_sheets;
  QSpinBox* m_row;
  QCheckBox* m_twoRows;
  QLabel* m_proposal;
  QTableView* m_table;
  SheetTableModel* m_model;
  QLabel* m_made;
  QPushButton* m_import = nullptr;
};

}  // namespace candour
