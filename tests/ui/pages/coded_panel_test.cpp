// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QTabBar>
#include <QTableView>

#include "models/boroughs/borough_pack.h"
#include "models/trends/trend.h"
#include "tests/support/temporary.h"
#include "tests/ui/pages/driving.h"
#include "tests/ui/pages/small_survey.h"

using namespace candour;
using namespace candour::driving;

namespace {

// A window on a panel whose areas and waves are bare numbers.
struct PanelDesk {
  TemporaryFolder folder;
  Session session;
  MainWindow window{session, ThemeChoice::Light};

  PanelDesk() {
    const auto file = folder / "panel.csv";
    writeCodedPanel(file);
    window.resize(1280, 800);
    window.show();
    session.importFiles(folder / "panel.candour", {file});
    REQUIRE(waitFor([this] { return session.hasData(); }));
    DriverModelSpec question;
    question.outcome.name = "Trust";
    question.outcome.variable = "trust";
    question.outcome.positive = {4.0};
    question.drivers.push_back({.name = "Fairness", .items = {{.variable = "fairness"}}});
    question.drivers.front().as = TermKind::Scale;
    question.area = "area";
    question.wave = "wave";
    session.edit(QStringLiteral("all of it"), question);
  }

  // The line of "Shown as" that begins with `name`.
  QString saysOf(const char* name) {
    for (const auto* row : visible<QWidget>(window, "sectionShownAs")->findChildren<QWidget*>()) {
      if (row->accessibleName().startsWith(QLatin1String(name))) return row->accessibleName();
    }
    return {};
  }

  QString number(int row, int column) {
    return visible<QTableView>(window, "numbers")->model()->index(row, column).data().toString();
  }
};

}  // namespace

TEST_CASE("Areas that are bare codes are called areas, as in the figures") {
  PanelDesk desk;
  CHECK(visible<QAbstractButton>(desk.window, "stepBoroughs")->text() == QStringLiteral("Areas"));
  click(desk.window, "stepBoroughs");
  REQUIRE(waitFor([&] { return figure(desk.window) != nullptr; }));
  auto* areas = visible<QComboBox>(desk.window, "areaChosen");
  CHECK(areas->itemText(0) == QStringLiteral("Area 1"));
  CHECK(desk.number(0, 0) == QString::fromStdString(figure(desk.window)->rows.front().label));
  const int other = (areas->currentIndex() + 1) % areas->count();
  areas->setCurrentIndex(other);
  Q_EMIT areas->activated(other);
  CHECK(desk.session.remembered("boroughs.area") == std::to_string(other + 1));
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(3);
  CHECK(visible<QTableView>(desk.window, "numbers")->model()->headerData(0, Qt::Horizontal) ==
        QStringLiteral("Differs from Area %1").arg(other + 1));
  CHECK(desk.number(0, 0) == QStringLiteral("None of the others"));
}

TEST_CASE("Where nothing tells the time a trend goes wave by wave") {
  PanelDesk desk;
  click(desk.window, "stepTrends");
  REQUIRE(waitFor([&] { return figure(desk.window) != nullptr; }));
  CHECK(visible<QComboBox>(desk.window, "trendBy")->currentData().toString().toStdString() ==
        nameOf(TrendBy::Wave));
  CHECK(figure(desk.window)->series.front().points.size() == 2);
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(1);
  REQUIRE(waitFor(
      [&] { return figure(desk.window) != nullptr && figure(desk.window)->panels.size() == 4; }));
  CHECK(desk.number(1, 0) == QStringLiteral("Area 2"));
}

TEST_CASE("In a tall window the sections of the inspector stay together") {
  PanelDesk desk;
  desk.window.resize(1920, 1080);
  click(desk.window, "stepTrends");
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(1);
  REQUIRE(waitFor([&] { return figure(desk.window) != nullptr; }));
  QTest::qWait(50);  // for the layout
  const auto* shownAs = visible<QWidget>(desk.window, "sectionShownAs");
  const auto* numbers = visible<QWidget>(desk.window, "sectionNumbers");
  const auto* table = visible<QTableView>(desk.window, "numbers");
  CHECK(shownAs->height() <= shownAs->sizeHint().height() + 4);
  CHECK(numbers->y() - shownAs->geometry().bottom() < 30);
  CHECK(table->y() < 50);
}

TEST_CASE("Scenarios start from where the outcome and the drivers are now") {
  PanelDesk desk;
  click(desk.window, "stepWhat-if");
  REQUIRE(waitFor([&] { return figure(desk.window) != nullptr; }));
  CHECK(desk.number(0, 0) == QStringLiteral("Fairness"));
  CHECK(desk.number(0, 1) == desk.number(0, 2));
  CHECK(desk.saysOf("Seen") == QStringLiteral("Seen: lowest to highest mean of an area"));
  const auto* still = desk.session.answers().current().value<WhatIf>(whatIfKey({}, {}));
  REQUIRE(still != nullptr);
  auto* area = visible<QComboBox>(desk.window, "scenarioArea");
  CHECK(area->itemText(1) == QStringLiteral("Area 1"));
  visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(1);
  auto* target = visible<QDoubleSpinBox>(desk.window, "scenarioTarget");
  CHECK(target->value() > 100 * still->now);
  CHECK(target->value() <= 100 * still->now + 5);
  target->setValue(80);
  area->setCurrentIndex(1);
  Q_EMIT area->activated(1);
  CHECK(target->value() == 80);
  CHECK(desk.session.remembered("scenarios.area") == "1");
}
