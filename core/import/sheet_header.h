// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/import/sheet_table.h"

namespace candour {

/// A cell of the first rows of a sheet.
struct FirstCell {
  std::size_t column = 0;
  std::string text;  // its first 200 bytes or so
  CellKind kind = CellKind::Text;
};

/// One of the first rows with anything in it.
struct FirstRow {
  std::size_t row = 0;  // of the sheet, 0-based
  std::vector<FirstCell> cells;
};

/// Rows looked at to find a header.
inline constexpr std::size_t kFirstRows = 60;

/// Which row is the header, as far as the first rows tell; `rows` is not empty.
///
/// Usually the first. A later one, where the rows above are titles: the first row that fills at
/// least half as many columns as the widest of the first rows, with texts alone and no two alike,
/// below rows that each fill less; or a row that fills four fifths, if a blank row sets it off from
/// what stands above. Two rows, where the upper one has a name merged over several
/// columns and the lower one is texts.
HeaderPlace proposedHeader(const std::vector<FirstRow>& rows, const std::vector<CellRange>& merged);

/// Whether merged cells could change what proposedHeader() says: a plain header, full from end to
/// end and with nothing above it, needs no look at them.
bool headerMayBeMerged(const std::vector<FirstRow>& rows);

/// Whether a header in `row` goes on in the row below it: a name merged over several columns, and
/// below it texts.
bool goesOnBelow(const std::vector<FirstRow>& rows, std::size_t row,
                 const std::vector<CellRange>& merged);

/// The names of a header of two rows: "Upper: lower", or the one that there is. A name of the upper
/// row is that of the columns it is merged over; where nothing of the row is merged, of those up to
/// the next name that have a lower one.
std::vector<std::string> joinedNames(const std::vector<std::string>& upper,
                                     const std::vector<std::string>& lower, std::size_t row,
                                     const std::vector<CellRange>& merged);

/// The first two columns that have the same name, if any; columns without a name do not count.
std::optional<std::pair<std::size_t, std::size_t>> sameNames(const std::vector<std::string>& names);

}  // namespace candour
