// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/briefing/figure.h"
#include "models/drivers/driver_model.h"

namespace candour {

/// Has an estimate and an interval; a separated effect has not.
bool isDrawable(const Effect& effect);

/// "Name (why)" for the footer's list of what is not shown.
std::string notShownText(const std::string& name, const std::string& why);

/// The effect in percentage points with its interval, one decimal beside the mark.
FigureRow effectRow(const Effect& effect, std::string label);

/// The contents of a CSV field: the shortest decimal, or nothing where there is no number.
std::string field(double value);

std::vector<std::string> effectsTableHeader();
std::vector<std::string> effectsTableRow(const Effect& effect, const FigureRow& row);

/// "Intervals: 95 %, design-based, 571 df."
std::string intervalNote(int df);

/// How numbers are written in alt text: "9.8", or "36 %".
struct AltNumbers {
  int decimals = 1;
  std::string unit;
};

/// " Highest A, 9.8 (8.0 to 11.6); lowest B, ..." over the rows drawn, rounded from the plotted
/// numbers.
std::string altExtremes(const Figure& figure, const AltNumbers& numbers = {});

/// The alt text of a figure: what it shows, its headline, where and when, `numbers`, the base.
std::string altTextOf(const Figure& figure, const std::string& shows, const std::string& place,
                      const std::string& numbers, std::size_t n);

}  // namespace candour
