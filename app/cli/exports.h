// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QGuiApplication>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "models/findings/recipe.h"

namespace candour::cli {

/// What drawing needs: fonts, through Qt's offscreen platform, which draws the same pixels as a
/// display does. One at a time.
class Drawing {
 public:
  Drawing();

 private:
  int m_count = 1;
  std::string m_name = "candour-cli";
  char* m_arguments[2];
  std::unique_ptr<QGuiApplication> m_application;
};

/// A recipe made now by this version, without the hash of its output.
Recipe recipeFor(const std::filesystem::path& output, std::string size, RecipeData data,
                 std::variant<FigureQuestion, Briefing> question, LeavingOptions leaving);

}  // namespace candour::cli
