// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "ui/charts/scene_builder.h"

namespace candour {

/// What the marks mean, above the plot: the figure's legend, after the shades of a map of tiles.
/// Flows over lines as needed; returns where it ends.
double drawKey(const Figure& figure, double top, double width, SceneBuilder& builder);

}  // namespace candour
