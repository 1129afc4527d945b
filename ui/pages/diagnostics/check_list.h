// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QScrollArea>
#include <string>
#include <vector>

#include "models/diagnostics/diagnostics.h"

class QVBoxLayout;

namespace candour {

/// "Fine", "Look", "Act", "No answer".
QString verdictWord(Verdict verdict);

/// Every check of a model: its verdict by word and shape, what was found, what to do about it, and
/// a button to the figure behind it. What asks for something comes first.
class CheckList : public QScrollArea {
  Q_OBJECT
 public:
  explicit CheckList(QWidget* parent = nullptr);

  void showChecks(const std::vector<DiagnosticCheck>& checks, const QStringList& notes);

 Q_SIGNALS:
  /// The figure of the check of that id is wanted.
  void figureWanted(const QString& check);

 private:
  QWidget* makeRow(const DiagnosticCheck& check);

  QVBoxLayout* m_rows;
};

}  // namespace candour
