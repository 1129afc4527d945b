// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "models/briefing/figure.h"

namespace candour {

/// The order of a figure's rows: as Candour makes it, or as the analyst wants it.
enum class RowOrder { AsMade, HighestFirst, LowestFirst, ByName };

/// What an analyst changes of a figure; never its numbers. Nothing set: as Candour makes it.
struct FigureEdits {
  std::string headline;
  std::string subtitle;
  RowOrder order = RowOrder::AsMade;
  std::optional<int> decimals;  // of the values printed beside marks, 0-3
  std::string size;             // "half-page" ...: a size of its own; empty: as asked elsewhere

  bool operator==(const FigureEdits&) const = default;
};

/// A figure after its edits, and what the analyst should know of them.
struct EditedFigure {
  Figure figure;
  std::vector<std::string> warnings;
  bool withheld = false;  // something is not in it, to protect people
};

/// Applies the edits. One that does not suit the figure (an order for a line, decimals where no
/// value is printed) is left undone and said.
EditedFigure applyEdits(Figure figure, const FigureEdits& edits);

/// Edits as a JSON object; what is not set is not written. readFigureEdits() throws Misread
/// (models/drivers/json_reading.h).
nlohmann::ordered_json jsonOf(const FigureEdits& edits);
FigureEdits readFigureEdits(const nlohmann::ordered_json& json, const std::string& where);

}  // namespace candour
