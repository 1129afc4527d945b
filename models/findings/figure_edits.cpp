// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/findings/figure_edits.h"

#include "models/drivers/json_reading.h"

namespace candour {

EditedFigure applyEdits(Figure figure, const FigureEdits& edits) {
  EditedFigure edited{std::move(figure), {}};
  if (!edits.headline.empty()) edited.figure.headline = edits.headline;
  if (!edits.subtitle.empty()) edited.figure.subtitle = edits.subtitle;
  return edited;
}

nlohmann::ordered_json jsonOf(const FigureEdits& edits) {
  auto json = nlohmann::ordered_json::object();
  if (!edits.headline.empty()) json["headline"] = edits.headline;
  if (!edits.subtitle.empty()) json["subtitle"] = edits.subtitle;
  return json;
}

FigureEdits readFigureEdits(const nlohmann::ordered_json& json, const std::string& where) {
  requireKeys(json, where, {"headline", "subtitle"});
  FigureEdits edits;
  edits.headline = textAt(json, where, "headline");
  edits.subtitle = textAt(json, where, "subtitle");
  return edits;
}

}  // namespace candour
