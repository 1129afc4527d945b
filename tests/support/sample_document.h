// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/findings/document.h"

namespace candour {

/// A briefing as an analyst would make it: seven figures of sampleFigures() with their words, one
/// page of them with questions for police and partners and one with a note on what was withheld,
/// and a last page without a figure.
Document sampleDocument();

/// A document of one page for each of the sample figures named, in their order; of all of them
/// without names.
Document documentOfFigures(const std::vector<std::string>& names = {});

/// Where a person wants to look at what the tests wrote: `bytes` goes to the folder named by
/// CANDOUR_KEEP_DOCUMENTS as `name`; nothing happens where that is not set.
void keepDocument(const std::string& name, const char* bytes, std::size_t size);

}  // namespace candour
