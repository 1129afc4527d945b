// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>

#include "models/briefing/words.h"
#include "tests/support/sample_answers.h"
#include "tests/support/sample_plots.h"

namespace candour {

namespace {

FigureRow tableRow(const std::string& label, double value) {
  FigureRow row;
  row.label = label, row.value = value, row.valueText = percentText(value);
  return row;
}

Figure tileMap(int areas, int columns, int shades, std::size_t letters) {
  Figure figure = bareFigure(FigureKind::TileMap);
  for (int i = 0; i < areas; ++i) {
    FigureTile tile;
    tile.row = i / columns, tile.column = (i + i / columns) % columns;
    tile.label = std::string("WMGA").substr(static_cast<std::size_t>(i % 2));
    tile.shade = i % shades;
    tile.name = longName(i, letters);
    if (i % 11 == 5) tile.state = TileState::Suppressed;
    if (i % 17 == 9) tile.state = TileState::NotSurveyed;
    tile.emphasised = i % 7 == 3;
    figure.tiles.push_back(tile);
    figure.rows.push_back(tableRow(tile.name, 50 + i));
  }
  for (int i = 0; i < shades; ++i) {
    figure.shades.push_back(std::to_string(50 + 5 * i) + " to under " + std::to_string(55 + 5 * i) +
                            " %");
  }
  figure.legend = {{LegendMark::HatchedBar, "Fewer than 30 interviews"},
                   {LegendMark::DashedBar, "Not surveyed"},
                   {LegendMark::OutlinedBar, "Differs from London"}};
  return figure;
}

Figure differences(int areas, bool triangle, std::size_t letters) {
  Figure figure = bareFigure(FigureKind::Differences);
  for (int i = 0; i < areas; ++i) {
    FigureRow row = tableRow(longName(i, letters), 80 - i);
    if (letters == 0) row.label = londonBoroughs().areas[static_cast<std::size_t>(i)].area;
    figure.rows.push_back(row);
    figure.cells.emplace_back();
    for (int j = 0; j < areas; ++j) {
      CellState state = i == j ? CellState::Self : CellState::Alike;
      if (j - i > 11) state = CellState::Higher;
      if (i - j > 11) state = CellState::Lower;
      if (triangle && j > i) state = CellState::Empty;
      figure.cells.back().push_back(state);
    }
  }
  figure.legend = {{LegendMark::SolidBar, "Row higher than column"},
                   {LegendMark::OpenBar, "Row lower than column"},
                   {LegendMark::SmallDot, "Cannot be told apart"}};
  return figure;
}

FigureSeries wave(int seed, int points, bool context) {
  FigureSeries series;
  series.context = context, series.ribbon = !context;
  for (int i = 0; i < points; ++i) {
    const double y = 68 + (context ? 0 : 5 * std::sin(seed + 0.7 * i));
    series.points.push_back({static_cast<double>(i), y, y - 4, y + 4, i == points / 2});
  }
  return series;
}

Figure panels(int count, int points, std::size_t letters) {
  Figure figure = bareFigure(FigureKind::SmallMultiples);
  for (int i = 0; i < count; ++i) {
    FigurePanel panel;
    panel.title = longName(i, letters);
    panel.series = {wave(i, points, false), wave(i, points, true)};
    panel.valueText = percentText(60 + i);
    panel.emphasised = i % 4 == 1;
    figure.panels.push_back(panel);
  }
  for (int i = 0; i < points; ++i) {
    figure.xTicks.push_back({static_cast<double>(i), "Apr " + std::to_string(2010 + i)});
  }
  figure.references.push_back({70, "Target 70 %", true});
  figure.xTo = std::max(1, points - 1);
  figure.legend = {{LegendMark::SolidLine, "Changed since the first year"},
                   {LegendMark::GreyLine, "London"}};
  return figure;
}

}  // namespace

std::vector<NamedFigure> sampleGridFigures() {
  Figure noTable = tileMap(6, 3, 3, 5);
  noTable.rows.clear();
  Figure negative = panels(3, 4, 10);
  negative.percent = false;
  for (auto& panel : negative.panels) {
    for (auto& point : panel.series[0].points) point.y -= 5000, point.lower = std::nullopt;
  }
  return {
      {"tiles", tileMap(33, 8, 4, 14)},
      {"tiles-40", tileMap(40, 12, 5, 50)},
      {"tiles-2", tileMap(2, 2, 3, 120)},
      {"tiles-alone", noTable},
      {"tiles-none", bareFigure(FigureKind::TileMap)},
      {"differences", differences(32, false, 0)},
      {"differences-triangle", differences(20, true, 25)},
      {"differences-40", differences(40, false, 90)},
      {"differences-2", differences(2, false, 10)},
      {"differences-none", bareFigure(FigureKind::Differences)},
      {"panels", panels(32, 10, 12)},
      {"panels-40", panels(40, 24, 60)},
      {"panels-2", panels(2, 1, 8)},
      {"panels-negative", negative},
      {"panels-none", bareFigure(FigureKind::SmallMultiples)},
  };
}

}  // namespace candour
