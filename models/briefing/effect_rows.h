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

std::vector<std::string> effectsTableHeader();
std::vector<std::string> effectsTableRow(const Effect& effect, const FigureRow& row);

/// "Intervals: 95 %, design-based, 571 df."
std::string intervalNote(int df);

/// " Highest A, 9.8 (8.0 to 11.6); lowest B, ..." over the rows drawn, as in the table to one
/// decimal.
std::string altExtremes(const Figure& figure);

}  // namespace candour
