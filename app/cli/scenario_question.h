// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "app/cli/command.h"
#include "models/scenarios/what_if.h"

namespace candour::cli {

/// "DRIVER=SHIFT" as moves, or a Failure that says what was wrong.
std::vector<Move> movesOf(const std::vector<std::string>& texts);

/// What commands and charts of scenarios ask alike; a Failure where there is no answer.
WhatIf whatIfOf(const Question& question, const std::vector<std::string>& moves,
                const std::string& area);
TargetAnswer targetOf(const Question& question, const std::string& driver, double share,
                      const std::string& area);

}  // namespace candour::cli
