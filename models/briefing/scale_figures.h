// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/briefing/figures.h"
#include "models/scales/factors.h"
#include "models/scales/reliability.h"

namespace candour {

/// What each item of a scale adds: its correlation with the sum of the others, with its interval,
/// largest first, and in brackets alpha without it; alpha in the headline, with its interval in the
/// footer; docs/charts.md 15.
Figure reliabilityFigure(const Reliability& answer, const FigureContext& context);

/// Items by factors with their loadings as a shaded table, items under the factor they belong to;
/// docs/charts.md 16.
Figure loadingsFigure(const FactorStructure& answer, const FigureContext& context);

/// Eigenvalues and the line of chance; docs/charts.md 17.
Figure screeFigure(const FactorStructure& answer, const FigureContext& context);

}  // namespace candour
