// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "core/base/job.h"
#include "core/regression/logistic_fit.h"

namespace candour {

/// A weighted binary logistic regression with Firth's penalty (docs/methods.md d26): maximises
///   sum w l + log det(A) / 2,   A = X' diag(w p (1-p)) X,
/// which is finite where the data are separated (Firth 1993; Heinze & Schemper 2002). With w = 1 it
/// is brglm2's brglmFit of type AS_mean.
///
/// The scale of `w` says how much the data weigh beside the penalty: here it adds up to as many
/// people as the sample is worth. Of the result, `information` is A; `residual` is
/// w (y - p) + h (1/2 - p), h the leverage of the row in A, so that X' residual is 0;
/// `logLikelihood` is sum w l without the penalty; `status` is never Separated.
LogisticFit fitFirth(const ModelMatrix& matrix, const ColumnSelection& selection,
                     const std::vector<double>& y, const std::vector<double>& w,
                     const LogisticOptions& options = {}, const Job& job = {});

}  // namespace candour
