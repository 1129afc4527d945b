// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/page_layout_page.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ui/charts/figure_parts.h"
#include "ui/charts/rows_columns.h"
#include "ui/documents/page_layout_flow.h"
#include "ui/export/named_size.h"

namespace candour {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSmallestFigureText = 9;
constexpr int kTightText = 14;  // of the words beside a figure where that saves a slide
constexpr std::size_t kMostParts = 12;
constexpr double kWidestInset = 16;      // the margin of a figure of the largest text
constexpr double kFigureShare = 0.64;    // of the width, where text stands beside
constexpr double kTallest = 0.9;         // height of a figure for its width, if it may choose
constexpr double kTallestBeside = 0.85;  // height of such a figure for its width, if it may choose

/// A figure laid out so that its words begin where the page's text does.
struct PlacedFigure {
  Scene scene;
  double inset = 0;  // from the scene's left edge to its words

  [[nodiscard]] double height() const { return scene.size.height(); }
};

double insetOf(const Scene& scene) {
  double inset = scene.size.width();
  for (const SceneItem& item : scene.items) {
    if (const auto* run = std::get_if<TextRun>(&item)) inset = std::min(inset, run->at.x());
  }
  return std::clamp(inset, 0.0, kWidestInset);
}

PlacedFigure placeFigure(const Figure& figure, double width, double room, int smallest) {
  PlacedFigure placed{layoutFigure(figure, {width + 2 * smallest, room}, smallest), 0};
  placed.inset = insetOf(placed.scene);
  return placed;
}

// In two columns where its rows are too many for one.
PlacedFigure placeTall(const Figure& figure, double width, double room, int smallest) {
  PlacedFigure placed = placeFigure(figure, width, room, smallest);
  if (placed.height() <= room || !canStandInColumns(figure, width)) return placed;
  placed.scene = layoutFigureInColumns(figure, {width + 2 * smallest, room}, smallest);
  placed.inset = insetOf(placed.scene);
  return placed;
}

/// A figure's rows on several sheets.
struct PlacedPart {
  PlacedFigure placed;
  std::string altText;
};

// Nothing where a part is higher than `room`.
std::vector<PlacedPart> placeParts(const Figure& figure, std::size_t count, double width,
                                   double room) {
  std::vector<PlacedPart> parts;
  const std::vector<RowRange> stretches = rowStretches(figure.rows.size(), count);
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const Figure part = partOf(figure, stretches[i], i, stretches.size());
    parts.push_back({placeTall(part, width, room, kSmallestFigureText), part.altText});
    if (parts.back().placed.height() > room) return {};
  }
  return parts;
}

PageFormat tightened(PageFormat format, bool hasFigure) {
  format.leading = 1.2;
  format.air = 0.6;
  if (hasFigure) format.text = std::min(format.text, kTightText);
  format.figureRoom = 0;
  return format;
}

class PageLayout {
 public:
  /// `smaller`: the figure's text may be made smaller to stand on one sheet with its words.
  PageLayout(const DocumentPage& page, std::size_t index, SheetColumn column, SheetWriter& writer,
             bool smaller)
      : m_page(page), m_index(index), m_writer(writer), m_column(column), m_smaller(smaller) {
    m_texts = textsOf(page, writer.format(), column.width);
    if (!page.figure) return;
    m_figure = *page.figure;
    if (m_figure->headline == page.headline) m_figure->headline.clear();
  }

  void run() {
    flow(m_texts.headline);
    if (!m_figure) {
      flow(m_texts.paragraphs);
    } else if (!(m_smaller && tryTogether()) && !tryBeside(kSmallestText) && !tryStacked() &&
               !tryBeside(kSmallestFigureText) && !tryStackedSmaller() && !tryParts()) {
      stackGrowing();
    }
    flow(m_texts.list);
    putNotes();
  }

 private:
  [[nodiscard]] const PageFormat& format() const { return m_writer.format(); }
  [[nodiscard]] double gap() const {
    return m_column.fresh ? 0 : 0.4 * format().text * format().air;
  }

  /// Height for width of a figure that may choose: the analyst's, else `usual`.
  [[nodiscard]] double shape(double usual) const;
  void nextSheet();
  void flow(const std::vector<TextBlock>& texts);
  void makeRoom(double missing);
  void putFigure(const PlacedFigure& placed, const std::string& altText);
  /// What a sheet has room for below its running head.
  [[nodiscard]] double wholeRoom() const;
  bool tryTogether();
  bool tryBeside(int smallest);
  bool tryStacked();
  bool tryStackedSmaller();
  bool tryParts();
  void stackGrowing();
  void putNotes();

