// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>

namespace candour {

/// What to read of a workbook; by itself, what Candour proposes.
struct SheetChoice {
  std::string sheet;           // empty: the first that is not hidden
  std::size_t headerRow = 0;   // as the spreadsheet numbers it; 0: the one that is proposed
  std::size_t headerRows = 0;  // 1 or 2; 0: as merged names say

  [[nodiscard]] bool any() const { return !sheet.empty() || headerRow > 0 || headerRows > 0; }
  bool operator==(const SheetChoice&) const = default;
};

}  // namespace candour
