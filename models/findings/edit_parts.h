// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/findings/figure_edits.h"

namespace candour {

/// The parts of applyEdits(), each in a file of its own. They leave undone what does not suit the
/// figure and add to its warnings.

void editFocus(const std::vector<std::string>& highlight, EditedFigure& edited);
/// Of a figure of areas with one highlighted: where that one stands beside the whole, as a
/// headline; nothing of others.
std::string focusHeadline(const Figure& figure);
void editAxis(const FigureEdits& edits, EditedFigure& edited);

bool hasValueAxis(const Figure& figure);
/// The names a highlight can give, each once, in the order drawn.
std::vector<std::string> focusNames(const Figure& figure);

}  // namespace candour
