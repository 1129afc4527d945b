// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/briefing/figures.h"
#include "models/diagnostics/diagnostics.h"

namespace candour {

/// Whether a driver model can be trusted, as figures. None of them tells of a respondent or names a
/// sampling unit.

/// Predicted beside observed shares: tenths of the people with intervals, a smooth curve, and the
/// line on which both agree; docs/charts.md 13.
Figure calibrationFigure(const Diagnostics& answer, const FigureContext& context);

/// The weighted ROC curve beside the line of chance; docs/charts.md 14.
Figure rocFigure(const Diagnostics& answer, const FigureContext& context);

/// Each driver's effect, and how far it goes when any one sampling unit is left out; docs/charts.md
/// 15.
Figure influenceFigure(const Diagnostics& answer, const FigureContext& context);

/// How many times longer each driver's interval is because drivers go together; docs/charts.md 16.
Figure collinearityFigure(const Diagnostics& answer, const FigureContext& context);

/// Each driver's effect with the weights (the mark) and without them (a hollow diamond);
/// docs/charts.md 17.
Figure weightsFigure(const Diagnostics& answer, const FigureContext& context);

}  // namespace candour
