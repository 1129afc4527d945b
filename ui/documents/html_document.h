// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>

#include "models/findings/document.h"

namespace candour {

/// `document` as one web page that needs no other file and no network, and runs nothing: figures
/// are drawn inside it (wide and, for telephones, narrow), each described by its alt text and
/// followed by its numbers as a table; light or dark as the reader's screen is, figures on white
/// paper always; printed a page of the document a sheet. The recipe is a download inside the page.
/// Every text is escaped. The same document gives the same bytes.
QByteArray htmlDocument(const Document& document);

}  // namespace candour
