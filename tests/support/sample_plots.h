// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "models/briefing/figure.h"

namespace candour {

using NamedFigure = std::pair<std::string, Figure>;

/// A figure of `kind` with words on it and nothing in its plot.
Figure bareFigure(FigureKind kind);
/// A name of `letters` letters and more, in words; another for every `seed`.
std::string longName(int seed, std::size_t letters);

/// Figures written by hand, tame and pathological: long names, two and forty areas, values equal,
/// extreme, negative, and none at all.
std::vector<NamedFigure> sampleRowFigures();    // second marks, waterfalls, scenarios
std::vector<NamedFigure> samplePlaneFigures();  // funnels, trends, priorities
std::vector<NamedFigure> sampleWardFigures();   // event studies, readiness
std::vector<NamedFigure> sampleGridFigures();   // tile maps, differences, small multiples

}  // namespace candour
