// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QMarginsF>
#include <QRectF>
#include <QSizeF>
#include <cstddef>
#include <vector>

#include "models/findings/document.h"
#include "ui/charts/scene.h"

namespace candour {

/// A sheet and the sizes of its type, all in points. The running foot stands in the lower margin.
struct PageFormat {
  QSizeF size;
  QMarginsF margins;
  int title = 26;     // the document's, on its first sheet
  int headline = 20;  // of a page
  int heading = 14;   // of a list
  int text = 12;
  int small = 12;         // subtitle, notes, foot
  double leading = 1.35;  // between lines of text, as a part of its size
  double air = 1;         // between texts, as a part of the usual
  double figureRoom = 0;  // the least height a figure is given, where it needs less
  bool beside = false;    // the figure stands to the right of the text, where it fits there
};

PageFormat a4Portrait();   // text and figure 159 mm wide
PageFormat a4Landscape();  // text beside the figure
PageFormat wideSlide();    // 16:9, 960 x 540 points as PowerPoint has it; text beside the figure

/// FigureNote: the small print below a figure, which its alternative text does not stand for.
enum class BlockRole { Title, H1, H2, Paragraph, ListItem, Figure, FigureNote, Artifact };

/// A run of the scene's items that is read as one thing.
struct PageBlock {
  BlockRole role = BlockRole::Paragraph;
  std::size_t first = 0;  // index of its first item
  std::size_t count = 0;
  QRectF box;
  bool continued = false;  // the rest of the block of this role the sheet before ended with
  bool goesOn = false;     // its own rest is on the next sheet
  std::string alt;         // figures: what they show, in words
};

/// A printed sheet: what to paint, and what it is, in the order it is read. Every item belongs to
/// one block; list items begin with their bullet.
struct PageScene {
  Scene scene;
  std::vector<PageBlock> blocks;
  std::size_t page = 0;    // index into Document::pages
  bool continued = false;  // not the first sheet of that page
};

/// Lays `document` out on sheets of `format`: a title block on the first, every page of the
/// document on a new sheet with its headline, paragraphs, figure, list and notes; the number of the
/// sheet, the document's title and "Simulated data", if they are, at the foot of each.
/// - A figure repeats its headline only where it differs from the page's.
/// - What does not fit goes on to another sheet: list, then paragraphs; never a heading alone.
/// - A figure too tall for a sheet has its text made smaller, down to 9 points, its rows set in two
///   columns on a wide sheet, and then parted over several sheets; each part has an alternative
///   text of its own rows.
/// - All sheets are of one size: that of the format, or, where a figure cannot be parted and is
/// taller
///   still, as tall as that one. Nothing is clipped.
/// At least one sheet, also of a document without pages.
std::vector<PageScene> layoutDocument(const Document& document, const PageFormat& format);

}  // namespace candour
