// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <vector>

#include "ui/session/register_files.h"
#include "ui/session/session.h"

namespace candour {

/// What opening a project does in the background: the file, what it describes, what is proposed for
/// a survey that is recognised, and the window as it was left.
Result<OpenedProject> createdProject(Workbench& bench, const std::filesystem::path& file);
Result<OpenedProject> openedProject(Workbench& bench, const std::filesystem::path& file);
/// The open project with other steps of preparation.
Result<OpenedProject> preparedProject(Workbench& bench, const RecipeSteps& steps);
Result<OpenedProject> importedProject(Workbench& bench, const std::filesystem::path& project,
                                      const std::vector<std::filesystem::path>& files,
                                      const RegisterFiles& wards, const SheetChoice& choice,
                                      const Job& job);
/// The open project with these joins of its waves' codebooks and no others.
Result<OpenedProject> rejoinedProject(Workbench& bench, const std::vector<WaveJoin>& joins);

}  // namespace candour
