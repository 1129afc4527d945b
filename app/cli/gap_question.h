// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <string>

#include "app/cli/command.h"
#include "models/boroughs/gap.h"

namespace candour::cli {

/// Whose gap is asked for: an answer to the question's area variable, or "VARIABLE=ANSWER". Fails
/// unless exactly one of the two is given.
GapGroup gapGroupOf(const DriverModelSpec& spec, const std::string& area, const std::string& group);

}  // namespace candour::cli
