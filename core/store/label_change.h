// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

namespace candour {

/// A code that waves give different labels (alike but for case and blanks does not count). The
/// newest wave's label stands for all of them, which is wrong where the answers themselves changed.
/// Or a join of codebooks (wave_join.h) that changes what figures show; it has no code (NaN).
struct LabelChange {
  std::string variable;
  double code = 0;
  std::string text;  // one line: variable, code, each label with its waves
};

}  // namespace candour
