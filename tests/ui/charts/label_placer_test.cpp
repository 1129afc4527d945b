// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "ui/charts/label_placer.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace candour;

namespace {

const QRectF kRoom(0, 0, 300, 200);

bool anyOverlap(const std::vector<QRectF>& boxes) {
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < boxes.size(); ++j) {
      if (boxes[i].intersects(boxes[j])) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("a lone label stands right of its mark, at the edge left of it") {
  LabelPlacer placer(kRoom);
  const QRectF right = placer.place({100, 100}, 4, {60, 14});
  CHECK(right.left() > 104);
  CHECK(right.center().y() == Approx(100));
  LabelPlacer another(kRoom);
  CHECK(another.place({290, 100}, 4, {60, 14}).right() < 286);
}

TEST_CASE("many labels of one place never overlap and never leave the room") {
  LabelPlacer placer(kRoom);
  std::vector<QRectF> boxes;
  for (int i = 0; i < 30; ++i) {
    placer.avoidMark({150, 100}, 4);
    boxes.push_back(placer.place({150, 100}, 4, {50, 14}));
    CHECK(kRoom.contains(boxes.back()));
  }
  CHECK_FALSE(anyOverlap(boxes));
}

TEST_CASE("labels keep off marks and lines while there is room elsewhere") {
  LabelPlacer placer(kRoom);
  placer.avoidMark({100, 100}, 4);
  placer.avoidMark({125, 100}, 4);
  placer.avoidLine({{0, 85}, {300, 85}});
  const QRectF box = placer.place({100, 100}, 4, {60, 14});
  CHECK_FALSE(box.contains(QPointF(125, 100)));
  CHECK_FALSE((box.top() < 85 && box.bottom() > 85));
}

TEST_CASE("of given places the one is taken that covers least") {
  LabelPlacer placer(kRoom);
  placer.avoidMark({20, 20}, 4);
  CHECK(placer.placeAtOneOf({{10, 10}, {10, 60}}, {40, 14}).top() == 60);
  CHECK(placer.placeAtOneOf({{10, 60}, {10, 10}}, {40, 14}).top() == 10);
}

TEST_CASE("labels at the ends of lines are moved apart") {
  const TextMeasure measure{};
  SceneBuilder builder(measure, 12);
  std::vector<EndLabel> labels;
  for (const double y : {50.0, 52.0, 53.0, 99.0}) {
    labels.push_back({{100, y}, {QStringLiteral("Target")}});
  }
  CHECK(planEndLabels(labels, 400, builder) > 0);
  CHECK(endLabelsHeight(labels, builder) == Approx(4 * builder.line()));
  drawEndLabels(labels, 106, 0, 100, builder);
  std::vector<QRectF> boxes;
  for (const SceneItem& item : builder.take({400, 100}).items) {
    if (const auto* run = std::get_if<TextRun>(&item)) boxes.push_back(run->box());
  }
  REQUIRE(boxes.size() == 4);
  CHECK_FALSE(anyOverlap(boxes));
  for (const QRectF& box : boxes) CHECK(box.bottom() <= 100);
}
