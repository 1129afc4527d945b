// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/findings/answered_figures.h"
#include "models/findings/briefing.h"
#include "ui/session/ask.h"

namespace candour {

/// What has to be worked out for a briefing: its figures and what to ask, without the words that
/// the analyst puts beside them, so that editing these asks nothing anew.
Briefing figuresOf(const Briefing& briefing);
BriefingPage figureOf(const BriefingPage& page);

/// Answer<FinishedBriefing>. How a reason is put makes no difference.
std::string briefingKey(const Briefing& figures, const LeavingOptions& leaving);
/// Of the survey, whatever the question on the table. `answered` belongs to the work from now on.
Ask askBriefing(const Briefing& figures, const LeavingOptions& leaving,
                const std::shared_ptr<AnsweredFigures>& answered);

}  // namespace candour
