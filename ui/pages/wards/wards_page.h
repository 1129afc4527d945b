// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/community/evaluation.h"
#include "models/community/ward_readiness.h"
#include "ui/pages/figure_page.h"
#include "ui/session/session.h"

class QComboBox;
class QPushButton;

namespace candour {

class BoardTab;
class EvaluationChoices;
class NoRegister;
class PlanTab;
class PriorityPanel;
class ReadinessChoices;
class RegisterActions;
class SheetTab;
class WardScope;

/// Community priorities ward by ward: what residents ask for, when it is acted on, what came of it,
/// what the survey says, and what residents are told.
class WardsPage : public FigurePage {
  Q_OBJECT
 public:
  explicit WardsPage(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] Needs needs() const override;
  [[nodiscard]] RegisterActions& actions() { return *m_actions; }

 Q_SIGNALS:
  void failed(const QString& message);
  void told(const QString& message);
  void exported(const QString& file, const QString& news);

 private:
  enum Tab { BoardTabAt, PlanTabAt, RequestsTabAt, ReadinessTabAt, ResultTabAt, SheetTabAt };
  void buildTools();
  void buildBoard();
  void buildPanes();
  void buildFigures();
  void changed();
  [[nodiscard]] std::optional<FigureQuestion> madeFrom() const override;
  void refresh() override;
  void showSections();
  void openPriority(std::int64_t id);
  void askHistory(std::int64_t id);

  [[nodiscard]] std::optional<FigureQuestion> requests() const;
  [[nodiscard]] EvaluationOptions evaluation() const;
  [[nodiscard]] ReadinessOptions readiness() const;
  void listCycles();
  void showOrder();
  void showRequests();
  void showReadiness();
  void showResult();
  void showSheet();

  WardScope* m_scope;
  RegisterActions* m_actions;
  NoRegister* m_none;
  BoardTab* m_board;
  PlanTab* m_plan;
  SheetTab* m_sheet;
  PriorityPanel* m_panel;
  QPushButton* m_register;
  QPushButton* m_nominate;
  QComboBox* m_cycles;
  QComboBox* m_boroughs;
  EvaluationChoices* m_evaluation;
  ReadinessChoices* m_readiness;
};

}  // namespace candour