  const DocumentPage& m_page;
  std::size_t m_index;
  SheetWriter& m_writer;
  SheetColumn m_column;
  bool m_smaller;
  PageTexts m_texts;
  std::optional<Figure> m_figure;
};

QStringList runningHead(const DocumentPage& page, const SheetWriter& writer, double width) {
  const QString words = QString::fromStdString(page.headline) + u" (continued)"_s;
  return writer.measure().wrap(words.trimmed(), writer.format().small, false, width);
}

double headHeight(const QStringList& head, const PageFormat& format) {
  return static_cast<double>(head.size()) * lineHeight(format.small) + format.text;
}

double PageLayout::wholeRoom() const {
  return format().size.height() - format().margins.top() - format().margins.bottom() -
         headHeight(runningHead(m_page, m_writer, m_column.width), format());
}

double PageLayout::shape(double usual) const {
  const auto size = figureSizeNamed(m_figure->size);
  return size && size->width > 0 ? size->height / size->width : usual;
}

void PageLayout::nextSheet() {
  const QStringList head = runningHead(m_page, m_writer, m_column.width);
  m_column = m_writer.begin(m_index, true);
  const TextStyle style{TextRole::Footer, Ink::Muted, false, format().small};
  double y = m_column.y + lineHeight(format().small) / 2;
  for (const QString& line : head) {
    m_writer.artifact(line, m_column.left, y, Anchor::Left, style);
    y += lineHeight(format().small);
  }
  m_column.y += headHeight(head, format());
  m_column.top = m_column.y;
}

// All of `texts`, on as many sheets as they need.
void PageLayout::flow(const std::vector<TextBlock>& texts) {
  Stop at = fill(texts, {}, m_column, m_writer);
  while (at.block < texts.size()) {
    nextSheet();
    at = fill(texts, at, m_column, m_writer);
  }
}

// Makes the sheet taller by what is missing.
void PageLayout::makeRoom(double missing) {
  if (missing <= 0) return;
  m_writer.grow(missing);
  m_column.bottom += missing;
}

// Under what stands in the column; the sheet grows if it must.
void PageLayout::putFigure(const PlacedFigure& placed, const std::string& altText) {
  const double top = m_column.y + gap();
  makeRoom(top + placed.height() - m_column.bottom);
  m_writer.figure(placed.scene, {m_column.left - placed.inset, top}, altText);
  m_column.y = top + placed.height();
  m_column.fresh = false;
}

// The figure under its text with all that follows, at the largest size of its text that lets it.
bool PageLayout::tryTogether() {
  const double others =
      heightOf(m_texts.paragraphs) + heightOf(m_texts.list) + heightOf(m_texts.notes);
  const double room = m_column.room() - gap() - others;
  const PlacedFigure placed = placeTall(*m_figure, m_column.width, room, kSmallestFigureText);
  if (placed.height() > room) return false;
  flow(m_texts.paragraphs);
  putFigure(placed, m_figure->altText);
  return true;
}

// Paragraphs on the left, the figure on the right, and under the paragraphs the list if there is
// room for it whole; notes run under both.
bool PageLayout::tryBeside(int smallest) {
  const bool hasText = !m_texts.paragraphs.empty() || !m_texts.list.empty();
  if (!format().beside || !hasText) return false;
  const double figureWidth = kFigureShare * m_column.width;
  SheetColumn side = m_column;
  side.fresh = true;
  side.y += 1.5 * gap();
  side.width -= figureWidth + 2 * format().text;
  const PageTexts texts = textsOf(m_page, format(), side.width);
  const double room = m_column.room() - heightOf(m_texts.notes);
  if (heightOf(texts.paragraphs) > room - 1.5 * gap()) return false;
  const double wanted = smallest < kSmallestText ? room : shape(kTallestBeside) * figureWidth;
  const PlacedFigure placed = placeFigure(*m_figure, figureWidth, std::min(room, wanted), smallest);
  if (placed.height() > room) return false;
  side.bottom = m_column.bottom - heightOf(m_texts.notes);
  fill(texts.paragraphs, {}, side, m_writer);
  const double left = m_column.left + m_column.width - figureWidth - placed.inset;
  m_writer.figure(placed.scene, {left, m_column.y}, m_figure->altText);
  if (heightOf(texts.list) <= side.room()) {
    fill(texts.list, {}, side, m_writer);
    m_texts.list.clear();
  }
  // What is left of the sheet is the notes'; a list that is left goes on to another.
  m_column.y = m_texts.list.empty() ? side.bottom : m_column.bottom;
  m_column.fresh = false;
  return true;
}

