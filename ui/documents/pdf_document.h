// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>

#include "core/base/result.h"
#include "models/findings/document.h"
#include "ui/documents/page_layout.h"

namespace candour {

/// `document` as a PDF (ISO 32000-1, 1.7) laid out by layoutDocument(): tagged, with title and
/// language, a bookmark a page, and attached to it recipe.json, if there is a recipe, and the
/// plotted numbers of the figure of page n as figure-n.csv. It bears no date: the same document
/// gives the same bytes. Fails on a document without pages.
Result<QByteArray> pdfDocument(const Document& document, const PageFormat& format);

}  // namespace candour
