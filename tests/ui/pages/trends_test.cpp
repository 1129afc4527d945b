// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QTabBar>
#include <QTableView>

#include "models/trends/trend.h"
#include "tests/ui/pages/sample_desk.h"

using namespace candour;
using namespace candour::driving;

namespace {

void chooseBy(MainWindow& window, TrendBy by) {
  auto* list = visible<QComboBox>(window, "trendBy");
  list->setCurrentIndex(list->findData(QString::fromStdString(nameOf(by))));
  Q_EMIT list->activated(list->currentIndex());
}

}  // namespace

TEST_CASE("The outcome is followed by quarter and by rolling year") {
  SampleDesk desk;
  click(desk.window, "stepTrends");
  REQUIRE(waitFor([&] { return figure(desk.window) != nullptr; }));
  CHECK(figure(desk.window)->kind == FigureKind::Trend);
  CHECK(figure(desk.window)->series.front().points.size() == 8);
  chooseBy(desk.window, TrendBy::Rolling12);
  REQUIRE(waitFor([&] {
    return figure(desk.window) != nullptr && figure(desk.window)->series.front().points.size() == 5;
  }));
  CHECK(visible<QTableView>(desk.window, "numbers")->model()->rowCount() == 5);
}

TEST_CASE("A target is a line and a test") {
  SampleDesk desk;
  click(desk.window, "stepTrends");
  REQUIRE(waitFor([&] { return figure(desk.window) != nullptr; }));
  CHECK(figure(desk.window)->references.empty());
  visible<QDoubleSpinBox>(desk.window, "trendTarget")->setValue(90);
  REQUIRE(waitFor(
      [&] { return figure(desk.window) != nullptr && !figure(desk.window)->references.empty(); }));
  CHECK(figure(desk.window)->references.front().value == Approx(90));
}

TEST_CASE("Every area and every driver is followed") {
  SampleDesk desk;
  click(desk.window, "stepTrends");
  chooseBy(desk.window, TrendBy::Rolling12);
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(1);
  const auto panels = [&] {
    const Figure* shown = figure(desk.window);
    return shown == nullptr ? std::size_t{0} : shown->panels.size();
  };
  REQUIRE(waitFor([&] { return panels() == 32; }));
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(2);
  REQUIRE(waitFor([&] { return panels() >= 8 && panels() < 32; }));
  // The driver, the period of its latest effect, the effect and the test of a change.
  const auto* numbers = visible<QTableView>(desk.window, "numbers")->model();
  CHECK(numbers->columnCount() == 4);
  CHECK(numbers->index(0, 1).data().toString() == u"Apr 2019 to Mar 2020");
}
