// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

namespace candour {

/// A ward's first week of action.
struct WardAction {
  std::string ward;  // code as in the survey's ward variable
  std::string week;  // Monday, ISO

  bool operator==(const WardAction&) const = default;
};

}  // namespace candour
