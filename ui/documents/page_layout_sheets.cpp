// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/page_layout_sheets.h"

#include <utility>

#include "ui/documents/scene_shift.h"

namespace candour {

using namespace Qt::StringLiterals;

namespace {

TextStyle footStyle(const PageFormat& format, bool bold = false) {
  return {TextRole::Footer, Ink::Muted, bold, format.small};
}

// `text`, or as much of it as fits into `room`, with three dots.
QString elided(const QString& text, double room, const TextStyle& style,
               const TextMeasure& measure) {
  if (measure.width(text, style.size, style.bold) <= room) return text;
  const QChar dots(0x2026);
  qsizetype kept = text.size() - 1;
  while (kept > 0 && measure.width(text.left(kept) + dots, style.size, style.bold) > room) --kept;
  return text.left(kept).trimmed() + dots;
}

// The footer is what a figure ends with.
std::vector<SceneItem>::iterator firstNote(Scene& figure) {
  auto first = figure.items.end();
  while (first != figure.items.begin()) {
    const auto* run = std::get_if<TextRun>(&*std::prev(first));
    if (run == nullptr || run->role != TextRole::Footer) break;
    --first;
  }
  return first;
}

}  // namespace

SheetColumn SheetWriter::begin(std::size_t page, bool continued) {
  PageScene sheet;
  sheet.scene.size = m_format.size;
  sheet.page = page;
  sheet.continued = continued;
  m_sheets.push_back(std::move(sheet));
  const QRectF area = QRectF(QPointF(0, 0), m_format.size).marginsRemoved(m_format.margins);
  return {area.left(), area.width(), area.top(), area.top(), area.bottom(), true};
}

void SheetWriter::append(const Scene& items, PageBlock block) {
  PageScene& sheet = m_sheets.back();
  block.first = sheet.scene.items.size();
  block.count = items.items.size();
  sheet.scene.items.insert(sheet.scene.items.end(), items.items.begin(), items.items.end());
  if (block.count > 0) sheet.blocks.push_back(std::move(block));
}

void SheetWriter::text(const TextBlock& block, qsizetype from, qsizetype to, SheetColumn& column) {
  if (!column.fresh && from == 0) column.y += block.before;
  SceneBuilder builder(m_measure, block.style.size);
  const double top = column.y, step = block.step();
  const auto put = [&](const QString& line, double x) {
    builder.text(line, x, column.y + step / 2, Anchor::Left, block.style);
  };
  if (block.role == BlockRole::ListItem && from == 0) put(QChar(0x2022), column.left);
  for (qsizetype i = from; i < to; ++i) {
    put(block.lines[i], column.left + block.indent);
    column.y += step;
  }
  column.fresh = false;
  append(builder.take(m_format.size), {.role = block.role,
                                       .box = {column.left, top, column.width, column.y - top},
                                       .continued = from > 0,
                                       .goesOn = to < block.lines.size()});
}

void SheetWriter::figure(const Scene& scene, QPointF at, const std::string& alt) {
  Scene moved = scene;
  for (SceneItem& item : moved.items) std::visit(Shift{at}, item);
  Scene notes;
  const auto first = firstNote(moved);
  notes.items.assign(first, moved.items.end());
  moved.items.erase(first, moved.items.end());
  QRectF box(at, scene.size), below;
  if (!notes.items.empty()) {
    const double top = std::get<TextRun>(notes.items.front()).box().top();
    below = box.intersected(QRectF(box.left(), top, box.width(), box.height()));
    box.setBottom(top);
  }
  append(moved, {.role = BlockRole::Figure, .box = box, .alt = alt});
  append(notes, {.role = BlockRole::FigureNote, .box = below});
}

void SheetWriter::artifact(const QString& line, double x, double y, Anchor anchor,
                           const TextStyle& style) {
  SceneBuilder builder(m_measure, style.size);
  builder.text(line, x, y, anchor, style);
  append(builder.take(m_format.size), {.role = BlockRole::Artifact});
}

void SheetWriter::rule(double left, double right, double y) {
  Scene line;
  line.items.emplace_back(LineMark{{left, y}, {right, y}, 0.75, Ink::Axis});
  append(line, {.role = BlockRole::Artifact});
}

void drawFeet(const Document& document, SheetWriter& writer) {
  const PageFormat& format = writer.format();
  const std::size_t count = writer.sheets().size();
  std::vector<PageScene> sheets = std::exchange(writer.sheets(), {});
  for (std::size_t i = 0; i < count; ++i) {
    writer.sheets().push_back(std::move(sheets[i]));
    const QSizeF size = writer.sheets().back().scene.size;
    double left = format.margins.left();
    const double right = size.width() - format.margins.right();
    const double y = size.height() - 0.55 * format.margins.bottom();
    const QString number = u"Page %1 of %2"_s.arg(i + 1).arg(count);
    const double numberWidth = writer.measure().width(number, format.small);
    if (document.simulated) {
      const QString said = u"Simulated data"_s;
      writer.artifact(said, left, y, Anchor::Left, footStyle(format, true));
      left += writer.measure().width(said, format.small, true) + format.small;
    }
    const double room = right - numberWidth - 2.0 * format.small - left;
    const QString title = QString::fromStdString(document.title);
    writer.artifact(elided(title, room, footStyle(format), writer.measure()), left, y, Anchor::Left,
                    footStyle(format));
    writer.artifact(number, right, y, Anchor::Right, footStyle(format));
  }
}

}  // namespace candour
