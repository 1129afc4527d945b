// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>

#include "models/findings/document.h"

namespace candour {

/// `document` as an OpenDocument text (ODF 1.3) for Writer and Word, A4 upright: title, a heading a
/// page of the document on a new sheet, figures as SVG with a PNG of 300 dots an inch beside it,
/// each described by its alt text; lists that are lists; title and number of the page at the foot.
/// The recipe lies in the package as recipe.json. The same document gives the same bytes.
QByteArray odtDocument(const Document& document);

}  // namespace candour
