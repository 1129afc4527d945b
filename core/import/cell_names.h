// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/import/sheet_table.h"

namespace candour {

/// The most columns and rows that a worksheet can have.
inline constexpr std::size_t kMaxSheetColumns = 16384;
inline constexpr std::size_t kMaxSheetRows = 1048576;

/// The cell called "BC12"; nothing if it is no place or outside of what a worksheet can hold.
std::optional<SheetPlace> placeNamed(std::string_view reference);
/// The cells called "A1:C2", or "A1" for one.
std::optional<CellRange> rangeNamed(std::string_view reference);

/// "BC12".
std::string cellName(const SheetPlace& place);
/// "B7:D9".
std::string rangeName(const CellRange& range);

}  // namespace candour
