// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/label_placer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace candour {

namespace {

constexpr double kFromMark = 4;    // between a mark and its label
constexpr double kAir = 2;         // between two labels
constexpr double kMarkCost = 70;   // of covering a mark, in points of distance
constexpr double kLineCost = 15;   // of covering a line
constexpr double kCrossing = 90;   // of a line that leads to a label over another label
constexpr double kRing = 6;        // between two distances that are tried
constexpr double kNearEnough = 7;  // a label this near needs no line that leads to it

bool crosses(const QLineF& line, const QRectF& box) {
  const QRectF around = QRectF(line.p1(), line.p2()).normalized().adjusted(-0.1, -0.1, 0.1, 0.1);
  if (!around.intersects(box)) return false;
  const QPointF along = line.p2() - line.p1();
  const auto side = [&](QPointF p) {
    return along.x() * (p.y() - line.y1()) - along.y() * (p.x() - line.x1());
  };
  const std::array<double, 4> sides = {side(box.topLeft()), side(box.topRight()),
                                       side(box.bottomLeft()), side(box.bottomRight())};
  const auto [low, high] = std::minmax_element(sides.begin(), sides.end());
  return *low <= 0 && *high >= 0;
}

QPointF nearest(const QRectF& box, QPointF p) {
  return {std::clamp(p.x(), box.left(), box.right()), std::clamp(p.y(), box.top(), box.bottom())};
}

double distance(QPointF a, QPointF b) {
  return std::hypot(a.x() - b.x(), a.y() - b.y());
}

// Directions in the order they are preferred: right, left, above, below, then between.
constexpr std::array<std::pair<double, double>, 16> kDirections = {{{1, 0},
                                                                    {-1, 0},
                                                                    {0, -1},
                                                                    {0, 1},
                                                                    {0.8, -0.6},
                                                                    {0.8, 0.6},
                                                                    {-0.8, -0.6},
                                                                    {-0.8, 0.6},
                                                                    {0.96, -0.28},
                                                                    {0.96, 0.28},
                                                                    {-0.96, -0.28},
                                                                    {-0.96, 0.28},
                                                                    {0.4, -0.92},
                                                                    {0.4, 0.92},
                                                                    {-0.4, -0.92},
                                                                    {-0.4, 0.92}}};

// The box whose nearest point lies about `away` from `at` in a direction.
QRectF boxTowards(QPointF at, std::pair<double, double> direction, double away, QSizeF size) {
  const auto [dx, dy] = direction;
  const double halfWidth = size.width() / 2, halfHeight = size.height() / 2;
  // Beside the mark at dx = 1, above it at dy = -1, round the corner between.
  const double x = at.x() + dx * away + std::clamp(1.6 * dx, -1.0, 1.0) * halfWidth;
  const double y = at.y() + dy * away + std::clamp(1.6 * dy, -1.0, 1.0) * halfHeight;
  return {QPointF(x - halfWidth, y - halfHeight), size};
}

}  // namespace

