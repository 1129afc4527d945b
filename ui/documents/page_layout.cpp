// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/page_layout.h"

#include <algorithm>

#include "ui/documents/page_layout_flow.h"
#include "ui/documents/page_layout_page.h"
#include "ui/export/figure_bytes.h"

namespace candour {

namespace {

// The title block, and under it a rule; the column goes on below.
void putTitle(const Document& document, SheetColumn& column, SheetWriter& writer) {
  const PageFormat& format = writer.format();
  const std::vector<TextBlock> texts = titleTexts(document, format, column.width);
  if (format.beside) column.y += 0.28 * column.room();  // a sheet of its own
  for (Stop at; (at = fill(texts, at, column, writer)).block < texts.size();) {
    column = writer.begin(0, true);
  }
  column.y += 0.8 * format.text;
  writer.rule(column.left, column.left + column.width, column.y);
}

// Where a figure that cannot be parted made its sheet taller, all are as tall: no printer and no
// projector takes sheets of two sizes well.
void makeAlike(std::vector<PageScene>& sheets) {
  double height = 0;
  for (const PageScene& sheet : sheets) height = std::max(height, sheet.scene.size.height());
  for (PageScene& sheet : sheets) sheet.scene.size.setHeight(height);
}

}  // namespace

PageFormat a4Portrait() {
  PageFormat format;
  format.size = {pointsOf(210), pointsOf(297)};
  const double side = pointsOf(25.5);
  format.margins = {side, pointsOf(18), side, pointsOf(20)};
  format.figureRoom = pointsOf(100);
  return format;
}

PageFormat a4Landscape() {
  PageFormat format;
  format.size = {pointsOf(297), pointsOf(210)};
  const double side = pointsOf(18);
  format.margins = {side, pointsOf(15), side, pointsOf(17)};
  format.beside = true;
  return format;
}

PageFormat wideSlide() {
  PageFormat format;
  format.size = {960, 540};
  format.margins = {48, 30, 48, 44};
  format.title = 40;
  format.headline = 26;
  format.heading = 18;
  format.text = 16;
  format.small = 14;
  format.beside = true;
  return format;
}

std::vector<PageScene> layoutDocument(const Document& document, const PageFormat& format) {
  SheetWriter writer(format);
  SheetColumn column = writer.begin(0, false);
  putTitle(document, column, writer);
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    if (i > 0 || format.beside) column = writer.begin(i, false);
    layoutPage(document.pages[i], i, column, writer);
  }
  makeAlike(writer.sheets());
  drawFeet(document, writer);
  return std::move(writer.sheets());
}

}  // namespace candour
