// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/briefing/figures.h"
#include "models/drivers/group_gaps.h"

namespace candour {

/// Whether a group is drawn and named: it has an interval, and enough people.
bool isShown(const GroupGap& gap);

/// "Ethnicity", or "People: NQ147r" where a control has several variables.
std::string controlName(const ControlGaps& control, const GroupGaps& gaps);

/// What can be said of one control, one sentence without its full stop, at most kMostHeadlineWords
/// words: "Black and Mixed people have lower trust even with everything else held equal". Groups
/// are named where they differ after Holm over the control's groups; "even" is said only where
/// they differ the same way with nothing held equal (p < 0.05).
std::string groupSentence(const GroupGaps& gaps, const ControlGaps& control,
                          const FigureContext& context);

/// The same over all controls shown: groups count where they differ after Holm over all of them.
std::string groupsHeadline(const GroupGaps& gaps, const FigureContext& context);

}  // namespace candour
