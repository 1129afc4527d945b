// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/boroughs/gap.h"
#include "models/briefing/figures.h"

namespace candour {

/// "Lewisham", "Black people", "Age: 16-24": the group at the head of a sentence or a row.
std::string gapGroupName(const GapExplanation& gap);
/// "London", or "the whole" where no place is known.
std::string gapWholeName(const FigureContext& context);
/// "who lives there" of an area, "who they are" of a group.
std::string compositionName(const GapExplanation& gap);

/// What the tests allow to say: the size of the gap where it differs from zero (5 %), and what
/// accounts for most of it (a part is more than half of the gap) or for some of it (it goes the
/// same way), Holm-adjusted over the drivers and parts compared; docs/methods.md d16.
std::string gapHeadline(const GapExplanation& gap, const FigureContext& context);

}  // namespace candour
