// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include "models/disclosure/cells.h"
#include "models/disclosure/rules.h"

namespace candour {

/// What a figure that leaves must keep to. By default nothing is withheld: a figure on the
/// analyst's own screen.
struct Disclosure {
  Withheld withheld;
  DisclosureRules rules;
  bool leaves = false;  // decided on for leaving: words and counts keep to it

  [[nodiscard]] bool hides(const CellKey& who) const { return withheld.contains(who); }
  /// Whether a base could give something away by subtraction, and so is told in round numbers.
  [[nodiscard]] bool roundsBases() const { return !withheld.empty(); }
};

/// Why a number is not there; the same words whatever the reason, so that they tell nothing.
inline constexpr const char* kWithheldWhy = "withheld to protect people";

}  // namespace candour
