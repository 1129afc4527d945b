// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/support/sample_figures.h"

#include <stdexcept>
#include <utility>

#include "models/briefing/area_figures.h"
#include "models/briefing/driver_comparison_figures.h"
#include "models/briefing/interaction_figure.h"
#include "models/drivers/derived_terms.h"
#include "tests/support/sample_answers.h"
#include "tests/support/sample_cooperation.h"
#include "tests/support/sample_diagnostics.h"
#include "tests/support/sample_plots.h"
#include "tests/support/sample_scales.h"

namespace candour {

namespace {

const std::string kQuestion =
    "To what extent do you agree that the police in this area listen to people like you?";

FigureContext plainContext() {
  FigureContext context;
  context.outcome = "djpol";
  context.measure = "share with djpol";
  context.question = "djpol";
  context.period = "2015 to 2018";
  context.among =
      "Wohnort und Gemeindegr\xC3\xB6\xC3\x9F"
      "e: 3 answers";
  context.source = "a_rather_long_file_name_of_a_survey_in_three_waves_2015_2018_final.dta";
  return context;
}

Figure manyDrivers(int count, double size) {
  std::vector<EffectRow> rows;
  for (int i = 0; i < count; ++i) {
    rows.push_back({kQuestion + " " + std::to_string(i), size * (1 - 0.14 * i), 0.2 * size});
  }
  return driverEffectsFigure(modelOf(rows), plainContext());
}

Figure contrasts() {
  return driverEffectsFigure(
      modelOf(
          {{"Worry about crime", -0.12, 0.02, "Very worried", "Not at all worried", Reach::Partly},
           {"averyveryverylongvariablenamewithoutanyblankinit_2015_recoded", 0.11, 0.02},
           {"x", 0.4, 0.5}}),
      trustContext());
}

// Groups with long names, one of them far off with nothing held equal, one without that number.
Figure strainedGroups() {
  GroupGaps gaps = groupGapsOf({{kQuestion, "Any other background", kQuestion, -.4, .001, .02},
                                {kQuestion, kQuestion, kQuestion, .02, -.3, .1},
                                {"Tenure", "Rented", "Owned", .02, .02, 0}});
  gaps.controls[0].groups[1].raw = kNotAvailable;
  return groupGapsFigure(gaps, plainContext());
}

// One driver's effect at each answer of another, `p` of the test that they differ.
Figure interactionOf(const std::string& driver, const std::string& given,
                     const std::vector<std::string>& places, double p) {
  DriverModel model = modelOf({{driver, .09, .006}, {given, .03, .008}});
  model.spec.interactions = {{driver, given}};
  TermTest test;
  test.driver = nameOf(model.spec.interactions.front());
  test.interaction = true;
  test.statistic = 4.31;
  test.df1 = static_cast<double>(places.size()) - 1;
  test.df2 = model.df;
  test.p = p;
  model.tests.push_back(test);
  for (std::size_t i = 0; i < places.size(); ++i) {
    ConditionalEffect c{model.effects.front(), given, given, places[i], 400};
    const double by = .03 * static_cast<double>(i);
    c.effect.estimate += by, c.effect.lower += by, c.effect.upper += by;
    if (i == 3) c.n = 4;  // too few to draw
    model.conditional.push_back(std::move(c));
  }
  return interactionFigure(model, {model.spec.interactions.front().first, {}}, trustContext());
}

Figure links(const CooperationPack& pack) {
  return cooperationFigure(pack, wordsOf(pack), trustContext());
}

Figure paths(const CooperationPack& pack) {
  const CooperationWords words = wordsOf(pack);
  return throughTrustFigure(pack, words, words.behaviours.front());
}

// Behaviours and mediators with long names, one that cannot be drawn, drivers that point both ways.
CooperationPack strainedPack() {
  auto pack = packOfBehaviours(
      {cooperationOf(kQuestion, {{kQuestion + " 1", -.2, .15}, {"x", .004, .0001}},
                     {{kQuestion, .2, .3, {.4, -.3}},
                      {"Worry", -.1, .01, {.05, -.12}, kQuestion},
                      {"x", .001, .0001, {.0001, .0001}}}),
       cooperationOf("Giving information", {{kQuestion + " 1", .1, .05}, {"x", .01, 0}})});
  pack.behaviours[1].mediators[0].perThousand = {};
  return pack;
}

Figure strainedImportance() {
  Importance importance = importanceOf({"Fear", "Fairness", kQuestion}, {0.12, 0.03, -0.0004});
  importance.drivers[0].unique = 0.2;
  importance.drivers[1].unique = -0.01;
  return importanceFigure(importance, trustContext());
}

// Thirty items with long wordings on six factors.
FactorStructure strainedStructure() {
  std::vector<std::string> wordings;
  std::vector<std::vector<double>> loadings;
  for (int i = 0; i < 30; ++i) {
    wordings.push_back(kQuestion + " " + std::to_string(i));
    std::vector<double> row(6, -0.04);
    row[static_cast<std::size_t>(i % 6)] = i % 7 == 0 ? -0.71 : 0.2 + 0.02 * i;
    loadings.push_back(row);
  }
  return structureWith(wordings, loadings);
}

Figure fewInterviews() {
  BoroughComparison comparison = boroughsOf(12);
  comparison.areas[3].n = 12;
  comparison.areas[5].lower = comparison.areas[5].upper = kNotAvailable;
  return rankedAreasFigure({.comparison = comparison}, plainContext(), SecondMark::None);
}

Figure extremeShares() {
  BoroughComparison comparison = boroughsOf(3, 40);
  comparison.areas[0].estimate = comparison.areas[0].upper = 1;
  comparison.areas[1].estimate = comparison.areas[1].lower = 0;
  return rankedAreasFigure({.comparison = comparison}, plainContext(), SecondMark::None);
}

Figure fallingCurve() {
  DriverCurve curve = scaleCurve();
  for (auto& point : curve.points) {
    point.estimate = 1 - point.estimate;
    std::swap(point.lower, point.upper);
    point.lower = 1 - point.lower, point.upper = 1 - point.upper;
    point.value = 17 + 60 * point.value;
  }
  curve.histogramFrom = 17, curve.histogramTo = 77;
  return curveFigure(curve, trustContext());
}

Figure flatCurve() {
  DriverCurve curve = scaleCurve();
  for (auto& point : curve.points) point.estimate = 0.69, point.lower = 0.6, point.upper = 0.78;
  curve.driver = kQuestion;
  curve.histogram.clear();
  return curveFigure(curve, plainContext());
}

}  // namespace

std::vector<std::pair<std::string, Figure>> sampleFigures() {
  const FigureContext context = trustContext();
  std::vector<NamedFigure> figures = {
      {"effects", driverEffectsFigure(trustModel(), context)},
      {"effects-15", manyDrivers(15, 0.1)},
      {"effects-2", manyDrivers(2, 0.1)},
      {"effects-tiny", manyDrivers(4, 1e-7)},
      {"effects-one", driverEffectsFigure(modelOf({{"Trust in courts", 0.002, 0.05}}), context)},
      {"effects-zero", driverEffectsFigure(modelOf({{"A", 0, 0}, {"B", 0, 0}}), context)},
      {"effects-none", driverEffectsFigure(DriverModel{}, FigureContext{})},
      {"contrasts", contrasts()},
      {"groups", groupGapsFigure(trustGroups(), context)},
      {"groups-strained", strainedGroups()},
      {"groups-none", groupGapsFigure(GroupGaps{}, FigureContext{})},
      {"interaction",
       interactionOf("Fairness", "Ethnicity", {"White British", "Asian", "Black", "Other"}, .014)},
      {"interaction-none", interactionOf("Fairness", "Age", {"16-24", "25-34"}, .6)},
      {"interaction-strained", interactionOf(kQuestion, kQuestion, {kQuestion, "b", "c"}, .001)},
      {"cooperation", links(trustPack())},
      {"cooperation-strained", links(strainedPack())},
      {"cooperation-one", links(packOfBehaviours({cooperationOf("A", {{"Trust", 0, 0}})}))},
      {"through-trust", paths(trustPack())},
      {"through-trust-strained", paths(strainedPack())},
      {"through-trust-none", paths(packOfBehaviours({cooperationOf("A", {{"Trust", 0, 0}})}))},
      {"likert", likertFigure(trustItems(), context)},
      {"likert-strained", likertFigure(strainedItems(kQuestion), plainContext())},
      {"likert-none", likertFigure(ItemAnswers{}, FigureContext{})},
      {"reliability",
       reliabilityFigure(reliabilityWith({"Treat everyone fairly", "Are helpful", "Listen"},
                                         {0.71, 0.6, 0.55}, 0.84),
                         context)},
      {"reliability-strained", reliabilityFigure(reliabilityWith({kQuestion, "x", kQuestion + " 2"},
                                                                 {0.4, -0.35, 0.001}, -0.2),
                                                 plainContext())},
      {"reliability-none", reliabilityFigure(Reliability{}, FigureContext{})},
      {"loadings", loadingsFigure(twoKinds(), context)},
      {"loadings-strained", loadingsFigure(strainedStructure(), plainContext())},
      {"loadings-none", loadingsFigure(FactorStructure{}, FigureContext{})},
      {"scree", screeFigure(twoKinds(), context)},
      {"scree-strained", screeFigure(strainedStructure(), plainContext())},
      {"scree-none", screeFigure(FactorStructure{}, FigureContext{})},
      {"importance", importanceFigure(trustImportance(), context)},
      {"importance-zero", importanceFigure(importanceOf({"A", "B"}, {0, 0}), context)},
      {"importance-strained", strainedImportance()},
      {"dominance", dominanceFigure(trustDominance(), context)},
      {"dominance-none", dominanceFigure(Importance{}, FigureContext{})},
      {"subgroups", subgroupsFigure(trustSubgroups(0.001, 5), context)},
      {"subgroups-alike", subgroupsFigure(trustSubgroups(0.4, 5), context)},
      {"subgroups-32", subgroupsFigure(trustSubgroups(0.001, 32), context)},
      {"sensitivity", sensitivityFigure(trustSensitivity(), context)},
      {"curve", curveFigure(scaleCurve(), context)},
      {"curve-falling", fallingCurve()},
      {"curve-flat", flatCurve()},
      {"category",
       curveFigure(categoryCurve({"Very worried", "Fairly worried", kQuestion}), context)},
      {"boroughs", rankedAreasFigure({.comparison = londonBoroughs()}, context, SecondMark::None)},
      {"areas-2",
       rankedAreasFigure({.comparison = boroughsOf(2)}, plainContext(), SecondMark::None)},
      {"areas-40",
       rankedAreasFigure({.comparison = boroughsOf(40, 60)}, plainContext(), SecondMark::None)},
      {"areas-few", fewInterviews()},
      {"areas-extreme", extremeShares()},
  };
  for (const auto& more : {sampleRowFigures(), samplePlaneFigures(), sampleGridFigures(),
                           sampleWardFigures(), sampleDiagnosticFigures()}) {
    figures.insert(figures.end(), more.begin(), more.end());
  }
  return figures;
}

Figure sampleFigure(const std::string& name) {
  for (auto& [known, figure] : sampleFigures()) {
    if (known == name) return figure;
  }
  throw std::out_of_range("no sample figure " + name);
}

}  // namespace candour
