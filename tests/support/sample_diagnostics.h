// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "models/briefing/diagnostics_figures.h"

namespace candour {

/// Diagnostics of a model of trust with these drivers, as they mostly come: all is well, the last
/// driver a control. Ten groups, a curve, a hundred points of a ROC curve.
Diagnostics diagnosticsOf(const std::vector<std::string>& drivers);

/// The five figures of diagnostics tame, strained (long names, far off, no tests) and of a
/// separated model.
std::vector<std::pair<std::string, Figure>> sampleDiagnosticFigures();

}  // namespace candour
