// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

#include "ui/documents/page_layout.h"

namespace candour {

/// A file carried inside a PDF.
struct PdfAttachment {
  QString name;
  QByteArray type;  // "text/csv"
  QString description;
  QByteArray bytes;
  QByteArray relation = "Data";  // to the document: Data, Source ... (ISO 32000-2, 14.13)
};

struct PdfBookmark {
  QString title;
  std::size_t sheet = 0;
};

/// What a PDF says of itself.
struct PdfAbout {
  QString title;
  QString subject = {};  // place and period; empty: none
  QString language = QStringLiteral("en-GB");
  std::vector<PdfBookmark> bookmarks;      // none: no outline
  std::vector<PdfAttachment> attachments;  // in the order of their names
};

/// A tagged PDF of the sheets: text as text with its letters embedded, every part marked as what it
/// is, figures with their words, what runs along the feet as artifact. The same sheets give the
/// same bytes.
QByteArray pdfOfSheets(const std::vector<PageScene>& sheets, const PdfAbout& about);

}  // namespace candour
