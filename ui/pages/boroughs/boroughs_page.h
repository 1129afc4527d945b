// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/boroughs/borough_pack.h"
#include "models/briefing/area_figures.h"
#include "ui/pages/figure_page.h"
#include "ui/session/asks.h"
#include "ui/session/session.h"

class QComboBox;

namespace candour {

class TileMap;

/// The areas compared with the whole: ranked, in a funnel, on a map, pair by pair; and why one of
/// them differs.
class BoroughsPage : public FigurePage {
  Q_OBJECT
 public:
  explicit BoroughsPage(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] Needs needs() const override;

 private:
  enum Tab { Ranked, FunnelTab, MapTab, Differences, Why };
  void buildInspector();
  void questionChanged();
  [[nodiscard]] std::optional<FigureQuestion> madeFrom() const override;
  void refresh() override;
  void refreshAreas(const BoroughPack& pack);
  void showPack(const BoroughPack& pack, const FigureContext& context);
  void showDifferences(const BoroughPack& pack, const FigureContext& context);
  void showWhy();
  void showDetails();
  void showGapInWords();
  void selectArea();
  void choose(const std::string& area);
  [[nodiscard]] const BoroughPack* pack() const;
  [[nodiscard]] GapGroup chosenGroup() const;
  [[nodiscard]] SecondMark secondMark() const;
  [[nodiscard]] Figure figureOf(const BoroughPack& pack, const FigureContext& context) const;

  std::string m_area;  // the one looked at
  QComboBox* m_areas;
  QComboBox* m_second;
  TileMap* m_map;
  QVBoxLayout* m_details;
  QVBoxLayout* m_why;
};

}  // namespace candour
