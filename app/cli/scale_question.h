// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "app/cli/command.h"
#include "models/scales/factors.h"

namespace candour::cli {

/// The options that say which items a command about scales is of: --driver or --items.
void addScaleOptions(CLI::App& command, ScaleAsked& asked);

/// --items of figures, --factors, --rotation and --correlation; and what they ask for.
void addFactorOptions(CLI::App& command, FactorsAsked& asked, std::string& rotation,
                      std::string& correlation);
FactorsAsked factorsAsked(FactorsAsked asked, const std::string& rotation,
                          const std::string& correlation);

/// The question with the items' columns loaded. Named items need no question: where there is no
/// model file and nothing to propose, every person counts the same, and a note says so.
Question loadScaleQuestion(const QuestionArguments& arguments, const ScaleAsked& asked);

}  // namespace candour::cli
