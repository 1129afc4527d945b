// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/briefing/figures.h"

namespace candour {

/// "77.2 %" with a blank that does not break.
std::string percentOneText(double percent);
/// "police" or "partly or outside".
std::string reachText(Reach reach);
/// The context with an area of the question as its place; one known by a code alone is "Area 5".
FigureContext placedIn(const FigureContext& context, const DriverModelSpec& spec,
                       const std::string& area);

}  // namespace candour
