// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/documents/native_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/charts/rows_plan.h"

namespace candour {

namespace {

constexpr double kGap = 10;         // between labels, plot and values
constexpr double kTallestRow = 58;  // rows are not spread further apart than this
constexpr int kLargestText = 14;
constexpr int kSmallestOneColumn = 12;
constexpr int kSmallestRowText = 11;
constexpr int kSmallestWhole = 9;  // of rows that must stay together
constexpr std::size_t kLeastForTwoColumns = 14;
constexpr double kLeastWidthForTwoColumns = 700;

bool isBars(FigureKind kind) {
  return kind == FigureKind::Importance || kind == FigureKind::Scenario ||
         kind == FigureKind::Waterfall;
}

// The steps of a waterfall are read together: each begins where the one before ends.
bool staysWhole(const Figure& figure) {
  return figure.kind == FigureKind::Waterfall;
}

double widest(const QStringList& lines, int size) {
  double width = 0;
  for (const QString& line : lines) width = std::max(width, TextMeasure().width(line, size));
  return width;
}

std::vector<RowSlot> slotsOf(const Figure& figure, std::size_t first, std::size_t last) {
  std::vector<RowSlot> rows;
  std::string group;
  for (std::size_t i = first; i < last; ++i) {
    const FigureRow& row = figure.rows[i];
    if (!row.group.empty() && row.group != group) rows.push_back({nullptr, nullptr, row.group});
    group = row.group;
    const std::string note = row.note.empty() ? "" : " (" + row.note + ")";
    rows.push_back({&row, nullptr, row.label + note});
  }
  if (!isBars(figure.kind) || last < figure.rows.size()) return rows;
  for (const ReferenceLine& line : figure.references) {
    if (!line.label.empty()) rows.push_back({nullptr, &line, line.label});
  }
  return rows;
}

// Into a third of the width, or up to half of it where three lines do not do.
void wrapLabels(RowsFrame& frame) {
  for (const double part : {0.3, 0.36, 0.42, 0.48}) {
    frame.labelWidth = 0;
    qsizetype most = 0;
    for (RowSlot& slot : frame.slots) {
      const bool bold = slot.row == nullptr && slot.reference == nullptr;
      slot.lines = TextMeasure().wrap(QString::fromStdString(slot.label), frame.text, bold,
                                      part * frame.size.width());
      frame.labelWidth = std::max(frame.labelWidth, 1.02 * widest(slot.lines, frame.text) + 4);
      most = std::max(most, slot.lines.size());
    }
    if (most <= 3) return;
  }
}

void planAxis(const Figure& figure, RowsFrame& frame) {
  const auto [low, high] = rowsRange(figure);
  const double room = frame.size.width() - frame.labelWidth - frame.valueWidth - 2 * kGap;
  const bool fromZero = figure.kind == FigureKind::Importance ||
                        figure.kind == FigureKind::Scenario || figure.zeroBased;
  for (int most = 8; most >= 2; --most) {
    const Axis axis = valueAxisOf(figure, fromZero ? std::min(low, 0.0) : low,
                                  fromZero ? std::max(high, 0.0) : high, most);
    frame.axis = nativeAxis(figure, axis, most);
    double tick = 0;
    for (std::size_t i = 0; i < frame.axis.ticks.size(); ++i) {
      tick =
          std::max(tick, TextMeasure().width(frame.axis.tickText(i, figure.percent), frame.text));
    }
    if (room / static_cast<double>(frame.axis.ticks.size() - 1) >= tick + frame.text) break;
  }
  frame.axisTitle = TextMeasure().wrap(rowsAxisTitle(figure, frame.axis), frame.text, false,
                                       std::max(80.0, room));
}

void planHeights(const Figure& figure, RowsFrame& frame) {
  const double line = lineHeight(frame.text);
  const bool many = frame.slots.size() > (staysWhole(figure) ? 7U : 12U);
  const double air = (many ? 0.15 : 0.5) * frame.text;
  qsizetype most = 1;
  for (RowSlot& slot : frame.slots) {
    most = std::max(most, slot.lines.size());
    slot.height = static_cast<double>(slot.lines.size()) * line + air;
  }
  // Categories of a chart of bars are all as high as the highest.
  if (isBars(figure.kind)) {
    for (RowSlot& slot : frame.slots) slot.height = static_cast<double>(most) * line + air;
  }
  const bool named = !isBars(figure.kind) &&
                     std::any_of(figure.references.begin(), figure.references.end(),
                                 [](const ReferenceLine& it) { return !it.label.empty(); });
  frame.top = named ? 1.4 * line : 6;
  frame.bottom = (1.6 + static_cast<double>(frame.axisTitle.size())) * line;
}

// How the rows are shared out: the text size and where the second column begins.
struct Columns {
  int text = kLargestText;
  std::size_t split = 0;  // 0: one column
};

bool fits(const Figure& figure, std::size_t first, std::size_t last, QSizeF size, int text) {
  return planRowsFrame(figure, first, last, size, text).neededHeight() <= size.height();
}

std::optional<Columns> columnsFor(const Figure& figure, std::size_t first, std::size_t last,
                                  QSizeF area) {
  for (int text = kLargestText; text >= kSmallestOneColumn; --text) {
    if (fits(figure, first, last, area, text)) return Columns{text, 0};
  }
  const QSizeF half((area.width() - 2 * kGap) / 2, area.height());
  const std::size_t split = first + (last - first + 1) / 2;
  const bool two = !staysWhole(figure) && last - first >= kLeastForTwoColumns &&
                   area.width() >= kLeastWidthForTwoColumns;
  for (int text = kSmallestOneColumn; two && text >= kSmallestRowText; --text) {
    if (fits(figure, first, split, half, text) && fits(figure, split, last, half, text)) {
      return Columns{text, split};
    }
  }
  const int smallest = staysWhole(figure) ? kSmallestWhole : kSmallestRowText;
  for (int text = kSmallestOneColumn - 1; text >= smallest; --text) {
    if (fits(figure, first, last, area, text)) return Columns{text, 0};
  }
  if (staysWhole(figure)) return Columns{kSmallestWhole, 0};
  return std::nullopt;
}

NativeChart chartOf(const Figure& figure, const RowsFrame& frame, QPointF at, std::size_t first,
                    std::size_t last) {
  ChartSheet sheet;
  const ChartSpec spec =
      isBars(figure.kind) ? barsSpec(figure, frame, sheet) : dotsSpec(figure, frame, sheet);
  return {QRectF(at, frame.size), chartXml(spec, sheet), chartWorkbook(sheet, figure.table), first,
          last};
}

std::vector<NativeChart> areaOf(const Figure& figure, std::size_t first, std::size_t last,
                                const Columns& columns, QSizeF area) {
  if (columns.split == 0) {
    RowsFrame frame = planRowsFrame(figure, first, last, area, columns.text);
    const double most =
        frame.top + frame.bottom +
        std::max(frame.slotsHeight(), kTallestRow * static_cast<double>(frame.slots.size()));
    frame.size.setHeight(std::min(area.height(), most));
    return {chartOf(figure, frame, {0, 0}, first, last)};
  }
  const QSizeF half((area.width() - 2 * kGap) / 2, area.height());
  RowsFrame left = planRowsFrame(figure, first, columns.split, half, columns.text);
  RowsFrame right = planRowsFrame(figure, columns.split, last, half, columns.text);
  // Both plots begin at the same distance from their labels and end alike.
  left.labelWidth = right.labelWidth = std::max(left.labelWidth, right.labelWidth);
  left.valueWidth = right.valueWidth = std::max(left.valueWidth, right.valueWidth);
  left.bottom = right.bottom = std::max(left.bottom, right.bottom);
  const bool coarser = left.axis.ticks.size() < right.axis.ticks.size();
  left.axis = right.axis = coarser ? left.axis : right.axis;
  return {chartOf(figure, left, {0, 0}, first, columns.split),
          chartOf(figure, right, {half.width() + 2 * kGap, 0}, columns.split, last)};
}

void addAreas(const Figure& figure, std::size_t first, std::size_t last, QSizeF area,
              std::vector<std::vector<NativeChart>>& areas) {
  auto columns = columnsFor(figure, first, last, area);
  if (!columns && last - first > 1) {
    const std::size_t middle = first + (last - first + 1) / 2;
    addAreas(figure, first, middle, area, areas);
    return addAreas(figure, middle, last, area, areas);
  }
  if (!columns) columns = Columns{kSmallestRowText, 0};
  areas.push_back(areaOf(figure, first, last, *columns, area));
}

}  // namespace

double RowsFrame::slotsHeight() const {
  double sum = 0;
  for (const RowSlot& slot : slots) sum += slot.height;
  return sum;
}

QRectF RowsFrame::plot() const {
  const double left = labelWidth + kGap;
  return {left, top, std::max(40.0, size.width() - left - valueWidth - kGap),
          std::max(20.0, size.height() - top - bottom)};
}

RowsFrame planRowsFrame(const Figure& figure, std::size_t first, std::size_t last, QSizeF size,
                        int text) {
  RowsFrame frame;
  frame.size = size;
  frame.text = text;
  frame.slots = slotsOf(figure, first, last);
  wrapLabels(frame);
  for (const RowSlot& slot : frame.slots) {
    if (slot.row == nullptr) continue;
    const QString value = QString::fromStdString(printedValue(*slot.row));
    frame.valueWidth = std::max(frame.valueWidth, TextMeasure().width(value, text) + 8);
  }
  planAxis(figure, frame);
  planHeights(figure, frame);
  return frame;
}

std::string printedValue(const FigureRow& row) {
  return row.tier.empty() ? row.valueText : row.valueText + ", tier " + row.tier;
}

std::string keyText(const Figure& figure, LegendMark mark, const std::string& otherwise) {
  for (const LegendEntry& entry : figure.legend) {
    if (entry.mark == mark) return entry.text;
  }
  return otherwise;
}

Axis nativeAxis(const Figure& figure, const Axis& axis, int most) {
  if (!figure.axisFrom && !figure.axisTo) return axis;
  const double free = std::numeric_limits<double>::infinity();
  return niceAxis(axis.from, axis.to, most, -free, free);
}

bool hasKey(const Figure& figure, LegendMark mark) {
  return std::any_of(figure.legend.begin(), figure.legend.end(),
                     [&](const LegendEntry& entry) { return entry.mark == mark; });
}

std::vector<std::vector<NativeChart>> rowCharts(const Figure& figure, QSizeF area) {
  std::vector<std::vector<NativeChart>> areas;
  if (figure.rows.empty()) return areas;
  addAreas(figure, 0, figure.rows.size(), area, areas);
  return areas;
}

}  // namespace candour
