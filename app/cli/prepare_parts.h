// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/prepare/steps.h"
#include "core/store/project.h"

namespace candour::cli {

/// What all commands that add a step are called with.
struct NewStep {
  std::filesystem::path project;
  std::string name;
  std::string label;
  std::string variable;
  bool json = false;  // the caller prints what became of it
};

/// A command that adds a step, with what all have.
CLI::App* addStepCommand(CLI::App& prepare, NewStep& arguments, const char* kind, const char* text);
/// Adds the step where it does what it says, all or nothing, and prints what it did.
void addStep(const NewStep& arguments, decltype(RecipeStep::how) how);
/// Fails where the answers do not let `step`, which is among `steps` and fits, be done.
void requireMade(const Project& project, const RecipeSteps& steps, const RecipeStep& step);

/// prepare rake.
void addRake(CLI::App& prepare);
/// What raking did, a wave after another; `survey` has the step's columns.
nlohmann::ordered_json rakeJson(const Survey& survey, const RakeStep& step);

/// recode, band, derive, scale, missing, rake: what adds a step to the recipe.
void addStepCommands(CLI::App& prepare);

/// Prints what a step of the project does: how many interviews have the variable it makes.
void printStep(const Project& project, const std::string& name);

}  // namespace candour::cli
