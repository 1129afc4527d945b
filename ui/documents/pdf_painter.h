// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <set>
#include <utility>

#include "ui/charts/scene.h"
#include "ui/documents/pdf_fonts.h"

namespace candour {

/// Draws items of a scene as a PDF's page description: what paintScene() does, in its colours for
/// paper, with text as text.
class PdfPainter {
 public:
  /// The operator that comes first on a page so high: points from the upper left corner down.
  static QByteArray beginPage(double height);

  void operator()(const TextRun& run);
  void operator()(const LineMark& line);
  void operator()(const RectMark& rect);
  void operator()(const CircleMark& circle);
  void operator()(const PolygonMark& polygon);
  void operator()(const PolylineMark& polyline);

  /// A run that goes on on the next line: a blank parts their words for who reads them aloud.
  void textWithBlank(const TextRun& run);

  /// Operators since the last call.
  QByteArray take() { return std::exchange(m_out, {}); }

  /// Writes what the operators name; returns the resources of every page.
  int writeResources(PdfFile& file) const;

 private:
  void fillColour(Ink ink);
  void pen(Ink ink, double width, LineStyle style = LineStyle::Solid);
  void opacity(int alpha);
  void outline(const QPolygonF& points);
  void letters(const TextRun& run, const QByteArray& shown);
  void shape(const TextRun& run);

  PdfFonts m_fonts;
  std::set<int> m_alphas;  // of 255
  QByteArray m_out;
};

}  // namespace candour
