// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/export/recipe_file.h"

#include <fstream>
#include <iterator>
#include <string>

#include "models/findings/recipe.h"

namespace candour {

namespace {

constexpr const char* kEnding = ".recipe.json";

std::filesystem::path sharedName(std::filesystem::path output) {
  return output.replace_extension(kEnding);
}

std::filesystem::path ownName(const std::filesystem::path& output) {
  return output.string() + kEnding;
}

// The export that a recipe is of; empty where the file is none.
std::string outputOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const auto recipe = parseRecipe(text);
  return recipe ? recipe->output : std::string();
}

bool isThere(const std::filesystem::path& file) {
  std::error_code error;
  return std::filesystem::is_regular_file(file, error);
}

}  // namespace

std::filesystem::path recipeFile(const std::filesystem::path& output) {
  const auto shared = sharedName(output), own = ownName(output);
  if (isThere(own)) return own;
  const std::string of = outputOf(shared);
  return of.empty() || of == output.filename().string() ? shared : own;
}

std::optional<std::filesystem::path> recipeBeside(const std::filesystem::path& output) {
  for (const auto& file : {ownName(output), sharedName(output)}) {
    if (isThere(file) && outputOf(file) == output.filename().string()) return file;
  }
  return {};
}

}  // namespace candour
