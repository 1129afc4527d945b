// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "models/briefing/figure.h"

namespace candour {

/// Rows [first, second) of a figure.
using RowRange = std::pair<std::size_t, std::size_t>;

/// Whether the rows of a figure stand for themselves, so that some of them can be shown apart from
/// the others. Those of a waterfall add up, tiles and cells have their place among all.
bool canBeParted(const Figure& figure);

/// `rows` of the figure on the value axis that all of them have. Its alt text tells the highest and
/// lowest of these rows alone, within the words that one may have. `part` counts from 0; parts of
/// one figure say which of how many they are, in the alt text and at the end of the subtitle.
Figure partOf(const Figure& figure, RowRange rows, std::size_t part, std::size_t parts);

/// The rows in so many stretches of like length, at most as many as there are rows.
std::vector<RowRange> rowStretches(std::size_t rows, std::size_t parts);

}  // namespace candour
