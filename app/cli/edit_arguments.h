// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "models/findings/figure_edits.h"

namespace candour::cli {

/// How the analyst wants a figure shown, in the words of the command line.
struct EditArguments {
  std::string headline;
  std::string subtitle;
  std::string order;
  std::optional<int> decimals;
  std::vector<std::string> highlight;
  std::optional<double> axisFrom;
  std::optional<double> axisTo;
};

/// Declares them as options.
void addEditOptions(CLI::App& command, EditArguments& arguments);
FigureEdits editsOf(const EditArguments& arguments);

}  // namespace candour::cli
