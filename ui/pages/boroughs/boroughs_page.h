// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "ui/pages/figure_page.h"
#include "ui/session/session.h"

namespace candour {

/// The areas compared with the whole; one of them in detail.
class BoroughsPage : public FigurePage {
  Q_OBJECT
 public:
  explicit BoroughsPage(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] Needs needs() const override { return {.boroughs = true, .curveDriver = {}}; }

 private:
  void refresh();
  void showComparison(const BoroughComparison& comparison, const FigureContext& context);
  void showDetails();
  [[nodiscard]] const BoroughComparison* comparison() const;

  Session& m_session;
  QVBoxLayout* m_details;
};

}  // namespace candour
