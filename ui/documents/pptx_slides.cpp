// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/pptx_slides.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/figure_parts.h"
#include "ui/charts/layout.h"
#include "ui/charts/paint.h"
#include "ui/documents/document_parts.h"
#include "ui/documents/pptx_theme.h"
#include "ui/export/figure_bytes.h"

namespace candour {

namespace {

constexpr double kSlideRoom = kSlideWidth - 2 * kSlideMargin;
constexpr double kSideWidth = 264;
constexpr double kBetween = 22;       // between figure and text beside it
constexpr double kLeastFigure = 230;  // height
constexpr double kTallestFoot = 150;
constexpr double kLineHeight = 1.2;
constexpr std::size_t kManyRows = 14;
constexpr int kSideSizes[] = {16, 15, 14};

std::vector<SlideParagraph> plainBlocks(const std::vector<std::string>& texts) {
  std::vector<SlideParagraph> blocks;
  for (const std::string& text : texts) blocks.push_back({text});
  return blocks;
}

// The page's text before its figure.
std::vector<SlideParagraph> textBlocks(const DocumentPage& page) {
  std::vector<SlideParagraph> blocks = plainBlocks(page.paragraphs);
  for (const DocumentSection& section : page.sections) {
    blocks.push_back({section.heading, true});
    for (const std::string& text : section.paragraphs) blocks.push_back({text});
  }
  return blocks;
}

std::vector<SlideParagraph> listBlocks(const DocumentPage& page) {
  std::vector<SlideParagraph> blocks;
  if (page.list.empty()) return blocks;
  if (!page.listTitle.empty()) blocks.push_back({page.listTitle, true});
  for (const std::string& item : page.list) blocks.push_back({item, false, true});
  return blocks;
}

std::vector<SlideParagraph> joined(std::vector<SlideParagraph> a,
                                   const std::vector<SlideParagraph>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

// What is left of a slide while its parts are put on it.
struct Room {
  Slide slide;
  double top = 0;
  double bottom = kSlideFoot;
  double right = kSlideMargin + kSlideRoom;

  [[nodiscard]] QRectF rect() const { return {QPointF(kSlideMargin, top), QPointF(right, bottom)}; }
  void addText(const std::string& name, std::vector<SlideParagraph> paragraphs, int size,
               bool muted, SlideSlot slot = SlideSlot::None) {
    SlideText text{slot, name, {}, size, muted};
    text.paragraphs = std::move(paragraphs);
    const double width = right - kSlideMargin;
    const double height = textHeight(text.paragraphs, size, width, 0) + 2;
    text.box = QRectF(kSlideMargin, top, width, height);
    top += height;
    slide.texts.push_back(text);
  }
};

// Beside the figure; false if it does not fit there at any size.
bool addBeside(Room& room, const std::vector<SlideParagraph>& blocks) {
  const double height = room.bottom - room.top;
  for (const int size : kSideSizes) {
    if (textHeight(blocks, size, kSideWidth, 8) > height) continue;
    SlideText text{SlideSlot::None, "Text", {}, size};
    text.after = 8;
    text.box = QRectF(room.right - kSideWidth, room.top, kSideWidth, height);
    text.paragraphs = blocks;
    room.slide.texts.push_back(text);
    room.right -= kSideWidth + kBetween;
    return true;
  }
  return false;
}

bool addAbove(Room& room, const std::vector<SlideParagraph>& blocks) {
  constexpr int kSize = 15;
  const double height = textHeight(blocks, kSize, kSlideRoom, 0);
  if (height > 3 * kLineHeight * kSize + 1) return false;
  if (room.bottom - room.top - height < kLeastFigure) return false;
  room.addText("Text", blocks, kSize, false);
  room.top += 6;
  return true;
}

// Puts as much of the page's words on the slide of its figure as there is room for; returns what
// is left for slides of its own.
std::vector<SlideParagraph> addWords(Room& room, const DocumentPage& page) {
  const std::vector<SlideParagraph> paragraphs = textBlocks(page);
  const std::vector<SlideParagraph> list = listBlocks(page);
  const std::vector<SlideParagraph> all = joined(paragraphs, list);
  const bool wide = page.figure->rows.size() >= kManyRows || !hasNativeChart(page.figure->kind);
  if (all.empty()) return {};
  if (list.empty() && addAbove(room, paragraphs)) return {};
  if (!wide && addBeside(room, all)) return {};
  if (!list.empty() && !paragraphs.empty()) {
    if (addAbove(room, paragraphs) || (!wide && addBeside(room, paragraphs))) return list;
  }
  return all;
}

// Notes and footer at the foot, as small as they may be; returns what is too long for it.
std::vector<SlideParagraph> addFoot(Room& room, const std::vector<std::string>& notes) {
  if (notes.empty()) return {};
  const std::vector<SlideParagraph> blocks = plainBlocks(notes);
  int size = 11;
  if (textHeight(blocks, size, kSlideRoom, 0) > 4 * kLineHeight * size + 1) size = 10;
  const double height = textHeight(blocks, size, kSlideRoom, 0) + 2;
  if (height > kTallestFoot) return blocks;
  SlideText text{SlideSlot::None, "Notes to the figure", {}, size, true};
  text.paragraphs = blocks;
  room.bottom -= height;
  text.box = QRectF(kSlideMargin, room.bottom, kSlideRoom, height);
  room.slide.texts.push_back(text);
  room.bottom -= 6;
  return {};
}

// The width of page at which a tall figure is shrunk least.
double pictureWidth(const Figure& figure, QSizeF room) {
  double best = room.width(), largest = 0;
  for (double width = room.width(); width <= 2.2 * room.width(); width += 0.1 * room.width()) {
    const double scale =
        std::min(room.width() / width, room.height() / neededHeight(figure, width));
    if (scale > largest + 0.01) largest = scale, best = width;
  }
  return best;
}

Room startSlide(const DocumentPage& page, const std::string& headline) {
  Room room;
  room.slide.texts.push_back(headlineText(headline));
  room.top = room.slide.texts[0].box.bottom() + 2;
  const Figure& figure = *page.figure;
  if (!figure.headline.empty() && figure.headline != page.headline) {
    room.addText("Headline of the figure", {{figure.headline, true}}, 15, false);
  }
  if (!figure.subtitle.empty()) {
    room.addText("Measure", {{figure.subtitle}}, 14, true, SlideSlot::Measure);
  }
  room.top += 8;
  return room;
}

std::string partHeadline(const DocumentPage& page, std::size_t part, std::size_t parts) {
  return page.headline + " (" + std::to_string(part + 1) + " of " + std::to_string(parts) + ")";
}

std::vector<std::string> footOf(const DocumentPage& page) {
  std::vector<std::string> notes = page.figure->footer;
  notes.insert(notes.end(), page.notes.begin(), page.notes.end());
  return notes;
}

// The charts of area `i`. Of several, each says which it is and has words for those who cannot see
// its rows.
Slide chartSlide(const DocumentPage& page, const Room& room,
                 const std::vector<std::vector<NativeChart>>& areas, std::size_t i) {
  Slide slide = room.slide;
  if (areas.size() > 1) {
    const Figure part =
        partOf(*page.figure, {areas[i].front().first, areas[i].back().last}, i, areas.size());
    slide.texts[0] = headlineText(partHeadline(page, i, areas.size()), slide.texts[0].box.height());
    slide.altText = part.altText;
    slide.notes = speakerNotes(part, true);
  }
  for (NativeChart chart : areas[i]) {
    chart.frame.translate(room.rect().topLeft());
    slide.charts.push_back(chart);
  }
  return slide;
}

// A slide for each area of charts; the words stand on the first.
std::vector<Slide> figureSlides(const DocumentPage& page) {
  const Figure& figure = *page.figure;
  Room room = startSlide(page, page.headline);
  const std::vector<SlideParagraph> foot = addFoot(room, footOf(page));
  const std::vector<SlideParagraph> words = addWords(room, page);
  const SlideParagraph key = keyParagraph(figure);
  if (!key.text.empty()) room.addText("Key", {key}, 14, false);
  const auto areas = nativeCharts(figure, room.rect().size());
  room.slide.altText = figure.altText;
  room.slide.notes = speakerNotes(figure, !areas.empty());
  std::vector<Slide> slides;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    slides.push_back(chartSlide(page, room, areas, i));
  }
  if (areas.empty()) {
    room.slide.picture = pictureOf(figure, room.rect());
    slides.push_back(room.slide);
  }
  const auto addSlides = [&](const std::string& headline, const std::vector<SlideParagraph>& text,
                             bool continued) {
    if (text.empty()) return;
    for (Slide& slide : textSlides(headline, text, continued)) slides.push_back(std::move(slide));
  };
  addSlides(page.headline, words, true);
  addSlides("About the figure: " + page.headline, foot, false);
  return slides;
}

std::vector<Slide> pageSlides(const DocumentPage& page) {
  if (page.figure) return figureSlides(page);
  const std::vector<SlideParagraph> blocks =
      joined(joined(textBlocks(page), listBlocks(page)), plainBlocks(page.notes));
  return textSlides(page.headline, blocks);
}

Slide titleSlide(const Document& document) {
  Slide slide;
  slide.isTitle = true;
  SlideText title{SlideSlot::DocumentTitle, "Title", {}, 40};
  title.paragraphs = {{document.title, true}};
  const double room = kSlideWidth - 4 * kSlideMargin;
  while (title.size > 20 &&
         textHeight(title.paragraphs, title.size, room, 0) > 3 * kLineHeight * title.size + 1) {
    --title.size;
  }
  const double height = textHeight(title.paragraphs, title.size, room, 0) + 4;
  title.box = QRectF(2 * kSlideMargin, std::max(40.0, 270 - height), room, height);
  SlideText subtitle{SlideSlot::DocumentSubtitle, "Subtitle", {}, 20, true};
  if (!document.subtitle.empty()) subtitle.paragraphs.push_back({document.subtitle});
  if (document.simulated) {
    subtitle.paragraphs.push_back({kSimulatedSaid, true});
  }
  subtitle.after = 8;
  subtitle.box = QRectF(2 * kSlideMargin, title.box.bottom() + 14, room,
                        textHeight(subtitle.paragraphs, subtitle.size, room, 8) + 4);
  slide.texts = {title, subtitle};
  return slide;
}

}  // namespace

SlidePicture pictureOf(const Figure& figure, QRectF room) {
  Figure plot = figure;
  plot.headline.clear(), plot.subtitle.clear(), plot.footer.clear();
  const double width = pictureWidth(plot, room.size());
  const Scene scene = layoutFigure(plot, {width, width * room.height() / room.width()});
  const double scale =
      std::min(room.width() / scene.size.width(), room.height() / scene.size.height());
  const QSizeF size = scene.size * std::min(1.0, scale);
  const QPointF at(room.left() + (room.width() - size.width()) / 2, room.top());
  // The picture's own title and words are those of the whole figure.
  return {QRectF(at, size), svgBytes(figure, scene), pngBytes(figure, scene)};
}

std::string speakerNotes(const Figure& figure, bool native) {
  std::string notes = figure.altText;
  for (const std::string& line : figure.footer) notes += "\n" + line;
  notes += native ? "\nThe numbers are in the workbook behind the chart: choose Edit Data; its "
                    "second sheet is the figure\xE2\x80\x99s table."
                  : "\nThe figure is a picture; its numbers go with it as a table in the other "
                    "formats of this briefing.";
  return notes;
}

std::vector<Slide> slidesOf(const Document& document) {
  std::vector<Slide> slides = {titleSlide(document)};
  for (const DocumentPage& page : document.pages) {
    for (Slide& slide : pageSlides(page)) slides.push_back(std::move(slide));
  }
  if (!document.simulated) return slides;
  for (std::size_t i = 1; i < slides.size(); ++i) {
    SlideText text{SlideSlot::None, kSimulatedShort, {}, 10, true};
    text.paragraphs = {{kSimulatedShort, true}};
    text.box = QRectF(kSlideMargin, kSlideFoot + 5, 200, 14);
    slides[i].texts.push_back(text);
  }
  return slides;
}

}  // namespace candour
