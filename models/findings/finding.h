// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/briefing/figures.h"
#include "models/findings/figure_question.h"

namespace candour {

/// What a figure found, in plain English, to be read before it: direction and size with their
/// intervals, who was asked, and, for what a model says, that it is an association. Every number is
/// one of the figure's table. Does not repeat the headline. Drawn as Candour makes it, before
/// edits.
std::string findingOf(FigureTopic topic, const Figure& figure, const FigureContext& context);

}  // namespace candour
