// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/briefing/trend_figures.h"
#include "models/trends/trend.h"
#include "ui/pages/figure_page.h"
#include "ui/session/asks.h"
#include "ui/session/session.h"

class QComboBox;
class QDoubleSpinBox;
class QPushButton;

namespace candour {

/// The outcome over time: the whole, every area, the drivers' effects, and what has changed.
class TrendsPage : public FigurePage {
  Q_OBJECT
 public:
  explicit TrendsPage(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] Needs needs() const override;

 Q_SIGNALS:
  void publishedWanted();  // a file of published figures is to be added

 private:
  enum Tab { OverTime, Areas, DriversTab, ChangesTab };
  void buildInspector();
  void optionChanged();
  void showChoices();
  void showPublished();
  [[nodiscard]] std::optional<FigureQuestion> madeFrom() const override;
  void refresh() override;
  [[nodiscard]] PublishedContext publishedBehind() const;
  void showTrend(const Answer<Trend>& answer);
  void showAreas(const Answer<Trend>& answer);
  void showDrivers();
  void showChanges();
  void listSince(const std::vector<Window>& windows);
  [[nodiscard]] TrendBy by() const;
  [[nodiscard]] TrendBy usualBy() const;
  [[nodiscard]] TrendOptions options() const;

  QComboBox* m_by;
  QDoubleSpinBox* m_target;
  QComboBox* m_measure;
  QComboBox* m_since;
  QPushButton* m_addPublished;
};

}  // namespace candour
