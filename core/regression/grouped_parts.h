// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <algorithm>
#include <vector>

#include "core/numeric/vector_math.h"
#include "core/regression/grouped_fit.h"

/// What the files of the grouped fit share.

namespace candour {

/// One group's columns as a model of its own rows: local parameters and where they are in all.
struct GroupPart {
  ColumnSelection selection;
  std::vector<int> place;  // of each local parameter
};

GroupPart partOf(const ModelMatrix& matrix, const GroupedColumns& columns, std::size_t group);

/// Calls body(at, n) for the blocks of a group's positions.
template <class Body>
void overBlocks(const GroupedColumns& columns, std::size_t group, const Body& body) {
  for (std::size_t at = columns.begin[group]; at < columns.begin[group + 1]; at += kBlockRows) {
    body(at, std::min(kBlockRows, columns.begin[group + 1] - at));
  }
}

}  // namespace candour
