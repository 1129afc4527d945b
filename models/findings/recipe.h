// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/survey/recipe_step.h"
#include "models/findings/briefing.h"
#include "models/findings/figure_question.h"

namespace candour {

/// The data an export was made from.
struct RecipeData {
  std::string project;  // the project's file name, without its folder
  std::string sha256;   // of the answers that were read (ui/export/data_hash.h)
  std::size_t rows = 0;
  std::vector<std::string> sources;  // the files the waves were imported from
  RecipeSteps steps;                 // of preparation, that made variables which were read

  bool operator==(const RecipeData&) const = default;
};

/// What it takes to make an export again, byte for byte, and to prove that it is the same: the
/// question with its weights and filters, the data, the version of Candour. It lies beside the
/// export, and inside documents.
struct Recipe {
  std::string version;  // of Candour
  std::string output;   // the export's file name; its ending says the format
  std::string size;     // of a figure: "half-page" ...; of a briefing empty (Briefing::format)
  std::string sha256;   // of the export's bytes; empty in the recipe a document carries
  RecipeData data;
  std::variant<FigureQuestion, Briefing> question;
  LeavingOptions leaving;  // what was let leave, and how counts were rounded

  bool operator==(const Recipe&) const = default;
};

/// Two-space indented JSON; parse(write(x)) == x.
std::string writeRecipe(const Recipe& recipe);
/// Malformed JSON fails with line and column, a part that is wrong or missing with its place.
Result<Recipe> parseRecipe(std::string_view json);

}  // namespace candour
