// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSlider>

#include "tests/ui/pages/briefing_driving.h"

using namespace candour;
using namespace candour::driving;

// What a page adds to a briefing is what it shows.

TEST_CASE("The drivers page asks for the figures it shows") {
  SampleDesk desk;
  click(desk.window, "stepDrivers");
  checkTabs(desk.window, desk.session, 5);
  choose(desk.window, "chipArea", QStringLiteral("Lewisham"));
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(0);
  checkQuestion(desk.window, desk.session);
}

TEST_CASE("The answers to the questions of a driver, of all and of the outcome are shown") {
  SampleDesk desk;
  click(desk.window, "stepDrivers");
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(2);
  settle(desk.window, desk.session);
  auto* items = visible<QComboBox>(desk.window, "itemsDriver");
  CHECK(items->currentText().toStdString() == desk.session.question().drivers[0].name);
  CHECK(front(desk.window).figureQuestion()->driver == desk.session.question().drivers[0].name);
  const auto shownOf = [&](int index) {
    items->setCurrentIndex(index);
    Q_EMIT items->activated(index);
    checkQuestion(desk.window, desk.session);
    return front(desk.window).figure()->rows.size();
  };
  CHECK(shownOf(0) == 47);
  CHECK(front(desk.window).figureQuestion()->driver.empty());
  CHECK(shownOf(items->count() - 1) == 1);
  CHECK(front(desk.window).figureQuestion()->driver == desk.session.question().outcome.name);
  CHECK(desk.session.remembered("drivers.items") == desk.session.question().outcome.name);
}

TEST_CASE("The Prepare page asks for the figures of scales it shows") {
  SampleDesk desk;
  click(desk.window, "stepPrepare");
  auto* tabs = visible<QTabBar>(desk.window, "tabs");
  tabs->setCurrentIndex(1);
  checkQuestion(desk.window, desk.session);
  const auto asked = front(desk.window).figureQuestion();
  REQUIRE(asked);
  CHECK(asked->topic == FigureTopic::Reliability);
  CHECK(asked->driver == desk.session.question().drivers[0].name);
  auto* scale = visible<QComboBox>(desk.window, "scaleOf");
  scale->setCurrentIndex(1);
  Q_EMIT scale->activated(1);
  for (const int tab : {1, 2, 3}) {
    tabs->setCurrentIndex(tab);
    checkQuestion(desk.window, desk.session);
    CHECK(front(desk.window).figureQuestion()->driver == desk.session.question().drivers[1].name);
  }
  auto* factors = visible<QComboBox>(desk.window, "scaleFactors");
  factors->setCurrentIndex(2);
  Q_EMIT factors->activated(2);
  checkQuestion(desk.window, desk.session);
  CHECK(front(desk.window).figureQuestion()->factors.factors == 2);
}

TEST_CASE("The boroughs page asks for the figures it shows") {
  SampleDesk desk;
  click(desk.window, "stepBoroughs");
  checkTabs(desk.window, desk.session, 5);
  choose(desk.window, "chipArea", QStringLiteral("Lewisham"));
  checkQuestion(desk.window, desk.session);
}

TEST_CASE("The trends page asks for the figures it shows") {
  SampleDesk desk;
  click(desk.window, "stepTrends");
  visible<QDoubleSpinBox>(desk.window, "trendTarget")->setValue(90);
  checkQuestion(desk.window, desk.session);
  auto* by = visible<QComboBox>(desk.window, "trendBy");
  by->setCurrentIndex(by->findData(QString::fromStdString(nameOf(TrendBy::Rolling12))));
  Q_EMIT by->activated(by->currentIndex());
  checkTabs(desk.window, desk.session, 4);
}

TEST_CASE("The what-if page asks for the figures it shows, once something is moved") {
  SampleDesk desk;
  click(desk.window, "stepWhat-if");
  settle(desk.window, desk.session);
  CHECK_FALSE(front(desk.window).figureQuestion());
  CHECK_FALSE(visible<QPushButton>(desk.window, "addToBriefing")->isEnabled());
  auto* slider = front(desk.window).findChild<QSlider*>();
  REQUIRE(slider != nullptr);
  slider->setValue(slider->maximum() / 2);
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(0);
  settle(desk.window, desk.session);
  checkTabs(desk.window, desk.session, 4);
  // Of one area's question performance and importance are everyone's.
  choose(desk.window, "chipArea", QStringLiteral("Lewisham"));
  checkQuestion(desk.window, desk.session);
}
