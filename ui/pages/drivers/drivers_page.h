// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "ui/pages/figure_page.h"
#include "ui/session/asks.h"
#include "ui/session/session.h"

class QComboBox;

namespace candour {

/// Which drivers move the outcome: their effects, their importance, how people answered the
/// questions behind them, the outcome along one of them, the groups of people held equal, what each
/// driver adds to the others, and whether drivers work alike for everyone.
class DriversPage : public FigurePage {
  Q_OBJECT
 public:
  explicit DriversPage(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] Needs needs() const override;

 Q_SIGNALS:
  void driverEditorWanted();

 private:
  enum Tab {
    Effects,
    ImportanceTab,
    AnswersTab,
    Along,
    Groups,
    InteractionTab,
    DominanceTab,
    ByGroup,
    SensitivityTab
  };
  [[nodiscard]] std::optional<FigureQuestion> madeFrom() const override;
  void refresh() override;
  void refreshDriverList();
  void showEffects();
  void showImportance();
  void showAnswers();
  void showCurve();
  void showGroups();
  void showInteraction();
  void showDominance();
  void showByGroup();
  void showSensitivity();
  void showQuestions(const Figure* figure);
  void driverChosen();
  void itemsChosen();
  void sideChosen();
  void groupingChosen();
  void refreshGroupings();
  [[nodiscard]] std::string grouping() const;
  [[nodiscard]] std::string curveDriver() const;
  [[nodiscard]] std::string itemsDriver() const;
  [[nodiscard]] std::string sideDriver() const;

  QComboBox* m_driver;
  QComboBox* m_items;
  QComboBox* m_side;
  QComboBox* m_by;
  QVBoxLayout* m_questions;
};

}  // namespace candour
