// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/briefing/figure.h"

namespace candour {

/// What a person reads over a column that files for machines call `column`: "p (Holm)" for p_holm.
/// A name that is not known is that name in words.
std::string readableHeader(const std::string& column);

/// The columns of a figure's table that a reader is shown, in their order: all but those that are
/// empty in every row. The first is always shown, and the ends of intervals.
std::vector<std::size_t> readableColumns(const Figure& figure);

/// `figure` with those columns alone. Files of comma-separated values keep all, as programs expect.
Figure withReadableColumns(const Figure& figure);

}  // namespace candour
