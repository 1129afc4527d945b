// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/briefing/figure.h"
#include "models/briefing/figures.h"
#include "models/drivers/importance.h"
#include "models/scenarios/uplift.h"
#include "models/scenarios/what_if.h"

namespace candour {

/// What every figure about a change says: association is no proof of cause.
inline constexpr const char* kAssociationNote =
    "Associated with, not proof of cause: what would follow if the relationship is causal.";

/// Now and then, with intervals; docs/charts.md 12.
Figure whatIfFigure(const WhatIf& answer, const FigureContext& context);
/// Now and the target, with what it takes; docs/charts.md 12.
Figure targetFigure(const TargetAnswer& answer, const FigureContext& context);
/// What each driver would gain an area, largest first.
Figure upliftFigure(const UpliftAnswer& answer, const FigureContext& context);
/// Importance against performance with medians and no slogans; docs/charts.md 3. `performance` is
/// each driver's mean, 0-1.
Figure prioritiesFigure(const Importance& importance, const std::vector<MovedDriver>& performance,
                        const FigureContext& context);

}  // namespace candour
