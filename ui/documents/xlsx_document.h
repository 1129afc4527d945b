// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>

#include "core/base/result.h"
#include "models/findings/document.h"

namespace candour {

/// `document` as an Excel workbook: a sheet of contents with links, then a sheet a page. A page
/// with a figure has headline and subtitle, the figure's table from column A on as a table of
/// Excel's, a chart that reads the table (a picture where Excel has no such chart), the text and
/// the notes below. No cells are merged, no text is a formula; numbers are whole, shown with the
/// decimals they need. Printed on A4 across, one page wide. The recipe lies in the package as a
/// custom part. It bears no date: the same document gives the same bytes.
Result<QByteArray> xlsxDocument(const Document& document);

}  // namespace candour