void LabelPlacer::avoidMark(QPointF centre, double radius) {
  m_marks.emplace_back(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
}

void LabelPlacer::avoidLine(const QPolygonF& points) {
  for (qsizetype i = 1; i < points.size(); ++i) m_lines.emplace_back(points[i - 1], points[i]);
}

bool LabelPlacer::isFree(const QRectF& box) const {
  if (!m_room.contains(box)) return false;
  const QRectF wide = box.adjusted(-kAir, 0, kAir, 0);
  return std::none_of(m_labels.begin(), m_labels.end(),
                      [&](const QRectF& other) { return other.intersects(wide); });
}

double LabelPlacer::cost(const QRectF& box) const {
  double sum = 0;
  for (const QRectF& mark : m_marks) sum += mark.intersects(box) ? kMarkCost : 0;
  for (const QLineF& leader : m_leaders) sum += crosses(leader, box) ? kCrossing : 0;
  // Limits and ribbons consist of many pieces: one of them covered or all is much the same.
  return sum + (coversLine(box) ? kLineCost : 0);
}

bool LabelPlacer::coversLine(const QRectF& box) const {
  return std::any_of(m_lines.begin(), m_lines.end(),
                     [&](const QLineF& line) { return crosses(line, box); });
}

// Of the line from a mark to its label: it should run over no other label, nor over marks.
double LabelPlacer::leaderCost(const QLineF& leader) const {
  double sum = 0;
  for (const QRectF& label : m_labels) sum += crosses(leader, label) ? kCrossing : 0;
  for (const QLineF& other : m_leaders) {
    sum += leader.intersects(other) == QLineF::BoundedIntersection ? kLineCost : 0;
  }
  for (const QRectF& mark : m_marks) {
    const bool own = mark.contains(leader.p1());
    sum += !own && crosses(leader, mark) ? kLineCost : 0;
  }
  return sum;
}

QRectF LabelPlacer::place(QPointF at, double radius, QSizeF size) {
  QRectF best(at + QPointF(radius + 2, -size.height() / 2), size);
  double least = std::numeric_limits<double>::infinity();
  const double farthest = m_room.width() + m_room.height();
  for (double away = radius + kFromMark; away < farthest && away - radius - kFromMark < least;
       away += kRing) {
    for (const auto& direction : kDirections) {
      const QRectF box = boxTowards(at, direction, away, size);
      if (!isFree(box)) continue;
      double sum = away - radius - kFromMark + cost(box);
      if (sum >= least) continue;
      const QLineF leader(at, nearest(box, at));
      if (leader.length() > radius + kNearEnough) sum += leaderCost(leader);
      if (sum < least) least = sum, best = box;
    }
  }
  for (double y = m_room.top(); !std::isfinite(least) && y < m_room.bottom(); y += kRing) {
    for (double x = m_room.left(); x < m_room.right(); x += kRing) {
      const QRectF box(QPointF(x, y), size);
      if (!isFree(box)) continue;
      least = 0, best = box;
      break;
    }
  }
  m_labels.push_back(best);
  return best;
}

QRectF LabelPlacer::placeAtOneOf(const std::vector<QPointF>& corners, QSizeF size) {
  QRectF best(corners.front(), size);
  double least = std::numeric_limits<double>::infinity();
  for (const QPointF& corner : corners) {
    const QRectF box(corner, size);
    if (!isFree(box)) continue;
    const double sum = cost(box);
    if (sum < least) least = sum, best = box;
    if (sum == 0) break;
  }
  m_labels.push_back(best);
  return best;
}

QSizeF sizeOfLines(const QStringList& lines, bool bold, const SceneBuilder& builder) {
  double widest = 0;
  for (const QString& line : lines) widest = std::max(widest, builder.width(line, bold));
  return {widest, static_cast<double>(lines.size()) * builder.line()};
}

void drawMarkLabels(std::vector<LabelledMark> marks, LabelPlacer& placer, SceneBuilder& builder) {
  const auto crowd = [&](const LabelledMark& mark) {
    return std::count_if(marks.begin(), marks.end(), [&](const LabelledMark& other) {
      return distance(mark.at, other.at) < 6 * builder.body();
    });
  };
  std::vector<std::pair<std::ptrdiff_t, std::size_t>> order;
  for (std::size_t i = 0; i < marks.size(); ++i) order.emplace_back(-crowd(marks[i]), i);
  std::sort(order.begin(), order.end());
  for (const auto& [crowded, i] : order) {
    const LabelledMark& mark = marks[i];
    const QSizeF size = sizeOfLines(mark.lines, mark.bold, builder);
    const QRectF box = placer.place(mark.at, mark.radius, size);
    const QPointF end = nearest(box.adjusted(-1, 1, 1, -1), mark.at);
    const double away = distance(end, mark.at);
    if (mark.onPaper && placer.coversLine(box))
      builder.add(RectMark{box.adjusted(-1, 1, 1, -1), Ink::Paper});
    if (away > mark.radius + kNearEnough) {
      const QPointF start = mark.at + (end - mark.at) * (mark.radius / away);
      builder.add(LineMark{start, end, 0.75, Ink::Axis});
      placer.avoidLeader({start, end});
    }
    // Lines of one label are set towards its mark.
    const bool left = box.center().x() < mark.at.x() - box.width() / 4;
    builder.lines(mark.lines, left ? box.right() : box.left(), box.top(),
                  left ? Anchor::Right : Anchor::Left, {TextRole::Direct, Ink::Text, mark.bold});
  }
}

double planEndLabels(std::vector<EndLabel>& labels, double width, const SceneBuilder& builder) {
  double widest = 0;
  for (EndLabel& label : labels) {
    label.lines =
        builder.measure().wrap(label.lines.join(u' '), builder.body(), label.bold, 0.24 * width);
    widest = std::max(widest, sizeOfLines(label.lines, label.bold, builder).width());
  }
  return labels.empty() ? 0 : widest + builder.body();
}

double endLabelsHeight(const std::vector<EndLabel>& labels, const SceneBuilder& builder) {
  double sum = 0;
  for (const EndLabel& label : labels) sum += sizeOfLines(label.lines, false, builder).height();
  return sum;
}

void drawEndLabels(std::vector<EndLabel> labels, double left, double top, double bottom,
                   SceneBuilder& builder) {
  std::stable_sort(labels.begin(), labels.end(),
                   [](const EndLabel& a, const EndLabel& b) { return a.end.y() < b.end.y(); });
  std::vector<double> tops, heights;
  for (const EndLabel& label : labels) {
    heights.push_back(static_cast<double>(label.lines.size()) * builder.line());
    const double wanted = label.end.y() - heights.back() / 2;
    const double free = tops.empty() ? top : tops.back() + heights[tops.size() - 1];
    tops.push_back(std::max(wanted, free));
  }
  double limit = bottom;
  for (std::size_t i = tops.size(); i-- > 0;) {
    tops[i] = std::min(tops[i], limit - heights[i]);
    limit = tops[i];
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const EndLabel& label = labels[i];
    const double y = tops[i] + heights[i] / 2;
    if (std::abs(y - label.end.y()) > builder.line() / 2 || left - label.end.x() > 12) {
      builder.add(LineMark{label.end, {left - 2, y}, 0.75, Ink::Axis});
    }
    builder.lines(label.lines, left, tops[i], Anchor::Left,
                  {TextRole::Direct, label.ink, label.bold});
  }
}

}  // namespace candour
