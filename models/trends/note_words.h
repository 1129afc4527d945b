// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/base/text.h"

namespace candour {

/// "A, B, C, D, E, F and 3 more": not more names in a note than a reader takes in.
inline std::string someOf(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 6;
  if (names.size() <= kMost) return join(names, ", ");
  const std::vector<std::string> first(names.begin(), names.begin() + kMost);
  return join(first, ", ") + " and " + std::to_string(names.size() - kMost) + " more";
}

}  // namespace candour
