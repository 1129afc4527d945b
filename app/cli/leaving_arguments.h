// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

#include "models/findings/protection.h"

namespace candour::cli {

/// Declares --round and --disclose, which every command has that lets numbers leave.
void addLeavingOptions(CLI::App& command, LeavingOptions& options);

/// What is left out of an export, or let leave all the same, on stderr: for the analyst alone.
void tellWithheld(const DisclosureReport& report);
/// Keeps an override in the project; nothing where nothing would have been withheld.
void logOverride(const std::filesystem::path& project, const std::string& what,
                 const DisclosureReport& report);

}  // namespace candour::cli
