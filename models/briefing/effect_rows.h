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

/// What an effect is the difference of: two answers (a category's level and its reference, or "from
/// LOW to HIGH" of a number with two values), a standard deviation, or a unit. Only effects of one
/// kind compare in size.
enum class ContrastKind { Answers, PerSd, PerUnit };
ContrastKind kindOf(const Effect& effect);

/// Of `effects` those a figure shows: every level; of a number "from LOW to HIGH" where there is
/// one, else "per sd", else "per unit".
std::vector<Effect> shownContrasts(const std::vector<Effect>& effects);

/// "(Very worried versus Not worried)", "(from 0 to 1)" after a name; empty for a number.
std::string contrastText(const Effect& effect);

/// "Name (why)" for the footer's list of what is not shown.
std::string notShownText(const std::string& name, const std::string& why);

/// The effect in percentage points with its interval, one decimal beside the mark.
FigureRow effectRow(const Effect& effect, std::string label);

/// The contents of a CSV field: the shortest decimal, or nothing where there is no number.
std::string field(double value);

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
