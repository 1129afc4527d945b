// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/briefing/figures.h"
#include "models/community/evaluation.h"
#include "models/community/ward_sheet.h"
#include "models/disclosure/rules.h"

namespace candour {

/// Fewer wards that acted are not told of together: one of them could be told from the others.
inline constexpr int kFewestWardsTogether = 5;

/// What an evaluation says of the wards that acted together, for residents: direction and size in
/// points with the interval, or that no change can be told; what the comparison rests on; how large
/// a change would have been seen. No causal word but where the design earns it. With too few wards
/// or interviews for `rules` the numbers are withheld, and that is said.
SheetEvidence sheetEvidence(const Evaluation& answer, const FigureContext& context,
                            const DisclosureRules& rules = {});

}  // namespace candour
