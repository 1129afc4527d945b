// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QTabBar>
#include <QTableView>

#include "tests/ui/pages/sample_desk.h"

using namespace candour;
using namespace candour::driving;

TEST_CASE("The sample is recognised, and a newcomer's first clicks work") {
  SampleDesk desk;
  Session& session = desk.session;
  MainWindow& window = desk.window;
  CHECK(session.question().outcome.name == "Trust");
  CHECK(session.question().drivers.size() == 8);

  click(window, "stepDrivers");
  REQUIRE(waitFor([&] { return answered(session); }));
  REQUIRE(figure(window) != nullptr);
  CHECK(figure(window)->rows.size() == 8);
  CHECK(figure(window)->simulated);
  const std::string trust = figure(window)->headline;

  choose(window, "chipOutcome", QStringLiteral("Confidence"));
  CHECK(session.question().outcome.name.starts_with("Confidence"));
  REQUIRE(waitFor([&] { return answered(session); }));
  CHECK(figure(window)->headline != trust);

  choose(window, "chipArea", QStringLiteral("Lewisham"));
  REQUIRE(waitFor([&] { return answered(session); }));
  CHECK(session.answers().current().value<DriverModel>(kModel)->n < 1000);
  CHECK(figure(window)->subtitle.find("Lewisham") != std::string::npos);

  press(window, Qt::Key_Z, Qt::ControlModifier);
  press(window, Qt::Key_Z, Qt::ControlModifier);
  CHECK(session.question().outcome.name == "Trust");
  CHECK(figure(window)->headline == trust);

  click(window, "stepBoroughs");
  REQUIRE(waitFor([&] { return session.answers().current().known.contains(kPack); }));
  REQUIRE(figure(window) != nullptr);
  CHECK(figure(window)->rows.size() == 32);
}
