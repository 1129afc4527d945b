// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include <catch2/catch.hpp>
#include <cmath>

#include "models/briefing/area_figures.h"
#include "models/briefing/gap_headline.h"
#include "models/briefing/table_headers.h"
#include "models/drivers/fitted_model.h"
#include "tests/support/figure_checks.h"
#include "tests/support/sample_answers.h"

using namespace candour;
using Catch::Matchers::Contains;

namespace {

struct PieceRow {
  std::string driver;
  GapPart part;
  double estimate;
  double se;
};

void infer(GapPiece& piece, double variance, int df) {
  piece.se = std::sqrt(variance);
  const Inference inference = inferenceOf(piece.estimate, piece.se, df);
  piece.lower = inference.lower, piece.upper = inference.upper, piece.p = inference.p;
}

// A gap of independent pieces, on 400 df.
GapExplanation gapOf(const std::vector<PieceRow>& rows) {
  GapExplanation gap;
  gap.spec.area = "C2";
  gap.spec.design.weight = "w";
  gap.group = {"C2", "Lewisham"};
  gap.groupName = "Lewisham";
  gap.source = "pas.sav";
  gap.n = 12000, gap.groupN = 400, gap.groupAnswered = 410, gap.nEffective = 9000, gap.df = 400;
  gap.wholeShare = 0.69;
  gap.composition.part = GapPart::Composition;
  gap.perception.part = GapPart::Perception;
  const auto count = static_cast<Eigen::Index>(rows.size());
  gap.covariance = Eigen::MatrixXd::Zero(count, count);
  double variance[3] = {0, 0, 0};
  for (Eigen::Index i = 0; i < count; ++i) {
    const PieceRow& row = rows[static_cast<std::size_t>(i)];
    GapPiece piece;
    piece.driver = row.driver, piece.part = row.part, piece.estimate = row.estimate;
    infer(piece, row.se * row.se, gap.df);
    gap.covariance(i, i) = row.se * row.se;
    variance[static_cast<int>(row.part)] += row.se * row.se;
    if (row.part == GapPart::Composition) gap.composition.estimate += row.estimate;
    if (row.part == GapPart::Perception) gap.perception.estimate += row.estimate;
    gap.gap += row.estimate;
    gap.pieces.push_back(piece);
  }
  infer(gap.composition, variance[0], gap.df);
  infer(gap.perception, variance[1], gap.df);
  GapPiece all;
  all.estimate = gap.gap;
  infer(all, gap.covariance.sum(), gap.df);
  gap.se = all.se, gap.lower = all.lower, gap.upper = all.upper, gap.p = all.p;
  gap.groupShare = gap.wholeShare + gap.gap;
  return gap;
}

GapExplanation lewisham() {
  return gapOf({{"Age", GapPart::Composition, 0.004, 0.002},
                {"Ethnicity", GapPart::Composition, -0.018, 0.004},
                {"Seen fairness", GapPart::Perception, -0.075, 0.006},
                {"Patrols", GapPart::Perception, 0.004, 0.003},
                {"", GapPart::Other, -0.014, 0.012}});
}

std::string headline(const std::vector<PieceRow>& rows) {
  const Figure figure = gapFigure(gapOf(rows), trustContext());
  checkHouseRules(figure);
  return figure.headline;
}

}  // namespace

TEST_CASE("a gap falls in steps from the whole to the group", "[gap]") {
  const GapExplanation gap = lewisham();
  const Figure figure = gapFigure(gap, trustContext());
  checkHouseRules(figure);
  CHECK(figure.kind == FigureKind::Waterfall);
  CHECK(figure.headline ==
        "Lewisham is 9.9 points below London on trust; seen fairness accounts for most");
  REQUIRE(figure.rows.size() == 6);
  CHECK(figure.rows[0].total);
  CHECK(figure.rows[0].value == Approx(69));
  CHECK(figure.rows[1].label == "Who lives there");
  CHECK(figure.rows[2].label == "Seen fairness");
  CHECK(figure.rows[4].label == "Not accounted for");
  for (std::size_t i = 1; i + 1 < figure.rows.size(); ++i) {
    const FigureRow& row = figure.rows[i];
    CHECK(*row.start == figure.rows[i - 1].value);
    CHECK(*row.lower < row.value);
    CHECK(row.value < *row.upper);
  }
  CHECK(figure.rows[5].total);
  CHECK(figure.rows[5].value == Approx(figure.rows[4].value).epsilon(1e-12));
  CHECK(*figure.rows[5].lower == Approx(69 + 100 * gap.lower));
  CHECK(figure.rows[3].valueText == "+0.4");
  CHECK(figure.table.front() == gapHeader());
  CHECK(figure.table.size() == 7);
  const std::string footer = join(figure.footer, "\n");
  CHECK_THAT(footer, Contains("Associated with trust, not proof of cause."));
  CHECK_THAT(footer, Contains("Who lives there: age and ethnicity."));
  CHECK_THAT(footer, Contains("of the group 400"));
  const auto from = figure.altText.find("London 69.0");
  REQUIRE(from != std::string::npos);
  for (const auto& number :
       numbersIn(figure.altText.substr(from, figure.altText.find("Base:") - from))) {
    INFO(number);
    CHECK(isInTable(figure, number));
  }
}

