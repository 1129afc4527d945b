// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/briefing/figures.h"
#include "models/cooperation/cooperation_pack.h"

namespace candour {

/// The words of a pack: those of each behaviour, and of each mediator, as contextOf() gives them.
struct CooperationWords {
  std::vector<FigureContext> behaviours;
  std::vector<FigureContext> mediators;
};

/// What a point more of trust and of confidence goes with: extra people per 1,000 who say they
/// would do it, a heading each behaviour, with intervals about a line at 0; filled where the link
/// is told from none after Holm over all rows. docs/charts.md 12b.
Figure cooperationFigure(const CooperationPack& pack, const CooperationWords& words,
                         const FigureContext& context);

/// Of the first behaviour: what goes with each driver in all (the mark, with its interval) and with
/// trust and confidence held equal, the direct part (a hollow diamond); what lies between runs
/// through them. The parts add up. docs/charts.md 12c.
Figure throughTrustFigure(const CooperationPack& pack, const CooperationWords& words,
                          const FigureContext& context);

}  // namespace candour
