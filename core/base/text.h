// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

/// Without the blanks (space, tab, CR, LF, no-break space in UTF-8) at both ends.
std::string_view trim(std::string_view text);

/// ASCII letters in lower case; every other byte as it is.
std::string lowered(std::string_view text);

/// The whole of `text` as a finite decimal number with '.' as the decimal mark, or nothing.
std::optional<double> parseNumber(std::string_view text);

/// The shortest decimal that reads back as the same double ("0.1", "1e-07", "NaN").
std::string shortest(double value);

/// With `decimals` digits after the point, never "-0.0".
std::string fixed(double value, int decimals);

/// Thousands set off by commas: 12,367.
std::string grouped(long long value);

/// Up to `count` of `candidates` that a typist may have meant by `name`, nearest first.
std::vector<std::string> nearest(std::string_view name, std::span<const std::string> candidates,
                                 std::size_t count = 3);

/// " Did you mean A, B or C?" for an error message; empty when nothing is near.
std::string didYouMean(std::string_view name, std::span<const std::string> candidates);

std::string join(std::span<const std::string> parts, std::string_view separator);

/// ASCII alone, whatever the locale.
constexpr bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

template <std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace candour
