// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>

#include "core/import/sheet_choice.h"

namespace candour::cli {

/// The sheets of a workbook with their sizes, first rows, and what would be read of each; `choice`
/// narrows it to a sheet and lays its header elsewhere.
void printWorkbookPreview(const std::filesystem::path& file, const SheetChoice& choice, bool json);

}  // namespace candour::cli
