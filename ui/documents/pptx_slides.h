// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <QByteArray>
#include <QRectF>
#include <optional>
#include <string>
#include <vector>

#include "models/findings/document.h"
#include "ui/documents/native_chart.h"

namespace candour {

/// A presentation laid out: every box in its place, in points from a slide's upper left corner,
/// with sizes of text such that nothing runs out of its box.

/// A stretch of a paragraph in a colour of its own (DrawingML's colour element, without brackets);
/// empty: that of the text.
struct SlideRun {
  std::string text;
  std::string colour;
};

struct SlideParagraph {
  std::string text;
  bool bold = false;
  bool bullet = false;
  std::vector<SlideRun> runs;  // the same text in colours; empty: in one
};

/// Which of the layout's placeholders a text fills; None: a box of its own.
enum class SlideSlot { None, DocumentTitle, DocumentSubtitle, Headline, Measure, Content };

struct SlideText {
  SlideSlot slot = SlideSlot::None;
  std::string name;  // for those who select by name or listen
  QRectF box;
  int size = 16;
  bool muted = false;
  double after = 0;  // points between paragraphs
  std::vector<SlideParagraph> paragraphs;
};

struct SlidePicture {
  QRectF box;
  QByteArray svg;
  QByteArray png;
};

struct Slide {
  bool isTitle = false;
  std::vector<SlideText> texts;  // in reading order
  std::vector<NativeChart> charts;
  std::optional<SlidePicture> picture;
  std::string altText;  // of charts or picture
  std::string notes;    // for the speaker, lines
};

/// The title, then for every page a slide, or more where the page has more than fits.
std::vector<Slide> slidesOf(const Document& document);

/// Slides of text alone, as many as the blocks need. All but the first say that they continue; also
/// the first where a slide before it has the same headline.
std::vector<Slide> textSlides(const std::string& headline,
                              const std::vector<SlideParagraph>& blocks, bool continued = false);

/// The height of paragraphs at `size` in `width` points, `after` points apart.
double textHeight(const std::vector<SlideParagraph>& paragraphs, int size, double width,
                  double after);

/// The headline's box and size at the top of a slide, no higher than `most` points.
SlideText headlineText(const std::string& words, double most = 1e6);

/// A picture of a figure without its titles and footer, inside `room`, its shape kept.
SlidePicture pictureOf(const Figure& figure, QRectF room);

/// What the marks of a native chart mean, in one paragraph; empty text without a key.
SlideParagraph keyParagraph(const Figure& figure);

/// Text in the order it is spoken of: alternative text, footer, where the numbers are.
std::string speakerNotes(const Figure& figure, bool native);

}  // namespace candour
