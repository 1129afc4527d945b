// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "core/store/project.h"

namespace candour::cli {

/// recode, band, derive, scale, missing: what adds a step to the recipe.
void addStepCommands(CLI::App& prepare);

/// Prints what a step of the project does: how many interviews have the variable it makes.
void printStep(const Project& project, const std::string& name);

}  // namespace candour::cli
