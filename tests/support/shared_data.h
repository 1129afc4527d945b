// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

/// Real survey files for tests lie beside the project, not in it. A test that needs one says
/// `const auto file = sharedData("bcs_2007_08/bcs_0708.dta"); if (file.empty()) return;` and is
/// skipped, saying so, where the folder is absent.
inline std::filesystem::path sharedData(const std::string& name) {
  const auto path = std::filesystem::path(CANDOUR_SOURCE_DIR) / "../shared/data" / name;
  if (std::filesystem::exists(path)) return path;
  WARN("skipped: ../shared/data/" << name << " is not there");
  return {};
}
