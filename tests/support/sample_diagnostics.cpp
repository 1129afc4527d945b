// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "tests/support/sample_diagnostics.h"

#include <algorithm>
#include <cmath>

#include "tests/support/sample_answers.h"
#include "tests/support/sample_plots.h"

namespace candour {

namespace {

DiagnosticEstimate around(double value, double half) {
  return {value, half / 1.96, value - half, value + half, {}};
}

Calibration calibrationAbout(double bend) {
  Calibration calibration;
  for (int k = 0; k < 10; ++k) {
    CalibrationGroup group;
    group.n = 900;
    group.share = 0.1;
    group.predicted = 0.25 + 0.07 * k;
    const double observed = group.predicted + bend * (k % 2 == 0 ? 0.012 : -0.014);
    group.observed = around(std::clamp(observed, 0.02, 0.98), 0.02);
    calibration.groups.push_back(group);
  }
  for (int k = 0; k <= 40; ++k) {
    const double p = 0.2 + 0.0175 * k;
    calibration.curve.push_back({p, std::clamp(p + 0.01 * bend, 0.0, 1.0), p - 0.02, p + 0.02});
  }
  calibration.goodness = {0.9, 9, 480, 0.52, {}};
  calibration.intercept = around(0.01, 0.1);
  calibration.slope = around(0.98, 0.06);
  calibration.folds = 10;
  return calibration;
}

Discrimination discriminationOf(double power) {
  Discrimination discrimination;
  discrimination.auc = around(power / (1 + power), 0.012);
  discrimination.crossed = around(power / (1 + power) - 0.006, 0.012);
  for (int k = 0; k <= 100; ++k) {
    const double x = k / 100.0;
    discrimination.points.push_back({x, std::pow(x, 1 / power), 1 - x});
  }
  return discrimination;
}

void addDriver(const std::string& driver, int k, bool control, Diagnostics& answer) {
  answer.collinearity.inflations.push_back(
      {driver, control, 1 + k % 3, 1.2 + 0.3 * k, std::sqrt(1.2 + 0.3 * k), {}});
  if (control) return;
  const double effect = 0.09 - 0.02 * k;
  answer.influence.ranges.push_back(
      {driver, driver, "per sd", {}, effect, effect - 0.004, effect + 0.003, "12", "40"});
  WeightedPair pair;
  pair.driver = pair.variable = driver;
  pair.contrast = "per sd";
  pair.weighted = around(effect, 0.02);
  pair.unweighted = around(effect + 0.006, 0.018);
  pair.difference = around(-0.006, 0.01);
  pair.p = 0.2, pair.pHolm = 1;
  answer.weights.effects.push_back(std::move(pair));
}

Diagnostics strained() {
  std::vector<std::string> names;
  for (int k = 0; k < 9; ++k) names.push_back(longName(k, 70));
  Diagnostics answer = diagnosticsOf(names);
  answer.calibration = calibrationAbout(9);
  answer.calibration.goodness = {61, 9, 480, 1e-12, {}};
  answer.calibration.groups[4].observed.lower = kNotAvailable;
  answer.calibration.groups[4].observed.upper = kNotAvailable;
  answer.weights.interactions = {8, 9, 400, 1e-9, {}};
  answer.influence.ranges[2].level = longName(3, 60);
  answer.influence.ranges[2].contrast = "versus " + longName(4, 40);
  answer.influence.ranges[0].lowest = -0.3;
  answer.collinearity.inflations[0].factor = 31.4;
  answer.discrimination = discriminationOf(1.02);
  return answer;
}

Diagnostics separated() {
  Diagnostics answer = diagnosticsOf({});
  answer.why = "the model has a separated level: its estimates have no bound";
  answer.calibration = {};
  answer.calibration.goodness.why = answer.calibration.slope.why = answer.why;
  answer.discrimination = {};
  answer.discrimination.auc.why = answer.influence.why = answer.weights.why = answer.why;
  return answer;
}

}  // namespace

Diagnostics diagnosticsOf(const std::vector<std::string>& drivers) {
  Diagnostics answer;
  answer.n = 9000;
  answer.nEffective = 7100;
  answer.designDf = 490, answer.df = 471, answer.psus = 520;
  answer.weighted = true, answer.simulated = true;
  answer.calibration = calibrationAbout(1);
  answer.discrimination = discriminationOf(3);
  answer.influence.units = 520;
  answer.weights.interactions = {1.1, 9, 470, 0.36, {}};
  answer.collinearity.dimensions = {{3.4, {}}};
  answer.collinearity.pairs = {{"Effectiveness", "Fair treatment", 0.52}};
  for (std::size_t k = 0; k < drivers.size(); ++k) {
    const bool control = k + 1 == drivers.size() && k > 0;
    addDriver(drivers[k], static_cast<int>(k), control, answer);
  }
  return answer;
}

std::vector<std::pair<std::string, Figure>> sampleDiagnosticFigures() {
  const std::pair<std::string, Diagnostics> answers[] = {
      {"", diagnosticsOf({"Engagement and fair treatment", "Effectiveness", "Worry about crime",
                          "Information", "Age"})},
      {"-strained", strained()},
      {"-none", separated()}};
  std::vector<std::pair<std::string, Figure>> figures;
  for (const auto& [ending, answer] : answers) {
    const FigureContext context = trustContext();
    figures.emplace_back("calibration" + ending, calibrationFigure(answer, context));
    figures.emplace_back("roc" + ending, rocFigure(answer, context));
    figures.emplace_back("collinearity" + ending, collinearityFigure(answer, context));
    figures.emplace_back("influence" + ending, influenceFigure(answer, context));
    figures.emplace_back("weights" + ending, weightsFigure(answer, context));
  }
  return figures;
}

}  // namespace candour
