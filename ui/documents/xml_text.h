// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <string_view>

namespace candour {

/// UTF-8 as the text of an XML element: & < > escaped, everything else as it is, no-break spaces
/// too. What XML 1.0 cannot hold (controls, halves of letters, U+FFFE and U+FFFF, bytes that are
/// not UTF-8) becomes U+FFFD. A carriage return is written as a reference: readers would make it
/// a line feed.
std::string xmlText(std::string_view utf8);

/// The same between quotation marks of either kind; tabs and line ends as references, for readers
/// would make them blanks.
std::string xmlAttribute(std::string_view utf8);

}  // namespace candour