TEST_CASE("the headline of a gap says what its tests allow", "[gap]") {
  CHECK(headline(
            {{"Fairness", GapPart::Perception, -0.02, 0.02}, {"", GapPart::Other, -0.01, 0.02}}) ==
        "Lewisham cannot be told apart from London on trust");
  // More than half of the gap, but not beyond doubt.
  CHECK(headline(
            {{"Fairness", GapPart::Perception, -0.05, 0.01}, {"", GapPart::Other, -0.04, 0.02}}) ==
        "Lewisham is 9.0 points below London on trust; views of the police account for some");
  CHECK(headline({{"Age", GapPart::Composition, 0.08, 0.005},
                  {"Fairness", GapPart::Perception, 0.01, 0.01},
                  {"", GapPart::Other, 0.01, 0.01}}) ==
        "Lewisham is 10.0 points above London on trust; who lives there accounts for most");
  // What goes the other way accounts for nothing.
  CHECK(headline(
            {{"Fairness", GapPart::Perception, 0.05, 0.005}, {"", GapPart::Other, -0.12, 0.01}}) ==
        "Lewisham is 7.0 points below London on trust");
  CHECK(headline({{"Crime", GapPart::Perception, -0.03, 0.002},
                  {"Community problems", GapPart::Perception, -0.07, 0.002},
                  {"", GapPart::Other, 0, 0.002}}) ==
        "Lewisham is 10.0 points below London on trust; community problems account for most");
}

TEST_CASE("a group is called by what it is", "[gap]") {
  GapExplanation gap = lewisham();
  gap.group = {"eth", "Black"};
  gap.groupName = "Black";
  gap.spec.controls = {{.name = "Ethnicity", .items = {{.variable = "eth"}}}};
  CHECK(gapGroupName(gap) == "Black people");
  CHECK(gapHeadline(gap, trustContext()) ==
        "Black people are 9.9 points below London on trust; seen fairness accounts for most");
  CHECK(compositionName(gap) == "who they are");
  gap.groupName = "Other";
  CHECK(gapGroupName(gap) == "Ethnicity: Other");
  gap.spec.controls.clear();
  gap.groupName = "1";
  CHECK(gapGroupName(gap) == "eth: 1");
  CHECK_THAT(gapHeadline(gap, FigureContext{}), Contains("below the whole"));
}

TEST_CASE("a gap without errors is drawn without intervals, and says why", "[gap]") {
  GapExplanation gap = lewisham();
  gap.se = gap.lower = gap.upper = gap.p = kNotAvailable;
  gap.why = "too few degrees of freedom";
  for (auto& piece : gap.pieces) piece.se = piece.lower = piece.upper = piece.p = kNotAvailable;
  gap.composition.lower = gap.composition.upper = kNotAvailable;
  gap.df = 0;
  gap.simulated = true;
  const Figure figure = gapFigure(gap, trustContext());
  checkHouseRules(figure);
  for (const auto& row : figure.rows) CHECK_FALSE(row.lower);
  CHECK_THAT(join(figure.footer, " "), Contains("no interval: too few degrees of freedom."));
  CHECK(figure.headline == "Lewisham cannot be told apart from London on trust");
}

TEST_CASE("an area known by a code alone is named as on the other figures", "[gap]") {
  GapExplanation gap = lewisham();
  gap.groupName = "3";
  CHECK(gapGroupName(gap) == "Area 3");
  gap.spec.area = gap.group.variable = "borough";
  CHECK(gapGroupName(gap) == "Borough 3");
  checkHouseRules(gapFigure(gap, trustContext()));
}

TEST_CASE("a gap tells what the left out would change with the minus of the other numbers",
          "[gap]") {
  GapExplanation gap = lewisham();
  gap.directGap = -0.057, gap.groupAnswered = 15737, gap.groupN = 8711;
  gap.warnings.push_back({"complete_cases", {"Lewisham"}, "Many are left out."});
  const std::string footer = join(gapFigure(gap, trustContext()).footer, " ");
  CHECK_THAT(footer, Contains("7,026 of the 15,737 people in the group"));
  CHECK_THAT(footer, Contains("the gap is \xE2\x88\x92"
                              "5.7 points instead of \xE2\x88\x92"
                              "9.9."));
}
