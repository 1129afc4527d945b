// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "core/import/cell_names.h"

#include <charconv>

namespace candour {

std::optional<SheetPlace> placeNamed(std::string_view reference) {
  std::size_t letters = 0;
  std::size_t column = 0;
  while (letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z') {
    column = column * 26 + static_cast<std::size_t>(reference[letters++] - 'A' + 1);
    if (column > kMaxSheetColumns) return std::nullopt;
  }
  std::size_t row = 0;
  const char* const end = reference.data() + reference.size();
  const auto read = std::from_chars(reference.data() + letters, end, row);
  if (letters == 0 || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  if (row == 0 || row > kMaxSheetRows) return std::nullopt;
  return SheetPlace{row - 1, column - 1};
}

std::optional<CellRange> rangeNamed(std::string_view reference) {
  const auto colon = reference.find(':');
  const auto first = placeNamed(reference.substr(0, colon));
  const auto last =
      colon == std::string_view::npos ? first : placeNamed(reference.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) {
    return std::nullopt;
  }
  return CellRange{*first, *last};
}

std::string cellName(const SheetPlace& place) {
  std::string letters;
  for (std::size_t left = place.column + 1; left > 0; left = (left - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return letters + std::to_string(place.row + 1);
}

std::string rangeName(const CellRange& range) {
  return cellName(range.first) + ":" + cellName(range.last);
}

}  // namespace candour
