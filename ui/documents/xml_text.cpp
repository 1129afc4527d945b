// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/xml_text.h"

#include <QList>
#include <QString>

namespace candour {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

// the production Char of XML 1.0.
bool isAllowed(char32_t c) {
  if (c == 0x9 || c == 0xA || c == 0xD) return true;
  return c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF;
}

std::string_view referenceOf(char32_t c, bool attribute) {
  switch (c) {
    case U'&':
      return "&amp;";
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";
    case U'\r':
      return "&#13;";
    case U'"':
      return attribute ? "&quot;" : "";
    case U'\'':
      return attribute ? "&#39;" : "";
    case U'\t':
      return attribute ? "&#9;" : "";
    case U'\n':
      return attribute ? "&#10;" : "";
    default:
      return "";
  }
}

std::string escaped(std::string_view utf8, bool attribute) {
  const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
  QString out;
  out.reserve(text.size());
  for (const char32_t c : text.toUcs4()) {
    const std::string_view reference = referenceOf(c, attribute);
    if (!reference.empty()) {
      out += QLatin1String(reference.data(), static_cast<qsizetype>(reference.size()));
      continue;
    }
    const char32_t kept = isAllowed(c) ? c : kReplacement;
    out += QString::fromUcs4(&kept, 1);
  }
  return out.toStdString();
}

}  // namespace

std::string xmlText(std::string_view utf8) {
  return escaped(utf8, false);
}

std::string xmlAttribute(std::string_view utf8) {
  return escaped(utf8, true);
}

}  // namespace candour
