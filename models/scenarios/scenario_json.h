// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/scenarios/uplift.h"
#include "models/scenarios/what_if.h"

namespace candour {

/// Answers as JSON documents, names as the command line promises them.
std::string whatIfJson(const WhatIf& answer);
std::string targetJson(const TargetAnswer& answer);
std::string upliftJson(const UpliftAnswer& answer);

/// What travels with every number of a scenario.
inline constexpr const char* kNotProof = "Associated with, not proof of cause.";

}  // namespace candour
