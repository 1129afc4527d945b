// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/findings/document.h"

namespace candour {

inline constexpr const char* kContentsSheet = "Contents";

/// The names of the sheets of a document's pages: the page's number, then what its figure is ("2
/// Effects"), or without one its headline to the last whole word of 31 letters, without what Excel
/// does not allow ([ ] : * ? / \ and apostrophes at the end). The number keeps them apart.
std::vector<std::string> sheetNames(const Document& document);

/// The name as formulas and links have it: 'It''s'.
std::string quotedSheet(const std::string& name);

/// Text as a cell holds it: what XML cannot hold replaced by U+FFFD, and "_x0041_", which Excel
/// would read as the letter A, written so that it stays as it is. No more than a cell's 32,767
/// letters.
std::string cellText(const std::string& text);

/// The first row of a table as Excel asks of a table's: no name empty, none twice.
std::vector<std::string> columnNames(const std::vector<std::string>& header);

}  // namespace candour
