// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/drivers/item_answers.h"

namespace candour {

/// What the tests allow to be said of the items shown, each with its name: which has the highest
/// and the lowest net score, where all have the same answers and it differs from every other after
/// Holm over all pairs; else on how many more people answer above the middle than below it, or the
/// other way round, after Holm over the items.
std::string likertHeadline(const ItemAnswers& answers, const std::vector<std::string>& names);

/// Whether every item's answers run from disagreement to agreement.
bool areAboutAgreement(const ItemAnswers& answers);

}  // namespace candour
