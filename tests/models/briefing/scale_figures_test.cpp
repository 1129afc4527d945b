// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "models/briefing/table_headers.h"
#include "models/findings/finding.h"
#include "tests/support/figure_checks.h"
#include "tests/support/sample_answers.h"
#include "tests/support/sample_scales.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

Figure reliable(const std::vector<double>& itemRests, double alpha) {
  std::vector<std::string> wordings;
  for (std::size_t i = 0; i < itemRests.size(); ++i) {
    wordings.push_back("Are police officers number " + std::to_string(i + 1) + " fair");
  }
  Figure figure = reliabilityFigure(reliabilityWith(wordings, itemRests, alpha), trustContext());
  checkHouseRules(figure);
  return figure;
}

}  // namespace

TEST_CASE("A scale's figure has the strongest item first, and alpha without each", "[scales]") {
  const Figure figure = reliable({0.5, 0.7, 0.6}, 0.84);
  REQUIRE(figure.rows.size() == 3);
  CHECK(figure.rows[0].value == Approx(0.7));
  CHECK(figure.rows[0].valueText == "0.70 (0.82)");
  CHECK(*figure.rows[2].lower == Approx(0.48));
  CHECK(figure.headline ==
        "The 3 items of engagement and fair treatment make a reliable scale (alpha 0.84)");
  CHECK(figure.table.front() == reliabilityHeader());
  CHECK(figure.table.size() == 4);
  CHECK(figure.legend.empty());
  CHECK_THAT(join(figure.footer, "\n"), Contains("Alpha 0.84 (0.83 to 0.85)"));
  CHECK_THAT(findingOf(FigureTopic::Reliability, figure, trustContext()), Contains("0.50"));
}

TEST_CASE("An item that runs against the others is hollow and said", "[scales]") {
  const Figure figure = reliable({0.5, -0.3, 0.6}, 0.41);
  CHECK_FALSE(figure.rows[2].filled);
  CHECK(figure.legend.size() == 2);
  CHECK_THAT(figure.headline, Contains("One item runs against the others"));
  CHECK_THAT(join(figure.footer, "\n"), Contains("turn it round"));
}

TEST_CASE("Two items have no alpha without one", "[scales]") {
  const Figure figure = reliable({0.5, 0.5}, 0.65);
  CHECK(figure.rows[0].valueText == "0.50");
  CHECK_THAT(join(figure.footer, "\n"), Contains("Spearman-Brown"));
  CHECK_THAT(figure.headline, Contains("too loosely"));
}

TEST_CASE("Loadings stand under their factors", "[scales]") {
  const Figure figure = loadingsFigure(twoKinds(), trustContext());
  checkHouseRules(figure);
  REQUIRE(figure.columns == std::vector<std::string>{"Factor 1", "Factor 2"});
  REQUIRE(figure.rows.size() == 8);
  CHECK(figure.rows[0].parts == std::vector<double>{0.82, 0.02});
  CHECK(figure.table.size() == 1 + 8 * 2);
  CHECK_THAT(figure.headline, Contains("two scales") && Contains("one belongs"));
  CHECK_THAT(join(figure.footer, "\n"), Contains("correlate 0.40"));
}

TEST_CASE("The headline of loadings counts only the items that belong to a scale", "[scales]") {
  FactorStructure answer = structureWith({"One", "Two", "Three", "Four", "Five"},
                                         {{.8, 0}, {.7, 0}, {.6, .1}, {.1, .2}, {0, .9}});
  CHECK_THAT(loadingsFigure(answer, trustContext()).headline,
             Contains("Three of five items form one scale"));
}

TEST_CASE("The scree has the items' line and that of chance", "[scales]") {
  const Figure figure = screeFigure(twoKinds(), trustContext());
  checkHouseRules(figure);
  REQUIRE(figure.series.size() == 2);
  CHECK(figure.series[0].marks);
  CHECK(figure.series[1].style == LineStyle::Dashed);
  CHECK(figure.zeroBased);
  CHECK(figure.headline == "Two factors stand out from chance among 8 items");
  CHECK(figure.table[1][3] == "yes");
  CHECK(figure.table[3][3] == "no");
}

TEST_CASE("Scales of nothing have figures in words", "[scales]") {
  checkHouseRules(reliabilityFigure(Reliability{}, trustContext()));
  checkHouseRules(loadingsFigure(FactorStructure{}, trustContext()));
  checkHouseRules(screeFigure(FactorStructure{}, trustContext()));
}
