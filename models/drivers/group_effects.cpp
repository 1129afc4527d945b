// SPDX-License-Identifier: MIT
// Copyright (c) 2026 The Candour authors
#include "models/drivers/group_effects.h"

#include <algorithm>
#include <cmath>

#include "core/numeric/multiple_testing.h"
#include "models/drivers/equality_test.h"
#include "models/drivers/fitted_model.h"
#include "models/drivers/term_tests.h"

namespace candour {

namespace {

// Whether anybody in a group gave a level of a factor.
bool occurs(const PreparedModel& model, const GroupedColumns& columns, std::size_t group,
            const PlacedTerm& term, int level) {
  const ModelMatrix& matrix = model.matrix;
  for (std::size_t cell = matrix.cellAt(columns.begin[group]);
       cell < matrix.cells() && matrix.cellBegin(cell) < columns.begin[group + 1]; ++cell) {
    if (matrix.levelInCell(cell, term.place) == level) return true;
  }
  return false;
}

// Where nobody in a group is at the reference, its coefficients are against another level.
bool comparable(const PreparedModel& model, const GroupedColumns& columns, std::size_t group,
                const PlacedTerm& term) {
  return !term.categorical || occurs(model, columns, group, term, term.reference);
}

// The differences of a driver's coefficients between the groups that have them.
std::vector<std::pair<int, int>> differencesOf(const PreparedModel& model, const GroupedFit& fit,
                                               int driver) {
  std::vector<std::pair<int, int>> differences;
  for (const auto& term : model.terms) {
    if (term.group != driver) continue;
    for (const int column : columnsOf(model, term)) {
      int first = -1;
      for (std::size_t g = 0; g < fit.columns.groups(); ++g) {
        const int parameter = fit.columns.parameterOf(g, column);
        if (parameter < 0 || !comparable(model, fit.columns, g, term)) continue;
        if (first >= 0) differences.emplace_back(first, parameter);
        if (first < 0) first = parameter;
      }
    }
  }
  return differences;
}

bool isDriver(const PreparedModel& model, const PlacedTerm& term) {
  return term.group > 0 && static_cast<std::size_t>(term.group) < model.spec.drivers.size();
}

// A row of the answer and the term and level it is of.
struct Row {
  const PlacedTerm* term = nullptr;
  int level = -1;
};

std::vector<Row> rowsOf(const PreparedModel& model) {
  std::vector<Row> rows;
  for (const auto& term : model.terms) {
    if (!isDriver(model, term) || term.derived()) continue;
    if (!term.categorical) rows.push_back({&term, -1});
    for (int level = 0; level < static_cast<int>(term.levels.size()); ++level) {
      if (level != term.reference) rows.push_back({&term, level});
    }
  }
  return rows;
}

DriverByGroup describe(const PreparedModel& model, const Row& row) {
  DriverByGroup driver;
  driver.driver = model.groups[static_cast<std::size_t>(row.term->group)].name;
  driver.variable = row.term->variable;
  if (row.term->categorical) {
    driver.level = row.term->levels[static_cast<std::size_t>(row.level)];
    driver.contrast = "versus " + row.term->levels[static_cast<std::size_t>(row.term->reference)];
  } else {
    driver.contrast = "per sd";
    driver.sd = model.matrix.sd(row.term->place);
  }
  return driver;
}

// The effects of one group: value and gradient by row; empty where there is none, with why.
struct Measured {
  std::vector<Margin> margins;
  std::vector<std::string> why;
};

Measured measure(const PreparedModel& model, const GroupedFit& fit, const std::vector<Row>& rows,
                 std::size_t group) {
  Measured measured;
  const Margin slope = averageSlope(model.matrix, fit, group, model.w);
  std::vector<Margin> levels;
  const PlacedTerm* levelsOf = nullptr;
  for (const Row& row : rows) {
    Margin margin;
    std::string why;
    const PlacedTerm& term = *row.term;
    const int column = term.categorical ? model.matrix.columnOfLevel(term.place, row.level)
                                        : model.matrix.columnOfNumeric(term.place);
    const int parameter = fit.columns.parameterOf(group, column);
    if (term.categorical && (!occurs(model, fit.columns, group, term, row.level) ||
                             !comparable(model, fit.columns, group, term))) {
      const int lacking =
          occurs(model, fit.columns, group, term, row.level) ? term.reference : row.level;
      why =
          "nobody in the group answered \"" + term.levels[static_cast<std::size_t>(lacking)] + "\"";
    } else if (parameter < 0) {
      why = "the other drivers determine it in this group, or it does not vary there";
    } else if (term.categorical) {
      if (levelsOf != &term) levels = averageByLevel(model.matrix, fit, group, model.w, term.place);
      levelsOf = &term;
      const auto& at = levels[static_cast<std::size_t>(row.level)];
      const auto& reference = levels[static_cast<std::size_t>(term.reference)];
      margin = {at.value - reference.value, at.gradient - reference.gradient};
    } else {
      margin = {slope.value * fit.beta[parameter], slope.gradient * fit.beta[parameter]};
      margin.gradient[parameter] += slope.value;
    }
    measured.margins.push_back(std::move(margin));
    measured.why.push_back(std::move(why));
  }
  return measured;
}

// The groups' mean, each by its weight, of those that have the effect: as weights by group.
std::vector<double> meanWeights(const Subgroups& answer, const std::vector<Measured>& measured,
                                std::size_t row) {
  std::vector<double> weights(answer.groups.size(), 0);
  double total = 0;
  for (std::size_t g = 0; g < weights.size(); ++g) {
    if (measured[g].margins[row].gradient.size() == 0) continue;
    weights[g] = answer.groups[g].share;
    total += weights[g];
  }
  for (double& weight : weights) weight /= total;
  return weights;
}

// From the row's effects and their covariance.
void setRow(const Subgroups& answer, const std::vector<Measured>& measured, std::size_t row,
            const Eigen::MatrixXd& design, DriverByGroup& driver) {
  const auto groups = static_cast<Eigen::Index>(answer.groups.size());
  Eigen::MatrixXd gradients = Eigen::MatrixXd::Zero(groups, design.rows());
  Eigen::VectorXd values = Eigen::VectorXd::Zero(groups);
  for (Eigen::Index g = 0; g < groups; ++g) {
    const Margin& margin = measured[static_cast<std::size_t>(g)].margins[row];
    if (margin.gradient.size() == 0) continue;
    values[g] = margin.value;
    gradients.row(g) = margin.gradient;
  }
  const Eigen::MatrixXd v = gradients * design * gradients.transpose();
  const auto weights = meanWeights(answer, measured, row);
  const Eigen::Map<const Eigen::VectorXd> mean(weights.data(), groups);
  for (Eigen::Index g = 0; g < groups; ++g) {
    const auto at = static_cast<std::size_t>(g);
    GroupEffect effect;
    effect.why = measured[at].why[row];
    if (effect.why.empty()) {
      effect.estimate = values[g];
      effect.se = std::sqrt(std::max(0.0, v(g, g)));
      const Inference own = inferenceOf(effect.estimate, effect.se, answer.groups[at].df);
      effect.lower = own.lower, effect.upper = own.upper, effect.p = own.p;
      effect.difference = values[g] - mean.dot(values);
      const Eigen::VectorXd against = Eigen::VectorXd::Unit(groups, g) - mean;
      effect.differenceSe = std::sqrt(std::max(0.0, against.dot(v * against)));
      const bool alone = weights[at] == 1;
      if (!alone) {
        effect.differenceP =
            inferenceOf(effect.difference, effect.differenceSe, answer.groups[at].df).p;
      }
    }
    driver.effects.push_back(std::move(effect));
  }
}

void adjust(Subgroups& answer) {
  std::vector<double> p;
  for (const auto& driver : answer.drivers) {
    for (const auto& effect : driver.effects) p.push_back(effect.differenceP);
  }
  p = holm(p);
  auto next = p.begin();
  for (auto& driver : answer.drivers) {
    for (auto& effect : driver.effects) {
      effect.differencePHolm = *next++;
      effect.differs = answer.differ() && effect.differencePHolm < 0.05;
    }
  }
}

}  // namespace

void setTests(const PreparedModel& model, const GroupedFit& fit,
              const GroupCovariances& covariances, Subgroups& answer) {
  std::vector<std::pair<int, int>> all;
  std::vector<EqualityTest> tests(model.groups.size());
  std::vector<double> p(model.groups.size(), kNotAvailable);
  for (std::size_t g = 1; g < model.spec.drivers.size(); ++g) {
    const auto own = differencesOf(model, fit, static_cast<int>(g));
    tests[g] = equalityTest(own, fit.beta, covariances.own, covariances.design, answer.designDf);
    p[g] = tests[g].p;
    all.insert(all.end(), own.begin(), own.end());
  }
  answer.test = equalityTest(all, fit.beta, covariances.own, covariances.design, answer.designDf);
  p = holm(p);
  for (const Row& row : rowsOf(model)) {
    answer.drivers.push_back(describe(model, row));
    answer.drivers.back().test = tests[static_cast<std::size_t>(row.term->group)];
    answer.drivers.back().test.pHolm = p[static_cast<std::size_t>(row.term->group)];
  }
}

void setEffects(const PreparedModel& model, const GroupedFit& fit,
                const GroupCovariances& covariances, Subgroups& answer) {
  const auto rows = rowsOf(model);
  std::vector<Measured> measured;
  for (std::size_t g = 0; g < fit.columns.groups(); ++g) {
    measured.push_back(measure(model, fit, rows, g));
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    setRow(answer, measured, row, covariances.design, answer.drivers[row]);
  }
  adjust(answer);
}

}  // namespace candour
