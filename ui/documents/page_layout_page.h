// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cstddef>

#include "models/findings/document.h"
#include "ui/documents/page_layout_sheets.h"

namespace candour {

/// Lays out one page of a document, from `column` on the sheet last begun and on further sheets.
void layoutPage(const DocumentPage& page, std::size_t index, SheetColumn column,
                SheetWriter& writer);

}  // namespace candour
