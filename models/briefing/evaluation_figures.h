// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/briefing/figure.h"
#include "models/briefing/figures.h"
#include "models/community/evaluation.h"
#include "models/community/ward_readiness.h"

namespace candour {

/// How wards that acted moved against wards compared, by quarters from the action, with intervals
/// and a band for all points at once; wards and interviews of each point under the axis;
/// docs/charts.md 11.
Figure evaluationFigure(const Evaluation& evaluation, const FigureContext& context);

/// The smallest effect that would be seen, by wards that act and quarters of interviews;
/// docs/charts.md 11b.
Figure readinessFigure(const Readiness& readiness, const FigureContext& context);

/// What an evaluation found, as a headline: at most 15 words, a causal one only where the design
/// earns it.
std::string evaluationHeadline(const Evaluation& evaluation, const FigureContext& context);

}  // namespace candour
