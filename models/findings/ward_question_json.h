// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "models/community/evaluation.h"
#include "models/community/ward_readiness.h"

namespace candour {

/// What an evaluation and a readiness are asked with, as parts of a figure's question. What is as
/// by default is not written. Reading throws Misread with `where`.
nlohmann::ordered_json jsonOf(const EvaluationOptions& options);
nlohmann::ordered_json jsonOf(const ReadinessOptions& options);
EvaluationOptions readEvaluationOptions(const nlohmann::ordered_json& json,
                                        const std::string& where);
ReadinessOptions readReadinessOptions(const nlohmann::ordered_json& json, const std::string& where);

}  // namespace candour
