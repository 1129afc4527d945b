// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <algorithm>

#include "ui/charts/text_measure.h"
#include "ui/documents/pptx_slides.h"
#include "ui/documents/pptx_theme.h"

namespace candour {

namespace {

// Programs set lines of Arial a little wider and further apart than its metrics say.
constexpr double kWidthSlack = 0.97;
constexpr double kLine = 1.2;
constexpr double kBulletIndent = 16;
constexpr int kLargestText = 18;
constexpr double kTextAfter = 10;
constexpr double kRoom = kSlideWidth - 2 * kSlideMargin;

QStringList linesOf(const SlideParagraph& paragraph, int size, double width) {
  const double room = kWidthSlack * width - (paragraph.bullet ? kBulletIndent : 0);
  return TextMeasure().wrap(QString::fromStdString(paragraph.text), size, paragraph.bold, room);
}

Slide textSlide(const std::string& headline, std::vector<SlideParagraph> paragraphs) {
  Slide slide;
  slide.texts.push_back(headlineText(headline));
  SlideText text;
  text.slot = SlideSlot::Content;
  text.name = "Text";
  const double top = slide.texts[0].box.bottom() + 16;
  text.box = QRectF(kSlideMargin, top, kRoom, kSlideFoot - top);
  text.size = kLargestText;
  text.after = kTextAfter;
  text.paragraphs = std::move(paragraphs);
  slide.texts.push_back(text);
  return slide;
}

}  // namespace

double textHeight(const std::vector<SlideParagraph>& paragraphs, int size, double width,
                  double after) {
  double height = 0;
  for (const SlideParagraph& paragraph : paragraphs) {
    height += static_cast<double>(linesOf(paragraph, size, width).size()) * kLine * size + after;
  }
  return height;
}

SlideText headlineText(const std::string& words, double most) {
  SlideText text;
  text.slot = SlideSlot::Headline;
  text.name = "Headline";
  text.paragraphs = {{words, true}};
  // On one line where that takes little off its size.
  for (text.size = 26; text.size >= 22; --text.size) {
    if (textHeight(text.paragraphs, text.size, kRoom, 0) <= kLine * text.size + 1) break;
  }
  if (text.size < 22) text.size = 26;
  for (; text.size > 16; --text.size) {
    if (textHeight(text.paragraphs, text.size, kRoom, 0) <= 2 * kLine * text.size + 1) break;
  }
  while (text.size > 12 && textHeight(text.paragraphs, text.size, kRoom, 0) + 2 > most) --text.size;
  text.box = QRectF(kSlideMargin, 22, kRoom, textHeight(text.paragraphs, text.size, kRoom, 0) + 2);
  return text;
}

std::vector<Slide> textSlides(const std::string& headline,
                              const std::vector<SlideParagraph>& blocks, bool continued) {
  std::vector<Slide> slides;
  const double room = kSlideFoot - headlineText(headline + " (continued)").box.bottom() - 16;
  const double line = kLine * kLargestText;
  std::vector<SlideParagraph> taken;
  double used = 0;
  const auto flush = [&] {
    if (taken.empty()) return;
    const bool goesOn = continued || !slides.empty();
    slides.push_back(textSlide(goesOn ? headline + " (continued)" : headline, taken));
    taken.clear(), used = 0;
  };
  for (const SlideParagraph& block : blocks) {
    QStringList lines = linesOf(block, kLargestText, kRoom);
    SlideParagraph rest = block;
    while (!lines.isEmpty()) {
      const auto free = static_cast<qsizetype>((room - used) / line);
      const bool whole = lines.size() <= free;
      // A title of a list does not stand alone at the foot.
      const bool fits = whole && !(block.bold && lines.size() + 2 > free);
      if (!fits && !taken.empty()) {
        flush();
        continue;
      }
      const qsizetype count = std::min(std::max<qsizetype>(1, free), lines.size());
      rest.text = lines.mid(0, count).join(u' ').toStdString();
      taken.push_back(rest);
      used += static_cast<double>(count) * line + kTextAfter;
      lines = lines.mid(count);
      rest.bullet = false;
    }
  }
  flush();
  if (slides.empty()) slides.push_back(textSlide(headline, {}));
  return slides;
}

}  // namespace candour
