// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QWidget>
#include <optional>
#include <string>

#include "models/community/ward_sheet.h"
#include "ui/session/session.h"

class QLabel;
class QListWidget;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace candour {

class ScopeBar;
class SheetView;
class WardScope;

/// One page for the residents of a ward, as it will be printed: the wards of the cycle at the left,
/// the sheet beside them, and the ways it leaves above.
class SheetTab : public QWidget {
  Q_OBJECT
 public:
  SheetTab(Session& session, WardScope& scope, QWidget* parent = nullptr);

  void showPriority(std::int64_t id);
  /// What the survey says of the wards together; `why` there is nothing, for the analyst.
  void setEvidence(const SheetEvidence& evidence, const QString& why);
  /// The sheet that is shown.
  [[nodiscard]] const std::optional<Document>& sheet() const { return m_sheet; }
  void exportTo(const QString& file);

 Q_SIGNALS:
  void priorityChosen(std::int64_t id);
  void failed(const QString& message);
  void exported(const QString& file, const QString& news);

 private:
  QWidget* makeHead();
  QWidget* makeSide();
  QWidget* makeDesk();
  void fillWards();
  void showSheet();
  void showNotes(const Priority& priority);
  void chooseFile(const QString& ending);
  [[nodiscard]] std::int64_t chosen() const;

  Session& m_session;
  WardScope& m_scope;
  QListWidget* m_wards;
  QVBoxLayout* m_notes;
  QPushButton* m_open;
  QStackedWidget* m_stack;
  QScrollArea* m_scroll;
  SheetView* m_view;
  QLabel* m_message;
  QWidget* m_exports;
  SheetEvidence m_evidence;
  QString m_why;
  std::optional<Document> m_sheet;
  QString m_folder;
};

}  // namespace candour
