// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "models/briefing/figure.h"
#include "models/briefing/value_range.h"

namespace candour {

/// The order of a figure's rows: as Candour makes it, or as the analyst wants it.
enum class RowOrder { AsMade, HighestFirst, LowestFirst, ByName };

/// What an analyst changes of a figure; never its numbers. Nothing set: as Candour makes it.
struct FigureEdits {
  std::string headline;
  std::string subtitle;
  RowOrder order = RowOrder::AsMade;
  std::optional<int> decimals;         // of the values printed beside marks, 0-3
  std::string size;                    // "half-page" ...: a size of its own; empty: as asked
  std::vector<std::string> highlight;  // rows, lines or points to stand out before the others
  std::optional<double> axisFrom;      // the ends of the value axis, in the unit of its ticks
  std::optional<double> axisTo;        // (per cent from 0 to 100)

  bool operator==(const FigureEdits&) const = default;
};

inline constexpr int kMostDecimals = 3;

/// A figure after its edits, and what the analyst should know of them.
struct EditedFigure {
  Figure figure;
  std::vector<std::string> warnings;
  bool withheld = false;  // something is not in it, to protect people
};

/// Applies the edits. One that does not suit the figure (an order for a line, decimals where no
/// value is printed, a highlight of nothing in it) is left undone and said. An axis never cuts off
/// a value or an interval: it is widened to hold them all, and that is said; so is a bar that no
/// longer begins at zero. Own words keep what must be there: that data are simulated, and in the
/// alt text the headline as it is printed and what is highlighted.
EditedFigure applyEdits(Figure figure, const FigureEdits& edits);

/// What of a figure as made can be edited.
struct Editable {
  bool order = false;
  bool decimals = false;
  bool axis = false;
  ValueRange range;                // of the marks on that axis
  std::vector<std::string> names;  // that a highlight can name, each once; none: it has no sense
};
Editable editableOf(const Figure& figure);

/// The order's name in files and on the command line: "highest", "lowest", "name"; empty as made.
std::string nameOf(RowOrder order);
/// Nothing where there is no such order.
std::optional<RowOrder> rowOrderNamed(const std::string& name);

/// Edits as a JSON object; what is not set is not written. readFigureEdits() throws Misread
/// (models/drivers/json_reading.h).
nlohmann::ordered_json jsonOf(const FigureEdits& edits);
FigureEdits readFigureEdits(const nlohmann::ordered_json& json, const std::string& where);

}  // namespace candour
