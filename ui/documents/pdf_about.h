// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <vector>

#include "ui/documents/pdf_file.h"
#include "ui/documents/pdf_sheets.h"

namespace candour {

/// Title, language, outline, attached files and metadata, as entries of the catalogue; `pages` are
/// the objects of the sheets.
QByteArray catalogueEntries(const PdfAbout& about, const std::vector<int>& pages, PdfFile& file);

/// The older place for the title; returns its object.
int writeInfo(const PdfAbout& about, PdfFile& file);

}  // namespace candour
