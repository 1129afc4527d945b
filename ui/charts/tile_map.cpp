// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>
#include <cmath>

#include "ui/charts/label_placer.h"
#include "ui/charts/marks.h"
#include "ui/charts/plots.h"
#include "ui/charts/shades.h"

namespace candour {

namespace {

constexpr double kTileKeyline = 3;   // paper between two tiles
constexpr double kLargestTile = 58;  // wider ones say no more
constexpr double kBesideFrom = 40;   // the table stands beside the map on a page of so many bodies
constexpr double kBesideMap = 0.47;  // of the width for the map then

struct MapPlan {
  int rows = 0;
  int columns = 0;
  double width = 0;   // of a tile
  double height = 0;  // of a tile
  std::vector<QStringList> labels;

  [[nodiscard]] double mapHeight() const { return rows * (height + kTileKeyline); }
  [[nodiscard]] double mapWidth() const { return columns * (width + kTileKeyline); }
};

struct TablePlan {
  std::vector<QStringList> labels;
  std::vector<double> heights;
  std::vector<std::size_t> begins;  // the first row of each column, and the end
  double columnWidth = 0;
  double labelWidth = 0;
  double height = 0;
};

struct TilePlan {
  MapPlan map;
  TablePlan table;
  bool beside = false;
  double gap = 0;

