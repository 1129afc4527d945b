// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/scales/factors.h"
#include "ui/pages/figure_page.h"
#include "ui/session/asks.h"

class QComboBox;
class QPushButton;

namespace candour {

class StepsPane;

/// From the answers as they were given to the variables that a model needs: the recipe of steps,
/// and beside it what else belongs before a model, a tab each.
class PreparePage : public FigurePage {
  Q_OBJECT
 public:
  explicit PreparePage(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] Needs needs() const override;

 Q_SIGNALS:
  void failed(const QString& message);
  void told(const QString& message);

 private:
  enum Tab { StepsTab, ScaleTab, FactorsTab, ScreeTab };
  [[nodiscard]] std::optional<FigureQuestion> madeFrom() const override;
  void refresh() override;

  // Scales (prepare_page_scales.cpp): which items, how they make a scale, which go together.
  void buildScaleChoices();
  void refreshScaleChoices();
  void scaleChosen();
  void pickItems();
  void showScaleSections();
  void showScale();
  void showFactors();
  [[nodiscard]] FactorsAsked scaleAsked() const;

  StepsPane* m_steps;
  QComboBox* m_scale;     // whose items: a driver, all drivers, the chosen ones
  QComboBox* m_factors;   // how many
  QComboBox* m_rotation;  // their turn
  QPushButton* m_pick;
};

}  // namespace candour
