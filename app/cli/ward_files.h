// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>

#include "core/base/result.h"
#include "core/store/ward_register.h"

namespace candour::cli {

/// The register of a table (CSV, Excel). One that has no more than the columns "ward" and "week"
/// (the Monday, ISO; rows without are wards that have not acted) is read as wards that acted then;
/// of one with states (models/community/register_table.h) planned weeks are no actions.
Result<WardRegister> readRegister(const std::filesystem::path& file);

}  // namespace candour::cli
