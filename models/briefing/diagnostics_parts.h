// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/briefing/diagnostics_figures.h"

namespace candour {

/// What figures of diagnostics share.

/// "Effectiveness", "Worry about crime (Very worried versus Not worried)".
std::string contrastLabel(const std::string& driver, const std::string& level,
                          const std::string& contrast);

/// The last notes of each: base, intervals, source; that it is of the logit where the model is not.
std::vector<std::string> diagnosticNotes(const Diagnostics& answer, const FigureContext& context,
                                         std::vector<std::string> notes);

/// "No figure: the model has a separated level", from why there is none.
std::string noFigureHeadline(const std::string& what);

}  // namespace candour
