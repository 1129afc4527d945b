// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <QRawFont>
#include <QString>
#include <array>
#include <map>
#include <optional>

#include "ui/documents/pdf_file.h"

namespace candour {

/// The two faces of the figures' font, as a PDF uses and embeds them: only the letters drawn, each
/// with the character it stands for, so that text can be found and copied.
class PdfFonts {
 public:
  PdfFonts();

  /// `text` as the operand of a text operator, letter after letter as TextMeasure adds them up.
  /// Nothing where the face lacks a letter, or letters must be joined, stacked or turned round.
  std::optional<QByteArray> letters(const QString& text, bool bold);

  /// Name of the face among a page's resources.
  static QByteArray name(bool bold) { return bold ? "F1" : "F0"; }

  /// Writes the faces that were used; returns the dictionary of them, "<<...>>".
  QByteArray write(PdfFile& file) const;

 private:
  struct Face {
    QRawFont font;
    bool embedded = false;
    std::map<quint32, char16_t> letters;  // glyph -> the character it stands for
  };

  static int writeFace(const Face& face, bool bold, PdfFile& file);

  std::array<Face, 2> m_faces;
};

}  // namespace candour
