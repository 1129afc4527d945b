// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/community/evaluation.h"
#include "models/community/ward_readiness.h"
#include "ui/session/ask.h"

namespace candour {

/// What the page of wards asks about the outcome on the table. The domain of the question stays;
/// its time does not: both need all quarters.

/// Whether wards that acted changed otherwise than others; Answer<Evaluation> under its key.
std::string evaluationKey(const EvaluationOptions& options);
Ask askEvaluation(const EvaluationOptions& options);

/// What could be seen of it, before anyone looks; Answer<Readiness> under its key.
std::string readinessKey(const ReadinessOptions& options);
Ask askReadiness(const ReadinessOptions& options);

}  // namespace candour
