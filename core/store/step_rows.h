// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "core/store/database.h"
#include "core/survey/prepared.h"

namespace candour {

/// The steps of a project as its file has them.
struct StoredSteps {
  RecipeSteps steps;
  std::vector<UnfitStep> unreadable;  // rows that another program wrote wrong, and how
};

StoredSteps readSteps(const Database& database);

/// Puts `steps` in place of those that can be read, in one transaction; rows that cannot stay,
/// last.
void writeSteps(Database& database, const RecipeSteps& steps);

/// Removes the row of that name, whatever it holds.
void removeStep(Database& database, const std::string& name);

}  // namespace candour
