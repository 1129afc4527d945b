// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "models/briefing/figure.h"

namespace candour {

/// What an analyst changes of a figure; never its numbers. Nothing set: as Candour makes it.
struct FigureEdits {
  std::string headline;
  std::string subtitle;

  bool operator==(const FigureEdits&) const = default;
};

/// A figure after its edits, and what the analyst should know of them.
struct EditedFigure {
  Figure figure;
  std::vector<std::string> warnings;
};

EditedFigure applyEdits(Figure figure, const FigureEdits& edits);

/// Edits as a JSON object; what is not set is not written. readFigureEdits() throws Misread
/// (models/drivers/json_reading.h).
nlohmann::ordered_json jsonOf(const FigureEdits& edits);
FigureEdits readFigureEdits(const nlohmann::ordered_json& json, const std::string& where);

}  // namespace candour
