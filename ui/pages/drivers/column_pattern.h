// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "core/survey/survey.h"

namespace candour {

/// The variables that a text such as "w1, w2" or "brr*" names, in the order of the text and of the
/// survey: a part that ends in * stands for the numbers whose names begin so. Parts that match
/// nothing stay as they are, so that the fit can say they are unknown.
std::vector<std::string> columnsNamed(const Survey& survey, const std::string& text);

/// A text for columnsNamed() that names just `columns`: the prefix they share and *, where that
/// names them and nothing else, or else all of them.
std::string columnsText(const Survey& survey, const std::vector<std::string>& columns);

}  // namespace candour
