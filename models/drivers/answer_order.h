// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

namespace candour {

/// Whether the words of answers, in their order, tell that they run from one end to the other: both
/// ends are bands ("16-24", "75 and over"); or they grade the same word ("Not at all worried",
/// "Very worried"), hold opposites ("agree" and "disagree", "good" and "poor"), or one of them is
/// "not at all", "never" or "always". Two answers, such as yes and no, have two ends and no order
/// between, bare numbers may be codes. What is not known to be in order is taken not to be.
bool tellOrder(const std::vector<std::string>& answers);

}  // namespace candour
