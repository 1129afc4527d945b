// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/community/evaluation.h"
#include "models/community/ward_readiness.h"

namespace candour {

/// "random_order", "altered_order", "not_random".
std::string nameOf(EvaluationDesign design);

/// The answers as JSON documents; names as the command line promises them. A number that is not
/// available is null with a sibling "why". Shares and effects are from 0 to 1.
std::string evaluationJson(const Evaluation& evaluation);
std::string readinessJson(const Readiness& readiness);

}  // namespace candour
