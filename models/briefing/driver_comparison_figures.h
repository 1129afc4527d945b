// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/briefing/figures.h"
#include "models/drivers/importance.h"
#include "models/drivers/sensitivity.h"
#include "models/drivers/subgroups.h"

namespace candour {

/// What each driver adds to models of none, one, two ... other drivers (conditional dominance): a
/// small line chart a driver; blue are drivers that add more than another whatever else is in the
/// model. Without every set of drivers compared it has no panels and says why; docs/charts.md 2b.
Figure dominanceFigure(const Importance& importance, const FigureContext& context);

/// The effects of the drivers in every group of people, a heading a driver; grey where one test of
/// all differences does not show that effects differ at all; docs/charts.md 1c.
Figure subgroupsFigure(const Subgroups& answer, const FigureContext& context);

/// How a driver's share moves with the way of asking: a panel of dots a driver, a dot a way, in the
/// order of the shares of the driver that is first most often; docs/charts.md 2c.
Figure sensitivityFigure(const Sensitivity& answer, const FigureContext& context);

/// The finding of the one test, and which drivers differ: the headline as a sentence.
std::string subgroupsSentence(const Subgroups& answer, const FigureContext& context);

}  // namespace candour
