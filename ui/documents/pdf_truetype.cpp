// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pdf_truetype.h"

#include <QtEndian>
#include <algorithm>
#include <map>
#include <vector>

namespace candour {

namespace {

// Offsets into the tables, from the OpenType specification.
constexpr qsizetype kUnitsPerEm = 18, kBox = 36, kLocaFormat = 50, kHeadAdjustment = 8;
constexpr qsizetype kGlyphCount = 4, kMetricCount = 34, kEmbedding = 8;

quint16 word(const QByteArray& table, qsizetype at) {
  return at >= 0 && at + 2 <= table.size() ? qFromBigEndian<quint16>(table.constData() + at)
                                           : quint16(0);
}

quint32 longWord(const QByteArray& table, qsizetype at) {
  return quint32(word(table, at)) << 16 | word(table, at + 2);
}

void append16(QByteArray& table, quint32 value) {
  table.append(char(value >> 8 & 0xFF)).append(char(value & 0xFF));
}

void append32(QByteArray& table, quint32 value) {
  append16(table, value >> 16);
  append16(table, value & 0xFFFF);
}

void pad(QByteArray& table) {
  while (table.size() % 4 != 0) table.append('\0');
}

quint32 checksum(const QByteArray& padded) {
  quint32 sum = 0;
  for (qsizetype i = 0; i < padded.size(); i += 4) sum += longWord(padded, i);
  return sum;
}

struct Outlines {
  QByteArray glyf, loca;
  bool longOffsets = false;

  [[nodiscard]] QByteArray of(quint32 glyph) const {
    const qsizetype i = glyph;
    const quint32 from = longOffsets ? longWord(loca, 4 * i) : 2u * word(loca, 2 * i);
    const quint32 to = longOffsets ? longWord(loca, 4 * i + 4) : 2u * word(loca, 2 * i + 2);
    return to > from ? glyf.mid(from, to - from) : QByteArray();
  }
};

// The glyphs an outline is composed of, none if it is drawn itself.
std::vector<quint32> partsOf(const QByteArray& outline) {
  std::vector<quint32> parts;
  if (outline.isEmpty() || qint16(word(outline, 0)) >= 0) return parts;
  for (qsizetype at = 10; at + 4 <= outline.size();) {
    const quint16 flags = word(outline, at);
    parts.push_back(word(outline, at + 2));
    at += 4 + ((flags & 0x0001) != 0 ? 4 : 2);
    if ((flags & 0x0008) != 0) at += 2;
    if ((flags & 0x0040) != 0) at += 4;
    if ((flags & 0x0080) != 0) at += 8;
    if ((flags & 0x0020) == 0) break;
  }
  return parts;
}

std::set<quint32> withParts(const std::set<quint32>& glyphs, const Outlines& outlines) {
  std::set<quint32> all{0};
  std::vector<quint32> open(glyphs.begin(), glyphs.end());
  open.push_back(0);
  while (!open.empty()) {
    const quint32 glyph = open.back();
    open.pop_back();
    all.insert(glyph);
    for (const quint32 part : partsOf(outlines.of(glyph))) {
      if (all.count(part) == 0) open.push_back(part);
    }
  }
  return all;
}

// Widths of glyphs that are left out are zero, which takes no room once deflated.
QByteArray metricsOf(QByteArray hmtx, const std::set<quint32>& kept, quint32 count) {
  for (quint32 glyph = 0; glyph < count; ++glyph) {
    if (kept.count(glyph) == 0 && 4 * qsizetype(glyph) + 4 <= hmtx.size()) {
      hmtx.replace(4 * qsizetype(glyph), 4, QByteArray(4, '\0'));
    }
  }
  return hmtx;
}

QByteArray fileOf(std::map<QByteArray, QByteArray> tables) {
  const auto count = static_cast<quint32>(tables.size());
  quint32 power = 1, exponent = 0;
  while (power * 2 <= count) power *= 2, ++exponent;
  QByteArray file, data;
  append32(file, 0x00010000);
  for (const quint32 value : {count, 16 * power, exponent, 16 * (count - power)}) {
    append16(file, value);
  }
  const auto start = static_cast<quint32>(12 + 16 * tables.size());
  for (auto& [tag, table] : tables) {
    const auto length = static_cast<quint32>(table.size());
    pad(table);
    file += tag;
    for (const quint32 value :
         {checksum(table), start + static_cast<quint32>(data.size()), length}) {
      append32(file, value);
    }
    data += table;
  }
  return file + data;
}

}  // namespace

bool canEmbed(const QRawFont& font) {
  const bool restricted = (word(font.fontTable("OS/2"), kEmbedding) & 0x000F) == 0x0002;
  return font.isValid() && !restricted && !font.fontTable("glyf").isEmpty() &&
         !font.fontTable("loca").isEmpty();
}

QByteArray truetypeSubset(const QRawFont& font, const std::set<quint32>& glyphs) {
  QByteArray head = font.fontTable("head");
  const Outlines outlines{font.fontTable("glyf"), font.fontTable("loca"),
                          word(head, kLocaFormat) != 0};
  const std::set<quint32> kept = withParts(glyphs, outlines);
  const quint32 count = word(font.fontTable("maxp"), kGlyphCount);
  QByteArray glyf, loca;
  for (quint32 glyph = 0; glyph < count; ++glyph) {
    append32(loca, static_cast<quint32>(glyf.size()));
    if (kept.count(glyph) == 0) continue;
    glyf += outlines.of(glyph);
    pad(glyf);
  }
  append32(loca, static_cast<quint32>(glyf.size()));
  head.replace(kLocaFormat, 2, QByteArray("\0\1", 2));
  head.replace(kHeadAdjustment, 4, QByteArray(4, '\0'));
  const quint32 metrics = word(font.fontTable("hhea"), kMetricCount);
  std::map<QByteArray, QByteArray> tables{
      {"head", head},
      {"glyf", glyf},
      {"loca", loca},
      {"hmtx", metricsOf(font.fontTable("hmtx"), kept, metrics)}};
  for (const char* tag : {"hhea", "maxp", "cvt ", "fpgm", "prep"}) {
    const QByteArray table = font.fontTable(tag);
    if (!table.isEmpty()) tables[tag] = table;
  }
  return fileOf(std::move(tables));
}

std::array<int, 4> fontBox(const QRawFont& font) {
  const QByteArray head = font.fontTable("head");
  const int units = std::max<int>(1, word(head, kUnitsPerEm));
  std::array<int, 4> box{};
  for (std::size_t i = 0; i < box.size(); ++i) {
    box[i] = qint16(word(head, kBox + 2 * qsizetype(i))) * 1000 / units;
  }
  return box;
}

}  // namespace candour
