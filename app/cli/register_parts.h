// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "core/store/ward_register.h"

namespace candour::cli {

/// The day it is, ISO, by the local clock.
std::string today();

/// "Abbey (E05000026)"; the code alone where the name is not known.
std::string wardName(const WardRegister& wards, const std::string& code);
/// "1 ward", "24 wards".
std::string counted(std::size_t count, const std::string& one, const std::string& many);

/// The subcommands of `register` that read and write files: import, export, wards, changes,
/// neighbours.
void addRegisterTables(CLI::App& command);

}  // namespace candour::cli
