// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/result.h"
#include "core/store/ward_register.h"
#include "models/community/exposure.h"

namespace candour::cli {

/// When wards acted, from a table (CSV, Excel ...) with the columns "ward" and "week" (the Monday,
/// ISO); rows without a week are wards that have not acted.
Result<std::vector<WardAction>> readActions(const std::filesystem::path& file);

/// Pairs of wards that touch, from a table whose first two columns hold their codes.
Result<std::vector<WardPair>> readNeighbours(const std::filesystem::path& file);

/// Changes of boundaries, from a table with the columns "old_code", "new_code" and, if part of a
/// ward moved, "share".
Result<std::vector<WardChange>> readWardChanges(const std::filesystem::path& file);

}  // namespace candour::cli
