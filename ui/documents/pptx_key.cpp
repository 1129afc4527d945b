// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/words.h"
#include "ui/documents/pptx_slides.h"

namespace candour {

namespace {

const char* const kMark = "a:schemeClr val=\"accent1\"";
const char* const kMuted = "a:schemeClr val=\"tx2\"";
const char* const kText = "a:schemeClr val=\"tx1\"";
const char* const kBar = "a:srgbClr val=\"2073BC\"";
const char* const kGrey = "a:srgbClr val=\"BFBFBF\"";

// Signs that Arial has.
SlideRun signOf(LegendMark mark) {
  switch (mark) {
    case LegendMark::FilledDot:
      return {"\xE2\x97\x8F", kMark};
    case LegendMark::OpenDot:
      return {"\xE2\x97\x8B", kMark};
    case LegendMark::OpenGreyDot:
      return {"\xE2\x97\x8B", kMuted};
    case LegendMark::OpenDiamond:
      return {"\xE2\x97\x8A", kText};
    case LegendMark::SolidBar:
      return {"\xE2\x96\xA0", kBar};
    case LegendMark::HatchedBar:
      return {"\xE2\x96\x92", kBar};
    case LegendMark::GreyBar:
      return {"\xE2\x96\xA0", kGrey};
    case LegendMark::OpenBar:
    case LegendMark::OutlinedBar:
    case LegendMark::DashedBar:
      return {"\xE2\x96\xA1", kText};
    case LegendMark::SmallDot:
      return {"\xE2\x80\xA2", kMuted};
    case LegendMark::SolidLine:
      return {"\xE2\x80\x94", kMark};
    case LegendMark::GreyLine:
      return {"\xE2\x80\x94", kMuted};
    case LegendMark::DashedLine:
      return {"- -", kText};
    case LegendMark::DottedLine:
      return {"\xC2\xB7\xC2\xB7\xC2\xB7", kMuted};
  }
  return {};
}

}  // namespace

SlideParagraph keyParagraph(const Figure& figure) {
  SlideParagraph paragraph;
  // The strip under a curve is explained below it.
  if (!hasNativeChart(figure.kind) || figure.kind == FigureKind::Curve) return paragraph;
  for (const LegendEntry& entry : figure.legend) {
    SlideRun sign = signOf(entry.mark);
    // Where something is highlighted colour says that alone.
    if (figure.focused && entry.mark != LegendMark::GreyBar) sign.colour = kMuted;
    const std::string words =
        std::string(kNoBreak) + entry.text + (&entry == &figure.legend.back() ? "" : "      ");
    paragraph.text += sign.text + words;
    paragraph.runs.push_back(std::move(sign));
    paragraph.runs.push_back({words, ""});
  }
  return paragraph;
}

}  // namespace candour