  [[nodiscard]] double height() const {
    if (beside) return std::max(map.mapHeight(), table.height);
    return map.mapHeight() + (table.height > 0 ? gap : 0) + table.height;
  }
};

// Tiles as wide as the room allows where `fill`, else as their labels need.
MapPlan planMap(const Figure& figure, double room, bool fill, const SceneBuilder& builder) {
  MapPlan plan;
  double widest = 0;
  for (const FigureTile& tile : figure.tiles) {
    plan.rows = std::max(plan.rows, tile.row + 1);
    plan.columns = std::max(plan.columns, tile.column + 1);
    widest =
        std::max(widest, builder.width(QString::fromStdString(tile.label), isBold(tile.focus)));
  }
  if (plan.columns == 0) return plan;
  const double most = room / plan.columns - kTileKeyline;
  const double wanted = fill ? most : std::max(3.4 * builder.body(), widest + 8);
  plan.width = std::min({most, wanted, kLargestTile});
  qsizetype lines = 1;
  for (const FigureTile& tile : figure.tiles) {
    plan.labels.push_back(builder.measure().wrap(QString::fromStdString(tile.label), builder.body(),
                                                 isBold(tile.focus), plan.width - 4));
    lines = std::max(lines, plan.labels.back().size());
  }
  plan.height = std::max(0.86 * plan.width, static_cast<double>(lines) * builder.line() + 8);
  return plan;
}

// Rows fill one column after the other; all columns are about as high.
void cutColumns(std::size_t columns, TablePlan& plan) {
  double sum = 0;
  for (const double height : plan.heights) sum += height;
  const double share = sum / static_cast<double>(columns);
  plan.begins = {0};
  double filled = 0, tallest = 0;
  for (std::size_t i = 0; i < plan.heights.size(); ++i) {
    if (filled > 0 && filled + plan.heights[i] / 2 > share && plan.begins.size() < columns) {
      plan.begins.push_back(i);
      filled = 0;
    }
    filled += plan.heights[i];
    tallest = std::max(tallest, filled);
  }
  plan.begins.push_back(plan.heights.size());
  plan.height = tallest;
}

TablePlan planTable(const Figure& figure, double room, const SceneBuilder& builder) {
  TablePlan plan;
  if (figure.rows.empty()) return plan;
  const double gap = builder.body();
  double label = 0, value = 0;
  for (const FigureRow& row : figure.rows) {
    const bool bold = isBold(row.focus);
    label = std::max(label, builder.width(QString::fromStdString(row.label), bold));
    value = std::max(value, builder.width(QString::fromStdString(row.valueText), bold));
  }
  const double needed = label + gap + value;
  const double between = 1.2 * gap;
  const double fitting = std::floor((room + between) / (needed + between));
  const double columns =
      std::min(std::clamp(fitting, 1.0, 4.0), static_cast<double>(figure.rows.size()));
  const double share = (room + between) / columns - between;
  plan.columnWidth = std::min(share, needed + 2 * gap);
  plan.labelWidth = plan.columnWidth - gap - value;
  for (const FigureRow& row : figure.rows) {
    plan.labels.push_back(builder.measure().wrap(QString::fromStdString(row.label), builder.body(),
                                                 isBold(row.focus), plan.labelWidth));
    plan.heights.push_back(static_cast<double>(plan.labels.back().size()) * builder.line() + 2);
  }
  cutColumns(static_cast<std::size_t>(columns), plan);
  return plan;
}

TilePlan planTiles(const Figure& figure, double width, bool beside, const SceneBuilder& builder) {
  TilePlan plan;
  plan.gap = 1.2 * builder.body();
  plan.beside = beside;
  plan.map = planMap(figure, beside ? kBesideMap * width : width, beside, builder);
  const double left = beside ? plan.map.mapWidth() + 2 * plan.gap : 0;
  plan.table = planTable(figure, width - left, builder);
  return plan;
}

// The table under the map where that fits into `height`; beside it on a page too low but wide.
TilePlan planTiles(const Figure& figure, double width, double height, const SceneBuilder& builder) {
  TilePlan under = planTiles(figure, width, false, builder);
  const bool wide = !figure.rows.empty() && width > kBesideFrom * builder.body();
  if (!wide || under.height() <= height) return under;
  TilePlan beside = planTiles(figure, width, true, builder);
  return beside.height() < under.height() ? beside : under;
}

// Shades are data, so that a highlight is in the letters.
void underline(const QStringList& label, const QRectF& box, double top, Ink ink,
               SceneBuilder& builder) {
  for (qsizetype i = 0; i < label.size(); ++i) {
    const double half = builder.width(label[i], true) / 2;
    const double y = top + (static_cast<double>(i) + 0.5) * builder.line() + 0.5 * builder.body();
    builder.add(LineMark{{box.center().x() - half, y}, {box.center().x() + half, y}, 1.5, ink});
  }
}

void drawTile(const FigureTile& tile, const QStringList& label, const QRectF& box, int shades,
              SceneBuilder& builder) {
  const double textTop = box.center().y() - static_cast<double>(label.size()) * builder.line() / 2;
  Ink text = Ink::Text;
  if (tile.state == TileState::Shaded) {
    const Ink shade = shadeInk(tile.shade, shades);
    builder.add(RectMark{box, shade});
    drawOutline(box, 0.75, Ink::Mark, builder);
    text = textOn(shade);
  } else if (tile.state == TileState::Suppressed) {
    drawHatchedBox(box, builder, Ink::Context);
    const QSizeF size = sizeOfLines(label, isBold(tile.focus), builder);
    builder.add(RectMark{
        {box.center().x() - size.width() / 2 - 2, textTop, size.width() + 4, size.height()},
        Ink::Paper});
  } else {
    drawOutline(box, 1, Ink::Context, builder, LineStyle::Dashed);
    text = Ink::Muted;
  }
  if (tile.emphasised) drawOutline(box, 2.5, Ink::Text, builder);
  builder.lines(label, box.center().x(), textTop, Anchor::Middle,
                {TextRole::Direct, text, isBold(tile.focus)});
  if (isBold(tile.focus)) underline(label, box, textTop, text, builder);
}

void drawMap(const Figure& figure, const MapPlan& plan, QPointF corner, SceneBuilder& builder) {
  const int shades = static_cast<int>(figure.shades.size());
  for (const bool emphasised : {false, true}) {
    for (std::size_t i = 0; i < figure.tiles.size(); ++i) {
      const FigureTile& tile = figure.tiles[i];
      if (tile.emphasised != emphasised) continue;
      const QRectF box(corner.x() + tile.column * (plan.width + kTileKeyline) + kTileKeyline / 2,
                       corner.y() + tile.row * (plan.height + kTileKeyline) + kTileKeyline / 2,
                       plan.width, plan.height);
      drawTile(tile, plan.labels[i], box, shades, builder);
    }
  }
}

void drawTable(const Figure& figure, const TablePlan& plan, QPointF corner, double room,
               SceneBuilder& builder) {
  const auto columns = static_cast<double>(plan.begins.size() - 1);
  const double step = columns > 1 ? (room - plan.columnWidth) / (columns - 1) : 0;
  for (std::size_t c = 0; c + 1 < plan.begins.size(); ++c) {
    const double x =
        corner.x() + static_cast<double>(c) * std::min(step, plan.columnWidth + 3 * builder.body());
    double y = corner.y();
    for (std::size_t i = plan.begins[c]; i < plan.begins[c + 1]; ++i) {
      const FigureRow& row = figure.rows[i];
      const Ink ink = nameInk(row.focus);
      const bool bold = isBold(row.focus);
      builder.lines(plan.labels[i], x, y + 1, Anchor::Left, {TextRole::Label, ink, bold});
      builder.text(QString::fromStdString(row.valueText), x + plan.columnWidth,
                   y + 1 + builder.line() / 2, Anchor::Right, {TextRole::Value, ink, bold});
      y += plan.heights[i];
      builder.add(LineMark{{x, y}, {x + plan.columnWidth, y}, 0.5, Ink::Grid});
    }
  }
}

}  // namespace

double tileMapHeight(const Figure& figure, double width, const SceneBuilder& builder) {
  return planTiles(figure, width, 0.0, builder).height();
}

void drawTileMap(const Figure& figure, QRectF area, SceneBuilder& builder) {
  const TilePlan plan = planTiles(figure, area.width(), area.height() + 0.01, builder);
  const double mapWidth = plan.map.mapWidth();
  const double left = plan.beside ? 0 : std::max(0.0, (area.width() - mapWidth) / 2);
  drawMap(figure, plan.map, {area.left() + left, area.top()}, builder);
  if (figure.rows.empty()) return;
  const double across = plan.beside ? mapWidth + 2 * plan.gap : 0;
  const double down = plan.beside || plan.map.rows == 0 ? 0 : plan.map.mapHeight() + plan.gap;
  drawTable(figure, plan.table, area.topLeft() + QPointF(across, down), area.width() - across,
            builder);
}

}  // namespace candour
