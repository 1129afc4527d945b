// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSlider>
#include <QTabBar>

#include "models/scenarios/uplift.h"
#include "tests/ui/pages/sample_desk.h"

using namespace candour;
using namespace candour::driving;

namespace {

const char* const kEngagement = "move:Engagement and fair treatment";

}  // namespace

TEST_CASE("A slider moves people and the share follows; back at its place nothing has changed") {
  SampleDesk desk;
  click(desk.window, "stepWhat-if");
  const std::string still = whatIfKey({}, {});
  REQUIRE(waitFor([&] { return desk.known<WhatIf>(still) != nullptr; }));
  CHECK(desk.known<WhatIf>(still)->then == desk.known<WhatIf>(still)->now);
  auto* slider = visible<QSlider>(desk.window, kEngagement);
  slider->setValue(2);
  const std::string moved = whatIfKey({{"Engagement and fair treatment", 0.1}}, {});
  REQUIRE(waitFor([&] { return desk.known<WhatIf>(moved) != nullptr; }));
  CHECK(desk.known<WhatIf>(moved)->change.lower > 0);
  CHECK(figure(desk.window)->kind == FigureKind::Scenario);
  click(desk.window, "resetMoves");
  CHECK(slider->value() == 0);
  REQUIRE(waitFor([&] { return desk.known<WhatIf>(still) != nullptr; }));
}

TEST_CASE("Another question is asked of its own model") {
  SampleDesk desk;
  click(desk.window, "stepWhat-if");
  const std::string still = whatIfKey({}, {});
  REQUIRE(waitFor([&] { return desk.known<WhatIf>(still) != nullptr; }));
  const double trust = desk.known<WhatIf>(still)->now;
  choose(desk.window, "chipOutcome", QStringLiteral("Confidence"));
  REQUIRE(waitFor([&] { return desk.known<WhatIf>(still) != nullptr; }));
  CHECK(desk.known<WhatIf>(still)->now < trust - 0.05);
}

TEST_CASE("A target out of reach says so") {
  SampleDesk desk;
  click(desk.window, "stepWhat-if");
  REQUIRE(waitFor([&] { return figure(desk.window) != nullptr; }));
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(1);
  auto* target = visible<QDoubleSpinBox>(desk.window, "scenarioTarget");
  target->setValue(99);
  const auto* driver = visible<QComboBox>(desk.window, "scenarioDriver");
  const std::string key = targetKey(driver->currentText().toStdString(), 0.99, {});
  REQUIRE(waitFor([&] { return desk.known<TargetAnswer>(key) != nullptr; }));
  CHECK(!desk.known<TargetAnswer>(key)->feasible);
  CHECK(!desk.known<TargetAnswer>(key)->why.empty());
}

TEST_CASE("What an area could gain, and importance beside performance") {
  SampleDesk desk;
  click(desk.window, "stepWhat-if");
  REQUIRE(waitFor([&] { return figure(desk.window) != nullptr; }));
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(2);
  auto* area = visible<QComboBox>(desk.window, "scenarioArea");
  area->setCurrentText(QStringLiteral("Hackney"));
  Q_EMIT area->activated(area->currentIndex());
  REQUIRE(waitFor([&] { return desk.known<UpliftAnswer>(upliftKey("Hackney")) != nullptr; }));
  CHECK(desk.known<UpliftAnswer>(upliftKey("Hackney"))->drivers.size() == 8);
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(3);
  REQUIRE(waitFor([&] {
    const Figure* shown = figure(desk.window);  // none while it is worked out
    return shown != nullptr && shown->kind == FigureKind::Priorities;
  }));
  CHECK(figure(desk.window)->points.size() == 8);
}
