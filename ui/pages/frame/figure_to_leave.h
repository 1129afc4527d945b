// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <string>

#include "models/findings/answered_figures.h"
#include "models/findings/protection.h"
#include "models/findings/recipe.h"
#include "ui/session/workbench.h"

namespace candour {

/// A figure as it leaves, and all that its recipe says of it.
struct FigureToLeave {
  LeavingFigure figure;
  FigureQuestion question;
  LeavingOptions leaving;
  RecipeData data;
};

/// Answers and decides, for the background thread.
Result<FigureToLeave> figureToLeave(Workbench& bench, const FigureQuestion& question,
                                    const LeavingOptions& leaving, AnsweredFigures& answered,
                                    const Job& job);

/// Keeps the reason of an override in the project, then writes the figure to `file` at a size of
/// figureSizes(), its numbers, alt text and recipe beside it; to a ".R" the script that works its
/// numbers out again (models/scripts). For the background thread.
Status writeFigure(Workbench& bench, const FigureToLeave& figure, const std::filesystem::path& file,
                   const std::string& size);

}  // namespace candour
