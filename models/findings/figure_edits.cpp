// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/figure_edits.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "models/briefing/words.h"
#include "models/drivers/json_reading.h"

namespace candour {

namespace {

constexpr int kMostDecimals = 3;

struct OrderName {
  RowOrder order;
  const char* name;
};
constexpr OrderName kOrders[] = {{RowOrder::HighestFirst, "highest"},
                                 {RowOrder::LowestFirst, "lowest"},
                                 {RowOrder::ByName, "name"}};

// Rows that stand for themselves: no steps of a sum, no cells or tiles beside them.
bool canOrder(const Figure& figure) {
  const bool kind = figure.kind == FigureKind::DriverEffects ||
                    figure.kind == FigureKind::Importance || figure.kind == FigureKind::Boroughs;
  return kind && figure.rows.size() > 1;
}

// Rows stay under their headings.
void reorder(std::vector<FigureRow>& rows, RowOrder order) {
  const auto before = [order](const FigureRow& a, const FigureRow& b) {
    if (order == RowOrder::ByName) return lowered(a.label) < lowered(b.label);
    return order == RowOrder::HighestFirst ? a.value > b.value : a.value < b.value;
  };
  auto begin = rows.begin();
  while (begin != rows.end()) {
    const auto end = std::find_if(begin, rows.end(),
                                  [&](const FigureRow& row) { return row.group != begin->group; });
    std::stable_sort(begin, end, before);
    begin = end;
  }
}

// "72 %" and "+3.4" keep their sign and unit.
bool reprint(FigureRow& row, int decimals) {
  if (row.valueText.empty()) return false;
  const bool plus = row.valueText.front() == '+';
  const std::string unit = row.valueText.ends_with('%') ? std::string(kNoBreak) + "%" : "";
  // A waterfall's step ends at `value` and prints its own length.
  const double value = row.start && !row.total ? row.value - *row.start : row.value;
  row.valueText = (plus && value >= 0 ? "+" : "") + drawnNumber(value, decimals) + unit;
  return true;
}

void editRows(EditedFigure& edited, const FigureEdits& edits) {
  if (edits.order != RowOrder::AsMade) {
    if (canOrder(edited.figure)) {
      reorder(edited.figure.rows, edits.order);
    } else {
      edited.warnings.emplace_back("This figure's rows have an order of their own; it was kept.");
    }
  }
  if (!edits.decimals) return;
  bool printed = false;
  for (FigureRow& row : edited.figure.rows) printed |= reprint(row, *edits.decimals);
  if (!printed) edited.warnings.emplace_back("This figure prints no values to set decimals of.");
}

RowOrder orderOf(const std::string& name, const std::string& where) {
  for (const OrderName& order : kOrders) {
    if (name == order.name) return order.order;
  }
  misread(where, "\"order\" is none of highest, lowest, name: \"" + name + "\".");
}

}  // namespace

EditedFigure applyEdits(Figure figure, const FigureEdits& edits) {
  EditedFigure edited{std::move(figure), {}, false};
  if (!edits.headline.empty()) edited.figure.headline = edits.headline;
  if (!edits.subtitle.empty()) edited.figure.subtitle = edits.subtitle;
  editRows(edited, edits);
  return edited;
}

nlohmann::ordered_json jsonOf(const FigureEdits& edits) {
  auto json = nlohmann::ordered_json::object();
  if (!edits.headline.empty()) json["headline"] = edits.headline;
  if (!edits.subtitle.empty()) json["subtitle"] = edits.subtitle;
  for (const OrderName& order : kOrders) {
    if (edits.order == order.order) json["order"] = order.name;
  }
  if (edits.decimals) json["decimals"] = *edits.decimals;
  if (!edits.size.empty()) json["size"] = edits.size;
  return json;
}

FigureEdits readFigureEdits(const nlohmann::ordered_json& json, const std::string& where) {
  requireKeys(json, where, {"headline", "subtitle", "order", "decimals", "size"});
  FigureEdits edits;
  edits.headline = textAt(json, where, "headline");
  edits.subtitle = textAt(json, where, "subtitle");
  edits.size = textAt(json, where, "size");
  if (json.contains("order")) edits.order = orderOf(textAt(json, where, "order"), where);
  if (json.contains("decimals")) {
    const double decimals = numberAt(json, where, "decimals");
    if (decimals < 0 || decimals > kMostDecimals || decimals != std::floor(decimals)) {
      misread(where, "\"decimals\" is a whole number from 0 to 3.");
    }
    edits.decimals = static_cast<int>(decimals);
  }
  return edits;
}

}  // namespace candour
