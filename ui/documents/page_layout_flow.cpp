// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/page_layout_flow.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/documents/document_parts.h"

namespace candour {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kFewestLines = 2;  // of a paragraph, on either side of where it is parted

bool isHeading(BlockRole role) {
  return role == BlockRole::Title || role == BlockRole::H1 || role == BlockRole::H2;
}

// Ends of lines and tabs become blanks; blanks that must not be broken stay what they are.
QString printable(const std::string& text) {
  QString words = QString::fromStdString(text);
  for (QChar& c : words) {
    if (c.category() == QChar::Other_Control) c = QLatin1Char(' ');
  }
  return words;
}

class TextMaker {
 public:
  TextMaker(const PageFormat& format, double width) : m_format(format), m_width(width) {}

  [[nodiscard]] TextBlock make(BlockRole role, const std::string& text, const TextStyle& style,
                               double before) const {
    TextBlock block{role, {}, style, before * style.size * m_format.air};
    if (!isHeading(role)) block.leading = m_format.leading;
    if (role == BlockRole::ListItem) block.indent = 1.1 * style.size;
    block.lines = m_measure.wrap(printable(text), style.size, style.bold, m_width - block.indent);
    return block;
  }

 private:
  const PageFormat& m_format;
  TextMeasure m_measure;
  double m_width;
};

// The lines of `texts[at.block]` that go into `room`, none if they had better go elsewhere.
qsizetype linesFor(const std::vector<TextBlock>& texts, Stop at, double room, double whole) {
  const TextBlock& block = texts[at.block];
  const qsizetype rest = block.lines.size() - at.line;
  const auto fit = static_cast<qsizetype>(std::floor((room + 0.01) / block.step()));
  if (isHeading(block.role) && at.block + 1 < texts.size()) {
    const TextBlock& next = texts[at.block + 1];
    const qsizetype kept = next.role == BlockRole::ListItem
                               ? next.lines.size()
                               : std::min(kFewestLines, next.lines.size());
    const double needed = block.height() + next.before + next.step() * static_cast<double>(kept);
    if (needed > room && needed <= whole) return 0;
  }
  if (fit >= rest) return rest;
  const bool undivided = isHeading(block.role) || block.role == BlockRole::ListItem;
  if (undivided && block.height() <= whole) return 0;
  const qsizetype taken = std::min(fit, rest - kFewestLines);
  return taken >= kFewestLines ? taken : 0;
}

}  // namespace

PageTexts textsOf(const DocumentPage& page, const PageFormat& format, double width) {
  const TextMaker maker(format, width);
  PageTexts texts;
  if (!page.headline.empty()) {
    const TextStyle bold{TextRole::Headline, Ink::Text, true, format.headline};
    texts.headline.push_back(maker.make(BlockRole::H1, page.headline, bold, 1.2));
  }
  const TextStyle plain{TextRole::Label, Ink::Text, false, format.text};
  for (const std::string& paragraph : page.paragraphs) {
    texts.paragraphs.push_back(maker.make(BlockRole::Paragraph, paragraph, plain, 0.6));
  }
  const TextStyle heading{TextRole::Headline, Ink::Text, true, format.heading};
  for (const DocumentSection& section : page.sections) {
    texts.paragraphs.push_back(maker.make(BlockRole::H2, section.heading, heading, 1.0));
    for (const std::string& paragraph : section.paragraphs) {
      texts.paragraphs.push_back(maker.make(BlockRole::Paragraph, paragraph, plain, 0.4));
    }
  }
  if (!page.list.empty() && !page.listTitle.empty()) {
    texts.list.push_back(maker.make(BlockRole::H2, page.listTitle, heading, 1.0));
  }
  for (const std::string& item : page.list) {
    texts.list.push_back(maker.make(BlockRole::ListItem, item, plain, 0.3));
  }
  const TextStyle small{TextRole::Footer, Ink::Muted, false, format.small};
  for (const std::string& note : page.notes) {
    texts.notes.push_back(maker.make(BlockRole::Paragraph, note, small, 0.5));
  }
  if (!texts.notes.empty()) texts.notes.front().before = format.text;
  return texts;
}

std::vector<TextBlock> titleTexts(const Document& document, const PageFormat& format,
                                  double width) {
  const TextMaker maker(format, width);
  std::vector<TextBlock> texts;
  const TextStyle bold{TextRole::Headline, Ink::Text, true, format.title};
  texts.push_back(maker.make(BlockRole::Title, document.title, bold, 0));
  const auto add = [&](const std::string& text, bool isBold) {
    const TextStyle style{TextRole::Subtitle, isBold ? Ink::Text : Ink::Muted, isBold, format.text};
    if (!text.empty()) texts.push_back(maker.make(BlockRole::Paragraph, text, style, 0.4));
  };
  add(document.subtitle, false);
  add(document.simulated ? kSimulatedSaid : "", true);
  return texts;
}

double heightOf(const std::vector<TextBlock>& texts) {
  double height = 0;
  for (const TextBlock& block : texts) height += block.before + block.height();
  return height;
}

Stop fill(const std::vector<TextBlock>& texts, Stop start, SheetColumn& column,
          SheetWriter& writer) {
  Stop at = start;
  for (; at.block < texts.size(); ++at.block, at.line = 0) {
    const TextBlock& block = texts[at.block];
    while (at.line < block.lines.size()) {
      const double before = column.fresh || at.line > 0 ? 0 : block.before;
      const double room = column.room() - before;
      qsizetype taken = linesFor(texts, at, room, column.bottom - column.top);
      if (taken == 0 && column.fresh) {
        taken = std::clamp<qsizetype>(static_cast<qsizetype>(room / block.step()), 1,
                                      block.lines.size() - at.line);
      }
      if (taken == 0) return at;
      writer.text(block, at.line, at.line + taken, column);
      at.line += taken;
      if (at.line < block.lines.size()) return at;
    }
  }
  return at;
}

}  // namespace candour
