// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <vector>

#include "ui/session/register_files.h"

namespace candour {

/// The files of the bundled sample survey, or none where it is not installed: beside the sources
/// when the program runs from a build folder, else under share/candour/sample.
std::vector<std::filesystem::path> sampleFiles();

/// The register of wards that belongs to it, and the plan that was frozen; none where they are not
/// installed.
RegisterFiles sampleRegister();

/// Where the project made from the sample lives: the user's own data folder.
std::filesystem::path sampleProject();

/// Whether that project is there and no older than the sample's files.
bool sampleProjectIsFresh();

}  // namespace candour
