// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "ui/charts/layout.h"
#include "ui/charts/scene.h"

namespace candour {

inline std::vector<TextRun> textsOf(const Scene& scene) {
  std::vector<TextRun> texts;
  for (const SceneItem& item : scene.items) {
    if (const auto* run = std::get_if<TextRun>(&item)) texts.push_back(*run);
  }
  return texts;
}

inline const QSizeF kHalfPage{451, 283};

template <typename Mark>
std::vector<Mark> marksOf(const Figure& figure, QSizeF size = kHalfPage) {
  std::vector<Mark> marks;
  for (const SceneItem& item : layoutFigure(figure, size).items) {
    if (const auto* mark = std::get_if<Mark>(&item)) marks.push_back(*mark);
  }
  return marks;
}

/// What is wrong with the texts of a scene, a line each; empty when none overlaps another, leaves
/// the page or is smaller than `smallest`.
inline std::string textProblems(const Scene& scene, int smallest = kSmallestText) {
  std::string problems;
  const std::vector<TextRun> texts = textsOf(scene);
  const QRectF page(QPointF(0, 0), scene.size);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string words = texts[i].text.toStdString();
    if (!page.contains(texts[i].box())) problems += "off the page: " + words + "\n";
    if (texts[i].size < smallest) problems += "too small: " + words + "\n";
    for (std::size_t j = i + 1; j < texts.size(); ++j) {
      const QRectF common = texts[i].box().intersected(texts[j].box());
      if (common.width() <= 0.5 || common.height() <= 0.5) continue;
      problems += "overlap: " + words + " | " + texts[j].text.toStdString() + "\n";
    }
  }
  return problems;
}

/// The reach of a scene's items: where a mark, or the beginning of a text, lies.
struct SceneExtent {
  QRectF page;
  bool inside = true;

  void point(QPointF p) {
    inside = inside && std::isfinite(p.x()) && std::isfinite(p.y()) && page.contains(p);
  }
  void operator()(const TextRun& run) { point(run.at); }
  void operator()(const LineMark& line) { point(line.from), point(line.to); }
  void operator()(const RectMark& rect) {
    point(rect.rect.topLeft()), point(rect.rect.bottomRight());
  }
  void operator()(const CircleMark& circle) {
    point(circle.centre - QPointF(circle.radius, circle.radius));
    point(circle.centre + QPointF(circle.radius, circle.radius));
  }
  void operator()(const PolygonMark& polygon) {
    for (const QPointF& p : polygon.points) point(p);
  }
  void operator()(const PolylineMark& polyline) {
    for (const QPointF& p : polyline.points) point(p);
  }
};

/// Which items leave the page, by their place in the scene; empty when none does.
inline std::string markProblems(const Scene& scene) {
  std::string problems;
  for (std::size_t i = 0; i < scene.items.size(); ++i) {
    SceneExtent extent{QRectF(QPointF(0, 0), scene.size).adjusted(-0.5, -0.5, 0.5, 0.5)};
    std::visit(extent, scene.items[i]);
    if (!extent.inside) problems += "item " + std::to_string(i) + " leaves the page\n";
  }
  return problems;
}

}  // namespace candour
