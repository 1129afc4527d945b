// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "ui/pages/figure_page.h"
#include "ui/session/asks.h"
#include "ui/session/session.h"

namespace candour {

class CheckList;

/// Whether the model on the table can be trusted: every check with what to do about it, and the
/// figures behind them.
class DiagnosticsPage : public FigurePage {
  Q_OBJECT
 public:
  explicit DiagnosticsPage(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] Needs needs() const override;

 private:
  enum Tab { SummaryTab, CalibrationTab, RocTab, CollinearityTab, InfluenceTab, WeightsTab };
  [[nodiscard]] std::optional<FigureQuestion> madeFrom() const override;
  void refresh() override;
  void showFigureOf(const QString& check);

  CheckList* m_checks;
};

}  // namespace candour
