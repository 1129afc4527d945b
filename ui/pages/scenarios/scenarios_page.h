// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "ui/pages/figure_page.h"
#include "ui/session/asks.h"
#include "ui/session/session.h"

class QComboBox;
class QDoubleSpinBox;

namespace candour {

class MoveSliders;

/// What would move the number: people moved between answers, what a target takes, what an area
/// could gain, importance beside performance, and what trust goes with.
class ScenariosPage : public FigurePage {
  Q_OBJECT
 public:
  explicit ScenariosPage(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] Needs needs() const override;

 private:
  enum Tab { WhatIfTab, TargetTab, UpliftTab, PrioritiesTab, TrustBuysTab };
  void buildInspector();
  void buildTarget();
  void changed();
  void proposeTarget(const Scenarios& scenarios);
  void questionChanged();
  [[nodiscard]] std::optional<FigureQuestion> madeFrom() const override;
  void refresh() override;
  void refreshChoices(const Scenarios& scenarios);
  void showWhatIf();
  void showTarget();
  void showUplift();
  void showPriorities();
  void showTrustBuys();
  [[nodiscard]] std::optional<FigureQuestion> trustBuys() const;
  [[nodiscard]] Ask askPriorities() const;
  [[nodiscard]] Scenarios scenarios() const;
  [[nodiscard]] std::string area() const;  // empty: everyone
  [[nodiscard]] std::string driver() const;
  [[nodiscard]] double target() const;

  QComboBox* m_area;
  QComboBox* m_driver;
  QComboBox* m_behaviour;
  QDoubleSpinBox* m_target;
  MoveSliders* m_sliders;
  Scenarios m_targetOf;  // the target is of this model
};

}  // namespace candour
