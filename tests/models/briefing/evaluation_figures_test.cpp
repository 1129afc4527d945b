// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/briefing/evaluation_figures.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/support/figure_checks.h"
#include "tests/support/sample_answers.h"
#include "tests/support/sample_wards.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

std::string headline(const Evaluation& evaluation) {
  return evaluationFigure(evaluation, trustContext()).headline;
}

}  // namespace

TEST_CASE("an evaluation keeps to the house rules, whatever it found", "[figure]") {
  for (const Evaluation& evaluation :
       {wardEvaluation(), fewWardsEvaluation(), Evaluation{}, evaluationOf(1, 1, 12, -4, 1),
        evaluationOf(9, 9, 300, 0, 3)}) {
    checkHouseRules(evaluationFigure(evaluation, trustContext()));
  }
  checkHouseRules(readinessFigure(readinessOf(40, 629), trustContext()));
  checkHouseRules(readinessFigure(readinessOf(3, 24), trustContext()));
}

TEST_CASE("a causal word is said only where the order was drawn and kept", "[figure]") {
  Evaluation evaluation = wardEvaluation();
  CHECK(headline(evaluation) == "Trust in wards that acted gained 6 points on wards compared");
  const Figure figure = evaluationFigure(evaluation, trustContext());
  CHECK_THAT(join(figure.footer, " "), Contains("not proof of cause"));
  evaluation.causal = true;
  evaluation.randomisation.drawn = true;
  CHECK(headline(evaluation) == "Weeks of action raised trust by 6 points");
  CHECK_THAT(join(evaluationFigure(evaluation, trustContext()).footer, " "),
             !Contains("proof of cause"));
  // Where chance is told by the draw itself, it has to agree.
  evaluation.randomisation.p = 0.2;
  CHECK_THAT(headline(evaluation), Contains("No effect on trust can be told"));
}

TEST_CASE("what cannot be told is not claimed", "[figure]") {
  CHECK_THAT(headline(evaluationOf(4, 4, 40, 2, 2)), Contains("few would be seen"));
  CHECK_THAT(headline(fewWardsEvaluation()), Contains("too few to tell"));
  Evaluation moved = wardEvaluation();
  moved.study.preTrend.p = 0.01;
  CHECK_THAT(headline(moved), Contains("on another path before"));
  CHECK_THAT(headline(evaluationOf(4, 4, 40, -8, 2)), Contains("lost 8 points against"));
  CHECK(headline(Evaluation{}) == "No effect can be given");
}

TEST_CASE("each point tells its wards and interviews, the base is zero", "[figure]") {
  const Figure figure = evaluationFigure(wardEvaluation(), trustContext());
  CHECK(figure.kind == FigureKind::EventStudy);
  REQUIRE(figure.strips.size() == 2);
  CHECK(figure.strips[0].values.size() == figure.points.size());
  for (const FigurePoint& point : figure.points) {
    if (point.x == -1) CHECK(point.y == 0);
    CHECK(point.x != 0);
  }
  REQUIRE(figure.verticals.size() == 1);
  CHECK(figure.verticals[0].value == 0);
  CHECK_THAT(join(figure.footer, " "), Contains("Smallest effect seen in 80 of 100 surveys"));
  // Every number of the alt text is a plotted one, but for the base and what they are parts of.
  for (const std::string& number : numbersIn(figure.altText)) {
    if (number == "12800" || number == "80" || number == "100" || number == "95") continue;
    INFO(number);
    CHECK((isInTable(figure, number) || number.size() == 4));
  }
}

TEST_CASE("readiness says what would go unseen", "[figure]") {
  const Figure figure = readinessFigure(readinessOf(40, 629), trustContext());
  CHECK_THAT(figure.headline, Contains("40 wards, one year each side"));
  CHECK(figure.series.size() == 3);
  CHECK_THAT(join(figure.footer, " "), Contains("more interviews a quarter"));
  const Figure none = readinessFigure(readinessOf(1, 24), trustContext());
  CHECK(wordCount(none.headline) <= kMostHeadlineWords);
}
