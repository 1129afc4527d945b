// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <string>
#include <vector>

#include "models/findings/document.h"
#include "ui/documents/zip_package.h"

namespace candour {

/// The parts an OpenDocument text is made of. Names of styles are shared between odtStyles() and
/// what is built with them; blanks are written _20_ as the format asks.

inline constexpr const char* kOdtNamespaces =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
    " xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""
    " office:version=\"1.3\"";

inline constexpr double kOdtTextWidth = 159;  // millimetres, between the margins

/// styles.xml: the sheet, its foot and every named style.
std::string odtStyles(const Document& document);

/// Text of a paragraph: runs of blanks, tabs and line ends as the format's elements, since it reads
/// them as one blank otherwise.
std::string odtText(const std::string& text);

/// The millimetres of height that everything else on page `index` of the document leaves its figure
/// on one sheet; may be little or less than nothing.
double odtFigureRoom(const Document& document, std::size_t index);

/// content.xml; the pictures it shows are added to `pictures`.
std::string odtContent(const Document& document, std::vector<ZipPart>& pictures);

}  // namespace candour
