// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "core/base/result.h"
#include "core/store/database.h"

namespace candour {

/// "CNDR": what marks an SQLite file as a Candour project.
inline constexpr int kApplicationId = 0x434E4452;

/// The migrations in order; user_version counts those applied. New files are built from them too.
std::span<const std::string_view> migrations();

/// Marks an empty database as a project and applies every migration.
void buildSchema(Database& database, std::span<const std::string_view> steps = migrations());

/// Fails unless the file is a project that this Candour can read. Applies the migrations it lacks
/// in one transaction, after a copy of it beside it (FILE.backup-vN).
Status bringUpToDate(Database& database, const std::filesystem::path& file,
                     std::span<const std::string_view> steps = migrations());

}  // namespace candour
