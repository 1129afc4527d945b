// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/text_measure.h"
#include "ui/documents/document_parts.h"
#include "ui/documents/odt_parts.h"
#include "ui/export/figure_bytes.h"

namespace candour {

namespace {

constexpr double kSheetRoom = 250;      // millimetres between margin and foot
constexpr double kLine = 1.149 * 1.15;  // Arial's line, and the space odtStyles() gives it
constexpr double kListIndent = 6;       // millimetres

// Sizes and distances are those of odtStyles().
double heightOf(const std::string& text, int size, bool bold, double after, double indent = 0) {
  if (text.empty()) return 0;
  const auto lines = TextMeasure().wrap(QString::fromStdString(text), size, bold,
                                        pointsOf(kOdtTextWidth - indent));
  return millimetresOf(static_cast<double>(lines.size()) * size * kLine) + after;
}

double titleHeight(const Document& document) {
  return heightOf(document.title, 26, true, 2) + heightOf(document.subtitle, 13, false, 2) +
         (document.simulated ? heightOf(kSimulatedSaid, 13, true, 2) : 0) + 6;
}

}  // namespace

double odtFigureRoom(const Document& document, std::size_t index) {
  const DocumentPage& page = document.pages[index];
  double taken = heightOf(page.headline, 16, true, 3) + (index == 0 ? titleHeight(document) : 0);
  for (const std::string& text : page.paragraphs) taken += heightOf(text, 11, false, 3);
  for (const DocumentSection& section : page.sections) {
    taken += heightOf(section.heading, 14, true, 7);
    for (const std::string& text : section.paragraphs) taken += heightOf(text, 11, false, 3);
  }
  taken += heightOf(ownHeadline(page), 11, true, 1);
  taken += heightOf(measureLine(*page.figure), 11, false, 2) + 2;
  for (const std::string& note : page.figure->footer) taken += heightOf(note, 9, false, 1);
  taken += page.list.empty() ? 0 : heightOf(page.listTitle, 14, true, 7);
  for (const std::string& item : page.list) taken += heightOf(item, 11, false, 1.5, kListIndent);
  for (const std::string& note : page.notes) taken += heightOf(note, 9, false, 1);
  return kSheetRoom - taken - (page.notes.empty() ? 0 : 4);
}

}  // namespace candour
