// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pdf_fonts.h"

#include <QCryptographicHash>
#include <QtMath>
#include <algorithm>
#include <cctype>
#include <set>
#include <vector>

#include "ui/charts/theme.h"
#include "ui/documents/pdf_truetype.h"

namespace candour {

namespace {

constexpr int kDesignSize = 1000;           // PDF's unit of glyphs
constexpr int kMostInBlock = 100;           // entries a block of a mapping may have
constexpr int kStem = 84, kBoldStem = 136;  // about what stems of Arial measure; hints only

bool standsAlone(QChar c) {
  if (c.isSurrogate() || c.isMark() || c.category() == QChar::Other_Control) return false;
  switch (c.direction()) {
    case QChar::DirR:
    case QChar::DirAL:
    case QChar::DirAN:
    case QChar::DirRLE:
    case QChar::DirRLO:
    case QChar::DirRLI:
      return false;
    default:
      return true;
  }
}

QByteArray hex(quint32 value) {
  return QByteArray::number(value, 16).toUpper().rightJustified(4, '0');
}

QByteArray rounded(double value) {
  return QByteArray::number(qRound(value));
}

using Letters = std::map<quint32, char16_t>;

QByteArray characterMap(const Letters& letters) {
  QByteArray map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  auto next = letters.begin();
  for (auto left = static_cast<int>(letters.size()); left > 0; left -= kMostInBlock) {
    const int count = std::min(left, kMostInBlock);
    map += QByteArray::number(count) + " beginbfchar\n";
    for (int i = 0; i < count; ++i, ++next) {
      map += '<' + hex(next->first) + "> <" + hex(next->second) + ">\n";
    }
    map += "endbfchar\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

QByteArray widthsOf(const QRawFont& font, const Letters& letters) {
  QByteArray widths;
  for (const auto& [glyph, letter] : letters) {
    const QList<QPointF> advance = font.advancesForGlyphIndexes({glyph});
    widths += QByteArray::number(glyph) + " [" + pdfNumber(advance.value(0).x()) + "] ";
  }
  return '[' + widths.trimmed() + ']';
}

// Six letters that differ between subsets of the font, then its name.
QByteArray nameOf(const QRawFont& font, const QByteArray& subset) {
  const QByteArray digest = QCryptographicHash::hash(subset, QCryptographicHash::Md5);
  QByteArray tag;
  for (int i = 0; i < 6; ++i) tag += char('A' + static_cast<unsigned char>(digest[i]) % 26);
  QByteArray family = font.familyName().toLatin1().replace(' ', "");
  if (font.styleName() != QLatin1String("Regular")) family += '-' + font.styleName().toLatin1();
  for (char& c : family) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-') c = '_';
  }
  return tag + '+' + family;
}

QByteArray descriptor(const QRawFont& font, const QByteArray& name, bool bold, int embedded) {
  const std::array<int, 4> box = fontBox(font);
  QByteArray corners;
  for (const int corner : box) corners += QByteArray::number(corner) + ' ';
  return "<</Type /FontDescriptor /FontName /" + name + " /Flags 32 /FontBBox [" +
         corners.trimmed() + "] /ItalicAngle 0 /Ascent " + rounded(font.ascent()) + " /Descent " +
         rounded(-font.descent()) + " /CapHeight " + rounded(font.capHeight()) + " /StemV " +
         QByteArray::number(bold ? kBoldStem : kStem) + " /FontFile2 " + pdfReference(embedded) +
         ">>";
}

}  // namespace

PdfFonts::PdfFonts() {
  for (const bool bold : {false, true}) {
    Face& face = m_faces[bold ? 1 : 0];
    face.font = QRawFont::fromFont(figureFont(kDesignSize, bold));
    face.embedded = canEmbed(face.font);
  }
}

std::optional<QByteArray> PdfFonts::letters(const QString& text, bool bold) {
  Face& face = m_faces[bold ? 1 : 0];
  if (!face.embedded) return std::nullopt;
  const QList<quint32> glyphs = face.font.glyphIndexesForString(text);
  if (glyphs.size() != text.size()) return std::nullopt;
  for (qsizetype i = 0; i < text.size(); ++i) {
    if (glyphs[i] == 0 || !standsAlone(text[i])) return std::nullopt;
  }
  QByteArray shown;
  for (qsizetype i = 0; i < text.size(); ++i) {
    face.letters.emplace(glyphs[i], text[i].unicode());
    shown += hex(glyphs[i]);
  }
  return '<' + shown + '>';
}

int PdfFonts::writeFace(const Face& face, bool bold, PdfFile& file) {
  std::set<quint32> glyphs;
  for (const auto& [glyph, letter] : face.letters) glyphs.insert(glyph);
  const QByteArray subset = truetypeSubset(face.font, glyphs);
  const QByteArray name = nameOf(face.font, subset);
  const int embedded = file.addStream("/Length1 " + QByteArray::number(subset.size()), subset);
  const int described = file.add(descriptor(face.font, name, bold, embedded));
  const int descendant =
      file.add("<</Type /Font /Subtype /CIDFontType2 /BaseFont /" + name +
               " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
               " /CIDToGIDMap /Identity /FontDescriptor " +
               pdfReference(described) + " /W " + widthsOf(face.font, face.letters) + ">>");
  const int map = file.addStream("", characterMap(face.letters));
  return file.add("<</Type /Font /Subtype /Type0 /BaseFont /" + name +
                  " /Encoding /Identity-H /DescendantFonts " + pdfReferences({descendant}) +
                  " /ToUnicode " + pdfReference(map) + ">>");
}

QByteArray PdfFonts::write(PdfFile& file) const {
  QByteArray names;
  for (const bool bold : {false, true}) {
    const Face& face = m_faces[bold ? 1 : 0];
    if (face.letters.empty()) continue;
    names += '/' + name(bold) + ' ' + pdfReference(writeFace(face, bold, file)) + ' ';
  }
  return "<<" + names.trimmed() + ">>";
}

}  // namespace candour
