// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

namespace candour {

/// Questions that begin and end with the same words are told by what is between.
struct StemmedLabels {
  std::string stem;                 // "The police in this area …: agree or disagree?", or the end
                                    // alone; or empty
  std::vector<std::string> labels;  // "Are helpful"; without a stem the questions as they are
};

/// Takes off what all of `questions` begin with (three words or more) and end with (two or more).
/// One question alone stays as it is.
StemmedLabels withoutStem(const std::vector<std::string>& questions);

}  // namespace candour
