// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "ui/pages/figure_page.h"

namespace candour {

class StepsPane;

/// From the answers as they were given to the variables that a model needs: the recipe of steps,
/// and beside it what else belongs before a model, a tab each.
class PreparePage : public FigurePage {
  Q_OBJECT
 public:
  explicit PreparePage(Session& session, QWidget* parent = nullptr);

 private:
  enum Tab { StepsTab };
  [[nodiscard]] std::optional<FigureQuestion> madeFrom() const override { return {}; }
  void refresh() override;

  StepsPane* m_steps;
};

}  // namespace candour
