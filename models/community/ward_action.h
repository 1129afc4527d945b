// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/store/ward_register.h"

namespace candour {

/// A ward's first week of action.
struct WardAction {
  std::string ward;  // code as in the survey's ward variable
  std::string week;  // Monday, ISO

  bool operator==(const WardAction&) const = default;
};

/// The first week of action of every ward that acted: of its priorities, withdrawn ones aside, the
/// earliest week of those acted, fed back or evaluated. By ward.
std::vector<WardAction> readActions(const WardRegister& wards);

}  // namespace candour
