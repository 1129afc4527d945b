// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

/// Text as an R string literal: "He said \"yes\"".
std::string rString(std::string_view text);
/// The shortest number that reads back as the same double; NA where there is none.
std::string rNumber(double value);
std::string rLogical(bool value);
/// `c(a, b, ...)` of expressions, broken into lines of at most 100 columns that begin `indent` in.
std::string rVector(const std::vector<std::string>& parts, std::size_t indent = 2);
std::string rStrings(std::span<const std::string> texts);
/// `"label" = 1` inside a vector.
std::string rNamed(std::string_view name, const std::string& value);
/// Lines of a comment, "# " before each, broken at blanks.
std::string rComment(std::string_view text);

/// A name for R made of `text`: letters and digits in lower case with "_" between, none of `taken`;
/// it is added to these.
std::string rName(std::string_view text, std::vector<std::string>& taken);

}  // namespace candour
