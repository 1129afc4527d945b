// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "models/findings/document.h"
#include "ui/documents/page_layout_sheets.h"

namespace candour {

/// The texts of a page, wrapped for a column.
struct PageTexts {
  std::vector<TextBlock> headline;
  std::vector<TextBlock> paragraphs;
  std::vector<TextBlock> list;  // its title first
  std::vector<TextBlock> notes;
};

PageTexts textsOf(const DocumentPage& page, const PageFormat& format, double width);

/// The document's title, subtitle and whether its data are simulated.
std::vector<TextBlock> titleTexts(const Document& document, const PageFormat& format, double width);

/// What `texts` take under one another in a column that something stands in.
double heightOf(const std::vector<TextBlock>& texts);

/// Where text stopped for want of room: nowhere when `block` is the number of blocks.
struct Stop {
  std::size_t block = 0;
  qsizetype line = 0;
};

/// Puts `texts` from `start` on into the column as far as they fit. A heading stays with what
/// follows it, an item of a list whole, a paragraph is parted with at least two lines on each side;
/// in a fresh column at least one line is put, so that repeating on fresh columns ends.
Stop fill(const std::vector<TextBlock>& texts, Stop start, SheetColumn& column,
          SheetWriter& writer);

}  // namespace candour
