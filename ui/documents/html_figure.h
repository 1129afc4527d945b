// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>

#include "models/findings/document.h"

namespace candour {

/// The figure of a page with its words and its numbers, as HTML; `id` begins every id within it.
std::string htmlFigure(const DocumentPage& page, const std::string& id);

}  // namespace candour
