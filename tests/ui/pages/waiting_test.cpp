// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QLabel>
#include <QTabBar>

#include "tests/ui/pages/briefing_driving.h"

using namespace candour;
using namespace candour::driving;
using namespace Qt::StringLiterals;

namespace {

bool pageSays(MainWindow& window, const QString& begin) {
  const auto messages = window.findChildren<QLabel*>(u"pageMessage"_s);
  return std::any_of(messages.begin(), messages.end(), [&begin](const QLabel* message) {
    return message->isVisible() && message->text().startsWith(begin);
  });
}

}  // namespace

TEST_CASE("While a tab's figure is worked out no other tab's is in its place; stopping is said") {
  SampleDesk desk;
  click(desk.window, "stepDrivers");
  settle(desk.window, desk.session);
  REQUIRE(figure(desk.window) != nullptr);
  auto* tabs = visible<QTabBar>(desk.window, "tabs");
  tabs->setCurrentIndex(tabs->count() - 1);
  REQUIRE(tabs->tabText(tabs->currentIndex()) == u"Sensitivity"_s);
  REQUIRE(waitFor([&] { return pageSays(desk.window, u"Working it out"_s); }, 10000));
  CHECK(figure(desk.window) == nullptr);
  desk.session.background().cancelCurrent();
  REQUIRE(waitFor([&] { return pageSays(desk.window, u"Stopped."_s); }));
  desk.session.answers().askAgain();
  CHECK(pageSays(desk.window, u"Working it out"_s));
}
