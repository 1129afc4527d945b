// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <vector>

#include "models/disclosure/cells.h"

namespace candour {

/// A cell of a table, or the people that two published cells leave between them.
struct TableCell {
  CellKey who;
  double n = 0;
  double positive = kNotAvailable;  // interviews times share; NaN where no share is given
  bool published = false;
  bool single = false;   // of a figure about nobody else: withholding it takes the figure away
  bool derived = false;  // nobody's answer, a difference: "all but Lewisham"
};

/// The cells at `parts` add up to the one at `total`, but for people without an answer.
struct CountRelation {
  std::size_t total = 0;
  std::vector<std::size_t> parts;
};

/// Counts of one outcome among the same rows, and how they add up.
struct CountTable {
  std::vector<TableCell> cells;
  std::vector<CountRelation> relations;
};

/// The tables that cells which leave together make: one for every outcome and kind of rows, a cell
/// of several figures once. Relations are found from the keys:
/// - the answers to a variable listed whole (CountCell::across) add up to the cell without it;
/// - of a variable not listed whole, everybody else is a cell of its own, derived: 28 people of
///   whom 21 are women leave 7 who are not;
/// - several answers as one (anyOf()) are the sum of their parts;
/// - windows of time add up to those that hold them, whatever their lengths.
/// People without an answer to the variable that a listing is across are taken as known.
std::vector<CountTable> tablesOf(const std::vector<CountCell>& cells);

}  // namespace candour
