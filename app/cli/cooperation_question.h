// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "app/cli/command.h"
#include "models/cooperation/cooperation.h"

namespace candour::cli {

/// Declares --behaviour and --through.
void addCooperationOptions(CLI::App& command, std::vector<std::string>& behaviours,
                           std::vector<std::string>& mediators);

/// The behaviours asked for, by key, name or "VARIABLE=ANSWER|ANSWER"; none: all that are known. A
/// Failure where there is none, that names what there is.
std::vector<OutcomeSpec> behavioursAsked(const Survey& described,
                                         const std::vector<std::string>& names);

/// What may lead to them: as written, or what the survey is known to have.
std::vector<OutcomeSpec> mediatorsAsked(const Survey& described, const DriverModelSpec& spec,
                                        const std::vector<std::string>& written);

}  // namespace candour::cli
