// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/briefing/figure.h"
#include "models/findings/figure_question.h"

namespace candour {

/// A plotted number by name: "percent[Barnet]", its column and what its row is about.
struct PlottedNumber {
  std::string name;
  double value = 0;
};

/// The numbers of a figure that R is to come to: those of its table that are estimates. Left out
/// are numbers that the question gives (a target) and, where counts are `rounded`, these. A name
/// that comes twice has " (2)" behind it.
std::vector<PlottedNumber> plottedNumbers(FigureTopic topic, const Figure& figure, bool rounded);

/// The first cell of the last row: what the table calls everybody together.
std::string wholeNameOf(const Figure& figure);

}  // namespace candour
