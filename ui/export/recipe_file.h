// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <optional>

namespace candour {

/// Where the recipe of an export lies: beside it, as NAME.recipe.json; or, where that is the recipe
/// of an export of another ending, as NAME.ENDING.recipe.json, so that of "a.pdf" and "a.html" both
/// can be made again.
std::filesystem::path recipeFile(const std::filesystem::path& output);

/// The recipe that lies beside an export, if there is one.
std::optional<std::filesystem::path> recipeBeside(const std::filesystem::path& output);

}  // namespace candour
