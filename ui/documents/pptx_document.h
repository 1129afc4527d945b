// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>

#include "core/base/result.h"
#include "models/findings/document.h"

namespace candour {

/// The briefing as a PowerPoint presentation (Office Open XML, ISO/IEC 29500): 16:9 slides with a
/// master, layouts and placeholders; a title slide, then a slide a page, and more where a page has
/// more than fits; figures as charts that can be edited, with their workbook and the figure's own
/// intervals as error bars, or as pictures (SVG with a PNG behind) where no type of chart fits;
/// alternative text on each; speaker notes with it and the figure's footer. The recipe is a custom
/// XML part. The same document gives the same bytes. Fails if the document has neither a title nor
/// pages.
Result<QByteArray> pptxDocument(const Document& document);

}  // namespace candour
