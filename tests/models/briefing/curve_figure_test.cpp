// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "models/briefing/figures.h"
#include "tests/support/figure_checks.h"
#include "tests/support/sample_answers.h"

using namespace candour;

TEST_CASE("a curve says from where to where it runs") {
  const Figure figure = curveFigure(scaleCurve(), trustContext());
  CHECK(figure.headline ==
        "Predicted trust rises from 23\xC2\xA0% to 92\xC2\xA0% with engagement and fair treatment");
  CHECK(figure.continuous);
  CHECK(figure.curve.size() == 41);
  CHECK(figure.histogram.size() == 10);
  CHECK(figure.table.size() == 42);
  checkHouseRules(figure);
  DriverCurve falling = scaleCurve();
  for (auto& point : falling.points) point.value = 1 - point.value;
  std::reverse(falling.points.begin(), falling.points.end());
  CHECK(curveFigure(falling, trustContext()).headline.find("falls from 92") != std::string::npos);
}

TEST_CASE("a curve whose ends cannot be told apart is called flat") {
  DriverCurve flat = scaleCurve();
  for (auto& point : flat.points) point.lower = 0.1, point.upper = 0.95;
  CHECK(curveFigure(flat, trustContext()).headline ==
        "No clear change in trust along engagement and fair treatment");
  checkHouseRules(curveFigure(DriverCurve{}, FigureContext{}));
}

TEST_CASE("a category gives a row for each of its answers, in their order") {
  const Figure figure =
      curveFigure(categoryCurve({"Very worried", "Fairly worried", "Not worried"}), trustContext());
  CHECK(figure.headline ==
        "Predicted trust runs from 50\xC2\xA0% to 68\xC2\xA0% across worry about crime");
  REQUIRE(figure.rows.size() == 3);
  CHECK(figure.rows[0].label == "Very worried");
  CHECK(figure.rows[2].valueText == "68\xC2\xA0%");
  checkHouseRules(figure);
}

TEST_CASE("highest and lowest of many answers must differ by more than those of two") {
  const auto headline = [](std::size_t answers) {
    DriverCurve curve = categoryCurve(std::vector<std::string>(answers, "An answer"));
    for (auto& point : curve.points) {
      point.estimate = &point == &curve.points.back() ? .585 : .5;
      point.lower = point.estimate - .04;
      point.upper = point.estimate + .04;
    }
    return curveFigure(curve, trustContext()).headline;
  };
  CHECK(headline(2).find("runs from 50") != std::string::npos);
  CHECK(headline(12) == "No clear difference in trust along worry about crime");
}
