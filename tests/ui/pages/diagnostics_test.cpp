// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <QLabel>

#include "tests/ui/pages/briefing_driving.h"
#include "ui/pages/diagnostics/check_list.h"

using namespace candour;
using namespace candour::driving;

TEST_CASE("The diagnostics page lists the checks, and each leads to its figure") {
  SampleDesk desk;
  click(desk.window, "stepDiagnostics");
  settle(desk.window, desk.session);
  auto* tabs = visible<QTabBar>(desk.window, "tabs");
  tabs->setCurrentIndex(0);
  settle(desk.window, desk.session);
  auto* list = visible<CheckList>(desk.window, "checks");
  for (const char* id :
       {"fit", "calibration", "overfitting", "link", "discrimination", "collinearity", "halo",
        "influence", "heavy_weights", "weighting", "events"}) {
    auto* row = list->findChild<QFrame*>(QStringLiteral("check-%1").arg(QLatin1String(id)));
    REQUIRE(row != nullptr);
    // The verdict is a word, too.
    CHECK(row->accessibleName().contains(QStringLiteral(": ")));
  }
  // What a check tells of is not told again above the checks.
  int said = 0;
  for (const auto* label : list->findChildren<QLabel*>()) {
    said += label->text().contains(QStringLiteral("(correlation 0.")) ? 1 : 0;
  }
  CHECK(said == 1);
  CHECK_FALSE(front(desk.window).figureQuestion().has_value());
  click(desk.window, "show-discrimination");
  settle(desk.window, desk.session);
  CHECK(tabs->currentIndex() == 2);
  REQUIRE(front(desk.window).figureQuestion().has_value());
  CHECK(front(desk.window).figureQuestion()->topic == FigureTopic::Roc);
}

TEST_CASE("The diagnostics page asks for the figures it shows") {
  SampleDesk desk;
  click(desk.window, "stepDiagnostics");
  const FigureTopic topics[] = {FigureTopic::Calibration, FigureTopic::Roc,
                                FigureTopic::Collinearity, FigureTopic::Influence,
                                FigureTopic::Weights};
  for (int tab = 1; tab <= 5; ++tab) {
    visible<QTabBar>(desk.window, "tabs")->setCurrentIndex(tab);
    checkQuestion(desk.window, desk.session);
    CHECK(front(desk.window).figureQuestion()->topic == topics[tab - 1]);
  }
}
