// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QPainterPath>
#include <catch2/catch.hpp>

#include "ui/charts/text_measure.h"
#include "ui/charts/theme.h"
#include "ui/documents/pdf_file.h"
#include "ui/documents/pdf_fonts.h"
#include "ui/documents/pdf_truetype.h"

using namespace candour;
using namespace Qt::StringLiterals;

TEST_CASE("numbers and texts are written as PDF reads them") {
  CHECK(pdfNumber(12) == "12");
  CHECK(pdfNumber(0.5) == "0.5");
  CHECK(pdfNumber(-1.23456) == "-1.235");
  CHECK(pdfNumber(-0.0001) == "0");
  CHECK(pdfNumber(1e6) == "1000000");
  CHECK(pdfText(u"a (b) \\c"_s) == "(a \\(b\\) \\\\c)");
  CHECK(pdfText(u"\u00E9"_s) == "<FEFF00E9>");
  CHECK(pdfReferences({1, 12}) == "[1 0 R 12 0 R]");
}

TEST_CASE("a file tells where each of its objects begins") {
  PdfFile file;
  const int later = file.reserve();
  const int stream = file.addStream("/Type /X", "abc");
  file.set(later, "<<>>");
  const QByteArray bytes = file.bytes(later, stream);
  const qsizetype table = bytes.indexOf("xref\n");
  CHECK(bytes.endsWith("startxref\n" + QByteArray::number(table) + "\n%%EOF\n"));
  const QByteArray second = bytes.mid(table + 9 + 20 + 20, 10);
  CHECK(bytes.mid(second.toLongLong()).startsWith("2 0 obj\n<</Type /X /Filter /FlateDecode"));
}

TEST_CASE("a part of a font draws its letters as the whole does, and no others") {
  const QRawFont whole = QRawFont::fromFont(figureFont(1000, false));
  if (!canEmbed(whole)) {
    WARN("the font on this machine has no TrueType outlines: nothing to take a part of");
    return;
  }
  // The last is composed of a letter and its accent.
  const QList<quint32> used = whole.glyphIndexesForString(u"Ag\u00E9"_s);
  const quint32 left = whole.glyphIndexesForString(u"Q"_s).value(0);
  const QByteArray subset = truetypeSubset(whole, {used.begin(), used.end()});
  CHECK(subset.size() < 80000);
  const QRawFont part(subset, 1000, QFont::PreferNoHinting);
  REQUIRE(part.isValid());
  for (const quint32 glyph : used) {
    CHECK(part.pathForGlyph(glyph) == whole.pathForGlyph(glyph));
    CHECK(part.advancesForGlyphIndexes({glyph}) == whole.advancesForGlyphIndexes({glyph}));
  }
  CHECK(part.pathForGlyph(left).isEmpty());
}

TEST_CASE("letters that stand alone are text; what must be joined or is lacking is not") {
  PdfFonts fonts;
  CHECK(fonts.letters(u"Trust \u2212 \u0142\u03A9"_s, false));
  CHECK_FALSE(fonts.letters(u"\u0633\u0644\u0627\u0645"_s, false));
  CHECK_FALSE(fonts.letters(u"e\u0301"_s, true));
  CHECK_FALSE(fonts.letters(u"\u6F22"_s, false));
  CHECK_FALSE(fonts.letters(u"\U0001F642"_s, false));
}
