// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/findings/figure_question.h"

namespace candour {

/// Checks an analyst's own title against the figure it stands over. One line for everything that
/// does not hold, in plain words; none: what the title says, the figure shows, as far as a machine
/// can tell.
///
/// - at most kMostHeadlineWords words
/// - no word of cause ("causes", "drives", "leads to", "because", "due to", "impact") over a figure
///   of a model or of a comparison: association is all a survey of one point in time shows
/// - every number is one of the figure's, rounded as it is written, or counts its rows
/// - "highest", "strongest", "lowest", "worst" ...: the row the title names, or the first one, is
///   apart from every other; the intervals must not overlap, or the figure's own headline says so
/// - "rose", "fell", "improved" ...: a change of that direction whose interval leaves zero out
/// - "higher", "lower", "above", "below": a row the title names, or some row, that differs so
/// - "significant": something in the figure differs beyond chance
std::vector<std::string> lintTitle(const std::string& title, FigureTopic topic,
                                   const Figure& figure);

}  // namespace candour
