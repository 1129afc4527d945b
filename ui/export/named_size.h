// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ui/charts/paint.h"

namespace candour {

/// A size that exports are offered at: "half-page", "page", "slide", "square".
struct NamedSize {
  const char* name;
  FigureSize size;
};
const std::vector<NamedSize>& figureSizes();
std::optional<FigureSize> figureSizeNamed(std::string_view name);

}  // namespace candour
