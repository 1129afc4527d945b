// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/drivers/group_gaps.h"

namespace candour {

/// The answer as a JSON document; `sentences` has one a control. A number that is not available is
/// null with a sibling "why" (of `raw` "raw_why" too).
std::string groupGapsJson(const GroupGaps& gaps, const std::vector<std::string>& sentences);

}  // namespace candour
