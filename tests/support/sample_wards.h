// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/community/evaluation.h"
#include "models/community/ward_readiness.h"

namespace candour {

/// An evaluation written by hand: `before` and `after` quarters of `wards` wards, an effect of
/// `points` percentage points with `error`, on 80 degrees of freedom.
Evaluation evaluationOf(int before, int after, int wards, double points, double error);

/// A rolling plan of 60 wards whose order was not drawn, with an effect of six points.
Evaluation wardEvaluation();
/// Four wards: no intervals.
Evaluation fewWardsEvaluation();

/// Of `wards` wards among `all`, five interviews a ward a quarter.
Readiness readinessOf(int wards, int all);

}  // namespace candour
