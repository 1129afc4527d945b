// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace candour {

/// Months of a window, 12 * year + (month - 1), both within; `known` false: a wave, which overlaps
/// no other.
struct TimeSpan {
  int first = 0;
  int last = 0;
  bool known = false;
};

/// "2019-04..2019-06", the answer to kTimeVariable that a window of months is.
std::string spanText(const std::string& from, const std::string& to);
TimeSpan spanOf(const std::string& answer);

/// Windows that fill one another, or all of time there is (no `whole`), without overlap.
struct WindowTiling {
  std::optional<std::size_t> whole;  // indices into the spans
  std::vector<std::size_t> parts;
};

/// By every length that occurs: the tilings of longer windows, and the one of all time that begins
/// with the first window of that length. Windows not known are a tiling of all time together.
std::vector<WindowTiling> tilingsOf(const std::vector<TimeSpan>& spans);

}  // namespace candour
