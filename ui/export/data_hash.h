// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <filesystem>
#include <string>
#include <vector>

#include "core/survey/survey.h"
#include "models/findings/recipe.h"

namespace candour {

/// SHA-256, in hexadecimal, of the answers to `variables` with their names, labels and reasons for
/// missing, whatever the order of the list and however the columns are packed. Their columns must
/// be loaded. Two surveys with the same hash give the same answers.
std::string dataHash(const Survey& survey, std::vector<std::string> variables);

/// The data part of a recipe: what was read of that project.
RecipeData recipeData(const std::filesystem::path& project, const Survey& survey,
                      const std::vector<std::string>& variables);

/// SHA-256 of a file's bytes, in hexadecimal.
std::string bytesHash(const QByteArray& bytes);

}  // namespace candour
