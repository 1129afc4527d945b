// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "models/briefing/trend_figures.h"
#include "tests/models/briefing/trend_checks.h"
#include "tests/support/sample_answers.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

DriverTrends driversWith(const std::vector<double>& p) {
  DriverTrends trends;
  trends.spec.drivers = {{.name = "Engagement", .items = {}},
                         {.name = "Effectiveness", .items = {}}};
  trends.n = 19200;
  trends.nEffective = 15000;
  for (std::size_t d = 0; d < p.size(); ++d) {
    DriverTrend driver;
    driver.driver = driver.variable = d == 0 ? "Engagement" : "Effectiveness";
    driver.contrast = "per sd";
    for (int k = 0; k < 4; ++k) {
      const double effect = 0.08 + 0.01 * k * static_cast<double>(d + 1);
      driver.points.push_back({quarterAt(k), 3200, effect, 0.01, effect - 0.02, effect + 0.02, {}});
    }
    driver.pHolm = driver.change.p = p[d];
    if (std::isfinite(p[d])) {
      driver.testedFrom = 0;
      driver.testedTo = 3;
    } else {
      driver.change.why = "fewer than two periods with an effect can be compared";
    }
    trends.drivers.push_back(std::move(driver));
  }
  return trends;
}

}  // namespace

TEST_CASE("drivers over time are told by Holm over the drivers") {
  const auto figureOf = [](const std::vector<double>& p) {
    const Figure figure = driverTrendsFigure(driversWith(p), trustContext());
    checkHouseRules(figure);
    checkAltNumbers(figure, "Latest,");
    return figure;
  };
  CHECK(figureOf({0.5, 1}).headline ==
        "No driver\xE2\x80\x99s link with trust can be said to have changed");
  const Figure one = figureOf({0.01, 0.8});
  CHECK(one.headline == "The link of engagement with trust has changed");
  CHECK(one.panels[0].emphasised);
  CHECK_FALSE(one.panels[1].emphasised);
  CHECK(figureOf({0.01, 0.02}).headline ==
        "The links of engagement and effectiveness with trust have changed");
  CHECK(figureOf({kNotAvailable, kNotAvailable}).headline ==
        "Whether drivers\xE2\x80\x99 links have changed cannot be tested");
}

TEST_CASE("drivers not asked any more are told of the stretch they were tested in") {
  DriverTrends trends = driversWith({0.01, 0.8});
  for (auto& driver : trends.drivers) {
    driver.testedFrom = 0;
    driver.testedTo = 1;
    driver.points[2].window.breakBefore = true;
    for (const std::size_t k : {2, 3}) {
      auto& point = driver.points[k];
      point.estimate = point.se = point.lower = point.upper = kNotAvailable;
      point.why = "\"Engagement\" has no answers among the people asked about. Leave it out.";
    }
  }
  trends.drivers[0].points[0].why = "the fit is separated";
  Figure figure = driverTrendsFigure(trends, trustContext());
  checkHouseRules(figure);
  CHECK(figure.headline ==
        "The link of engagement with trust changed between Apr-Jun 2018 and Jul-Sep 2018");
  CHECK(figure.panels[0].valueText == "9.0 (Jul-Sep 2018)");
  CHECK_THAT(figure.altText, Contains("Engagement (Jul-Sep 2018): 9.0"));
  const std::string footer = join(figure.footer, "\n");
  CHECK_THAT(footer, Contains("Changes from Apr-Jun 2018 to Jul-Sep 2018 tested with Holm"));
  CHECK_THAT(footer, Contains("Not shown: Engagement, Apr-Jun 2018 (the fit is separated); "
                              "Oct-Dec 2018, Jan-Mar 2019 (\"Engagement\" has no answers among "
                              "the people asked about).\n"));
  trends.drivers[1].pHolm = kNotAvailable;
  trends.drivers[0].pHolm = 0.4;
  figure = driverTrendsFigure(trends, trustContext());
  CHECK(figure.headline ==
        "No driver\xE2\x80\x99s link can be said to have changed between Apr-Jun 2018 and Jul-Sep "
        "2018");
  CHECK_THAT(join(figure.footer, " "), Contains("Not tested: Effectiveness."));
}

TEST_CASE("drivers without a test have no legend and no test in words") {
  const Figure drivers =
      driverTrendsFigure(driversWith({kNotAvailable, kNotAvailable}), trustContext());
  checkHouseRules(drivers);
  CHECK_THAT(join(drivers.footer, " "), !Contains("Holm"));
  CHECK(drivers.legend.empty());
  CHECK_THAT(join(drivers.footer, " "), Contains("No change is tested: fewer than two periods"));
}
