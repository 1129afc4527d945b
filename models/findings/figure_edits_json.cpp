// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <cmath>

#include "core/base/json_reading.h"
#include "models/findings/figure_edits.h"

namespace candour {

namespace {

struct OrderName {
  RowOrder order;
  const char* name;
};
constexpr OrderName kOrders[] = {{RowOrder::HighestFirst, "highest"},
                                 {RowOrder::LowestFirst, "lowest"},
                                 {RowOrder::ByName, "name"}};

RowOrder orderAt(const nlohmann::ordered_json& json, const std::string& where) {
  const std::string name = textAt(json, where, "order");
  const auto order = rowOrderNamed(name);
  if (!order) misread(where, "\"order\" is none of highest, lowest, name: \"" + name + "\".");
  return *order;
}

int decimalsAt(const nlohmann::ordered_json& json, const std::string& where) {
  const double decimals = numberAt(json, where, "decimals");
  if (decimals < 0 || decimals > kMostDecimals || decimals != std::floor(decimals)) {
    misread(where, "\"decimals\" is a whole number from 0 to 3.");
  }
  return static_cast<int>(decimals);
}

std::vector<std::string> namesAt(const nlohmann::ordered_json& json, const std::string& where) {
  std::vector<std::string> names;
  for (const auto& name : listAt(json, where, "highlight")) {
    if (!name.is_string()) misread(where, "\"highlight\" is a list of names in quotes.");
    names.push_back(name.get<std::string>());
  }
  return names;
}

void readAxis(const nlohmann::ordered_json& json, const std::string& where, FigureEdits& edits) {
  requireKeys(json, where, {"from", "to"});
  if (json.contains("from")) edits.axisFrom = numberAt(json, where, "from");
  if (json.contains("to")) edits.axisTo = numberAt(json, where, "to");
}

}  // namespace

std::string nameOf(RowOrder order) {
  for (const OrderName& known : kOrders) {
    if (known.order == order) return known.name;
  }
  return {};
}

std::optional<RowOrder> rowOrderNamed(const std::string& name) {
  for (const OrderName& known : kOrders) {
    if (known.name == name) return known.order;
  }
  return {};
}

nlohmann::ordered_json jsonOf(const FigureEdits& edits) {
  auto json = nlohmann::ordered_json::object();
  if (!edits.headline.empty()) json["headline"] = edits.headline;
  if (!edits.subtitle.empty()) json["subtitle"] = edits.subtitle;
  if (edits.order != RowOrder::AsMade) json["order"] = nameOf(edits.order);
  if (!edits.highlight.empty()) json["highlight"] = edits.highlight;
  if (edits.axisFrom) json["axis"]["from"] = *edits.axisFrom;
  if (edits.axisTo) json["axis"]["to"] = *edits.axisTo;
  if (edits.decimals) json["decimals"] = *edits.decimals;
  if (!edits.size.empty()) json["size"] = edits.size;
  return json;
}

FigureEdits readFigureEdits(const nlohmann::ordered_json& json, const std::string& where) {
  requireKeys(json, where,
              {"headline", "subtitle", "order", "highlight", "axis", "decimals", "size"});
  FigureEdits edits;
  edits.headline = textAt(json, where, "headline");
  edits.subtitle = textAt(json, where, "subtitle");
  edits.size = textAt(json, where, "size");
  edits.highlight = namesAt(json, where);
  if (json.contains("order")) edits.order = orderAt(json, where);
  if (json.contains("decimals")) edits.decimals = decimalsAt(json, where);
  if (json.contains("axis")) readAxis(json["axis"], where + ", \"axis\"", edits);
  return edits;
}

}  // namespace candour