// The figure under its text, or before it, or on a sheet of its own, at the size of text all
// figures have.
bool PageLayout::tryStacked() {
  const double above = heightOf(m_texts.paragraphs);
  const double below = heightOf(m_texts.list) + heightOf(m_texts.notes);
  const double most =
      std::min(shape(kTallest) * m_column.width, m_column.room() - gap() - above - below);
  const double least = figureSizeNamed(m_figure->size) ? 0 : format().figureRoom;
  const PlacedFigure placed =
      placeFigure(*m_figure, m_column.width, std::max(most, least), kSmallestText);
  const double room = m_column.room() - gap() - placed.height();
  const double notes = m_texts.list.empty() ? heightOf(m_texts.notes) : 0;
  if (above + notes <= room) {
    flow(m_texts.paragraphs);
    putFigure(placed, m_figure->altText);
    return true;
  }
  if (room >= 0 && m_texts.paragraphs.empty()) return false;  // save a sheet for notes alone
  if (room >= 0 && above <= m_column.room() / 2) {
    putFigure(placed, m_figure->altText);
    flow(m_texts.paragraphs);
    return true;
  }
  if (placed.height() > wholeRoom()) return false;
  if (m_texts.paragraphs.empty()) return false;  // a heading does not stay behind alone
  flow(m_texts.paragraphs);
  nextSheet();
  putFigure(placed, m_figure->altText);
  return true;
}

// With its text and the notes, if that will do; else before its text.
bool PageLayout::tryStackedSmaller() {
  const double above = heightOf(m_texts.paragraphs), notes = heightOf(m_texts.notes);
  for (const double others : {above + notes, notes, 0.0}) {
    const double room = m_column.room() - gap() - others;
    const PlacedFigure placed = placeTall(*m_figure, m_column.width, room, kSmallestFigureText);
    if (placed.height() > room) continue;
    if (others > notes) flow(m_texts.paragraphs);
    putFigure(placed, m_figure->altText);
    if (others <= notes) flow(m_texts.paragraphs);
    return true;
  }
  return false;
}

// Some of the rows on every sheet, in as few parts as will do: the first under the text, if it
// fits there.
bool PageLayout::tryParts() {
  if (!canBeParted(*m_figure)) return false;
  const double first = m_column.room() - gap() - heightOf(m_texts.paragraphs);
  for (const double room : {std::min(first, wholeRoom()), wholeRoom()}) {
    // A heading does not stay behind alone.
    if (room > first && m_texts.paragraphs.empty()) continue;
    for (std::size_t count = 2; count <= std::min(kMostParts, m_figure->rows.size()); ++count) {
      const std::vector<PlacedPart> parts = placeParts(*m_figure, count, m_column.width, room);
      if (parts.empty()) continue;
      flow(m_texts.paragraphs);
      for (const PlacedPart& part : parts) {
        if (part.placed.height() + gap() > m_column.room() + 0.01) nextSheet();
        putFigure(part.placed, part.altText);
      }
      return true;
    }
  }
  return false;
}

// The last resort: the sheet grows.
void PageLayout::stackGrowing() {
  flow(m_texts.paragraphs);
  putFigure(placeFigure(*m_figure, m_column.width, 0, kSmallestFigureText), m_figure->altText);
}

// At the foot of the last sheet, none parted from the others that could stand with them.
void PageLayout::putNotes() {
  if (m_texts.notes.empty()) return;
  if (!m_column.fresh && heightOf(m_texts.notes) > m_column.room() + 0.01) nextSheet();
  const double free = m_column.room() - heightOf(m_texts.notes);
  if (free > 0 && !m_column.fresh) m_column.y += free;
  flow(m_texts.notes);
}

}  // namespace

void layoutPage(const DocumentPage& page, std::size_t index, SheetColumn column,
                SheetWriter& writer) {
  const PageScene begun = writer.sheets().back();
  const std::size_t before = writer.sheets().size();
  const PageFormat usual = writer.format();
  PageLayout(page, index, column, writer, false).run();
  std::vector<PageScene> best = writer.sheets();
  // A little less air may save a sheet, or a figure of smaller text.
  const bool hasFigure = page.figure.has_value();
  for (const auto& [tight, smaller] : {std::pair(true, false), {false, true}, {true, true}}) {
    if (best.size() == before || (smaller && !hasFigure)) break;
    writer.sheets().resize(before);
    writer.sheets().back() = begun;
    if (tight) writer.setFormat(tightened(usual, hasFigure));
    PageLayout(page, index, column, writer, smaller).run();
    writer.setFormat(usual);
    if (writer.sheets().size() < best.size()) best = writer.sheets();
  }
  writer.sheets() = std::move(best);
}

}  // namespace candour
