// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "core/base/result.h"
#include "models/diagnostics/scored_rows.h"

namespace candour {

/// Ten groups by the weighted deciles of the predictions: a row belongs to group
/// floor(10 (weight below it) / (all weight)), ties to one. Their observed shares have design-based
/// intervals (d2). Archer and Lemeshow (2006): with M the weighted mean residuals of the g groups
/// and V their design-based covariance, residuals taken as data, f the design's degrees of freedom,
/// F = (f - g + 2) / (f g) M'V^-1 M on (g - 1, f - g + 2).
///
/// The curve is the outcome on a cubic of the linear predictor, as if that were known.
Result<Calibration> calibrationOf(const PreparedModel& model, const FittedModel& fitted,
                                  const ScoredRows& rows);

/// Linear predictors of every row by a model fitted without its sampling unit: units are put in
/// order of the sum of w times the linear predictor and dealt out to ten folds (as many as there
/// are units, where these are fewer). Empty where there are fewer than two units.
struct CrossFitted {
  std::vector<double> eta;  // by position
  int folds = 0;
};
CrossFitted crossFit(const PreparedModel& model, const FittedModel& fitted,
                     const std::vector<double>& eta, const Job& job);

/// Sets intercept and slope: the outcome on those predictors (Cox 1958), with design-based errors.
Status setRecalibration(const PreparedModel& model, const CrossFitted& crossed,
                        Calibration& calibration);

}  // namespace candour
