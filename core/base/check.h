// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <stdexcept>
#include <string>

namespace candour {

/// A programmer's error when `condition` is false: throws std::logic_error saying `what`.
inline void check(bool condition, const char* what) {
  if (!condition) throw std::logic_error(std::string("check failed: ") + what);
}

}  // namespace candour
