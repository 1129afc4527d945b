// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/pages/wards/card_delegate.h"

#include <QListView>
#include <QPainter>
#include <QTextLayout>
#include <cmath>
#include <vector>

#include "ui/pages/wards/board_cards.h"
#include "ui/widgets/theme.h"

using namespace Qt::StringLiterals;

namespace candour {

namespace {

constexpr int kBetween = 8;  // cards
constexpr int kPadding = 10;
constexpr int kMostLines = 3;
constexpr int kGap = 4;  // between the parts of a card

const BoardCard& cardAt(const QModelIndex& index) {
  return static_cast<const CardListModel*>(index.model())->card(index.row());
}

struct Part {
  QString text;
  QFont font;
  QColor ink;
  int mostLines = 1;
  bool marked = false;  // on a ground of its own: overdue
};

QFont smaller(QFont font) {
  font.setPointSizeF(font.pointSizeF() * 0.9);
  return font;
}

QFont bold(QFont font) {
  font.setBold(true);
  return font;
}

// A style sheet that gives the list its ground hides the theme's colours in its palette.
ThemeColours coloursOf(const QStyleOptionViewItem& option) {
  const bool dark = option.widget != nullptr && isDark(*option.widget);
  return dark ? darkColours() : lightColours();
}

std::vector<Part> partsOf(const BoardCard& card, const QFont& font, const ThemeColours& colours) {
  const QColor text = colours.text;
  const QColor muted = colours.muted;
  std::vector<Part> parts{{card.ward, bold(font), card.withdrawn ? muted : text, 2}};
  if (!card.borough.isEmpty()) parts.push_back({card.borough, smaller(font), muted});
  parts.push_back({card.words, font, card.withdrawn ? muted : text, kMostLines});
  if (!card.category.isEmpty()) parts.push_back({card.category, smaller(font), muted, 2});
  if (!card.week.isEmpty()) parts.push_back({card.week, smaller(font), muted, 2});
  if (card.withdrawn) parts.push_back({CardDelegate::tr("Withdrawn"), smaller(font), muted});
  if (!card.overdue.isEmpty()) {
    parts.push_back({CardDelegate::tr("Overdue: %1").arg(card.overdue), smaller(font), text,
                     kMostLines + 1, true});
  }
  return parts;
}

// The text in lines of `width`; what does not fit is cut off with an ellipsis.
QStringList linesOf(const Part& part, int width) {
  const QFontMetrics metrics(part.font);
  if (metrics.horizontalAdvance(part.text) <= width) return {part.text};
  if (part.mostLines == 1) return {metrics.elidedText(part.text, Qt::ElideRight, width)};
  QTextLayout layout(part.text, part.font);
  QStringList lines;
  layout.beginLayout();
  while (true) {
    QTextLine line = layout.createLine();
    if (!line.isValid()) break;
    line.setLineWidth(width);
    if (lines.size() + 1 == part.mostLines) {
      lines << metrics.elidedText(part.text.mid(line.textStart()), Qt::ElideRight, width);
      break;
    }
    lines << part.text.mid(line.textStart(), line.textLength()).trimmed();
  }
  layout.endLayout();
  return lines;
}

int marginOf(const Part& part) {
  return part.marked ? 6 : 0;
}

int heightOf(const Part& part, int width) {
  const auto lines = linesOf(part, width - 2 * marginOf(part)).size();
  return static_cast<int>(lines) * QFontMetrics(part.font).height() + marginOf(part);
}

int roomIn(const QStyleOptionViewItem& option) {
  const auto* view = qobject_cast<const QListView*>(option.widget);
  return (view == nullptr ? option.rect.width() : view->viewport()->width()) - 2 * kPadding - 2;
}

void paintPart(QPainter& painter, const Part& part, const QRect& place,
               const ThemeColours& colours) {
  if (part.marked) {
    painter.setPen(colours.noteBorder);
    painter.setBrush(colours.note);
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  }
  painter.setFont(part.font);
  painter.setPen(part.ink);
  const QFontMetrics metrics(part.font);
  const int margin = marginOf(part);
  int baseline = place.top() + margin / 2 + metrics.ascent();
  for (const QString& line : linesOf(part, place.width() - 2 * margin)) {
    painter.drawText(place.left() + margin, baseline, line);
    baseline += metrics.height();
  }
}

}  // namespace

QSize CardDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const int width = roomIn(option);
  int height = 2 * kPadding + kBetween - kGap;
  for (const Part& part : partsOf(cardAt(index), option.font, coloursOf(option))) {
    height += heightOf(part, width) + kGap;
  }
  return {width + 2 * kPadding, height};
}

void CardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const bool chosen = option.state.testFlag(QStyle::State_Selected);
  const bool focused = chosen && option.state.testFlag(QStyle::State_Active) &&
                       option.widget != nullptr && option.widget->hasFocus();
  const QRect card = option.rect.adjusted(1, 1, -1, 1 - kBetween);
  const ThemeColours colours = coloursOf(option);
  const QColor edge = chosen ? colours.accent : colours.border;
  painter->setPen(QPen(edge, focused ? 2 : 1));
  painter->setBrush(chosen ? colours.softAccent : colours.panel);
  painter->drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
  const int width = roomIn(option);
  int top = card.top() + kPadding;
  for (const Part& part : partsOf(cardAt(index), option.font, colours)) {
    const int height = heightOf(part, width);
    paintPart(*painter, part, QRect(card.left() + kPadding, top, width, height), colours);
    top += height + kGap;
  }
  painter->restore();
}

}  // namespace candour
